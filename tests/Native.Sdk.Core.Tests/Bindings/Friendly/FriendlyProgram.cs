using System.Diagnostics;
using Native.Sdk.Bindings;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Headers;
using Native.Sdk.Platforms;

namespace Native.Sdk.Core.Tests.Bindings.Friendly;

/// <summary>A real library, bindings made of its header, and a program that uses them, for .NET and for frameworks without spans.</summary>
public sealed class FriendlyProgram : IDisposable
{
    private const string MonoLibraries = "/usr/lib/mono/4.5";

    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(Framework, "../../../dotnet"));

    private static readonly string Compiler = Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(Dotnet)!, "sdk"), "csc.dll", SearchOption.AllDirectories)
        .Where(file => file.Contains("bincore", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Last();

    private readonly TestFolder _folder = new();
    private readonly string _sources;
    private bool _isCompiled, _isCompiledForMono;

    /// <param name="header">The header; sources of the library and of the program lie beside it.</param>
    /// <param name="settings">For the bindings.</param>
    /// <param name="commands">What makes the library, run in the folder of the header; <c>{output}</c> is where it goes, <c>{temporary}</c> a folder.</param>
    internal FriendlyProgram(string header, BindingSettings settings, params string[][] commands)
    {
        _sources = Path.GetDirectoryName(header)!;
        Text = Generate(header, settings, Messages);
        _folder.Write("bindings.g.cs", Text);
        foreach (var command in commands)
        {
            Shell.Run(_sources, [.. command.Select(word => word.Replace("{output}", _folder[$"lib{settings.Library}.so"], StringComparison.Ordinal).Replace("{temporary}", _folder.Path, StringComparison.Ordinal))]);
        }
    }

    /// <summary>What the specimens lie in.</summary>
    public static string Specimens { get; } = Path.Combine(Repository.Root, "tests", "Native.Sdk.Core.Tests", "Bindings", "Friendly", "Specimens");

    /// <summary>Where native_sdk.h is.</summary>
    public static string Include { get; } = Path.Combine(Repository.Root, "native", "include");

    /// <summary>What was said while generating.</summary>
    public MessageRecorder Messages { get; } = new();

    /// <summary>The generated C#.</summary>
    public string Text { get; }

    /// <summary>The C# of a header, as the compiler of this machine sees it.</summary>
    private static string Generate(string header, BindingSettings settings, MessageRecorder messages)
    {
        var text = Shell.Run(Path.GetDirectoryName(header)!, ["gcc", "-E", "-dD", "-C", "-DNATIVE_SDK_BINDINGS", "-I" + Include, header]);
        var bindings = BindingGenerator.Generate(new BindingRequest
        {
            Settings = settings,
            Folder = Path.GetDirectoryName(header)!,
            Headers = [new BindingHeader(header, [new HeaderText(PlatformTable.Default.Find("linux-x64")!, CDataModel.LinuxX64, text)])],
        }, messages);
        Assert.True(bindings is not null, messages.VisibleText);
        return Assert.Single(bindings.Files).Text;
    }

    /// <summary>Runs one scenario of the program, with its arguments; it must pass.</summary>
    public void Run(string scenario, params (string Name, string Value)[] environment)
    {
        if (!_isCompiled)
        {
            string[] references = ["System.Private.CoreLib", "System.Runtime", "System.Runtime.InteropServices", "System.Collections", "System.Console", "System.Linq", "System.Threading", "System.Threading.Thread", "System.Memory", "System.Text.Encoding.Extensions"];
            Compile("program.dll", "NETCOREAPP;NETCOREAPP2_1_OR_GREATER;NET6_0_OR_GREATER", [.. references.Select(name => $"-r:{Framework}/{name}.dll")]);
            _folder.Write("program.runtimeconfig.json", "{\"runtimeOptions\":{\"framework\":{\"name\":\"Microsoft.NETCore.App\",\"version\":\"" + Environment.Version + "\"}}}");
            _isCompiled = true;
        }

        Start([Dotnet, _folder["program.dll"], .. scenario.Split(' ')], environment);
    }

    /// <summary>The same, compiled without spans and C's long, on the other runtime.</summary>
    public void RunOnMono(string scenario)
    {
        if (!_isCompiledForMono)
        {
            Compile("program.exe", "NETSTANDARD;NETSTANDARD2_0", ["-nostdlib", .. new[] { "mscorlib", "System", "System.Core" }.Select(name => $"-r:{MonoLibraries}/{name}.dll")]);
            _isCompiledForMono = true;
        }

        Start(["mono", _folder["program.exe"], scenario]);
    }

    public void Dispose() => _folder.Dispose();

    private void Compile(string output, string defines, string[] options) =>
        Shell.Run(_folder.Path,
        [
            Dotnet, "exec", Compiler, "-nologo", "-noconfig", "-deterministic", "-unsafe", "-nullable", "-warnaserror", "-langversion:latest", "-optimize",
            $"-define:{defines}", $"-out:{output}", $"-doc:{output}.xml", .. options, "bindings.g.cs", Path.Combine(_sources, "Scenarios.cs"),
        ]);

    private void Start(string[] command, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LD_LIBRARY_PATH"] = _folder.Path;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: {process.ExitCode}\n{output}{errors.Result}");
        Assert.Equal("passed\n", output);
    }
}
