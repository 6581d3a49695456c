using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Execution;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>A machine with a few programs on its PATH, none of which is ever started, on which compilers are chosen.</summary>
internal sealed class ChoiceWorkshop : IDisposable
{
    private readonly List<(string Name, string Value)> metadata = [];
    private bool needsC = true;
    private bool needsCpp;

    public ChoiceWorkshop(string host = "linux-x64", string configuration = "Release")
    {
        Folder.Write("native/a.c", "");
        Environment["PATH"] = Directory.CreateDirectory(Folder["bin"]).FullName;
        Settings = new BuildSettings
        {
            Configuration = configuration,
            Host = PlatformSandbox.Platform(host),
            Environment = Environment,
            DebugSymbols = DebugSymbols.None,
        };
    }

    public TestFolder Folder { get; } = new();

    public Dictionary<string, string> Environment { get; } = [];

    public BuildSettings Settings { get; set; }

    public MessageRecorder Messages { get; } = new();

    /// <summary>Puts programs on PATH, or, by a relative path, elsewhere.</summary>
    public ChoiceWorkshop Install(params string[] programs)
    {
        foreach (var program in programs)
        {
            var file = OperatingSystem.IsWindows() && !program.EndsWith(".exe", StringComparison.Ordinal) ? program + ".exe" : program;
            Folder.WriteScript(file.Contains('/') ? file : "bin/" + file, "#!/bin/sh\nexit 1\n");
        }

        return this;
    }

    /// <summary>
    /// <c>NativeCompiler=clang</c>, <c>CC=clang</c> (a variable), <c>item:CC=clang</c>; <c>language=C++</c> for a project
    /// without C, <c>language=both</c> for one with both.
    /// </summary>
    public ChoiceWorkshop Say(string words)
    {
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (word.Split('=')[0], word.Split('=')[1]);
            switch (name)
            {
                case "language":
                    (needsC, needsCpp) = (value == "both", true);
                    break;
                case "NativeToolchain":
                    Settings = Settings with { Toolchain = Enum.Parse<NativeToolchain>(value, ignoreCase: true) };
                    break;
                case "NativeCompiler":
                    Settings = Settings with { Compiler = value };
                    break;
                case "NativeCppCompiler":
                    Settings = Settings with { CppCompiler = value };
                    break;
                case "NativeZigPath":
                    Settings = Settings with { ZigPath = value };
                    break;
                case "NativeGlibcBaseline":
                    Settings = Settings with { GlibcBaseline = value };
                    break;
                case "NativeMacOSDeploymentTarget":
                    Settings = Settings with { MacOSDeploymentTarget = value };
                    break;
                case "package":
                    Settings = Settings with { ZigPackagePath = Folder[value] };
                    break;
                case var other when other.StartsWith("item:", StringComparison.Ordinal):
                    metadata.Add((MetadataName.Environment, word["item:".Length..]));
                    break;
                default:
                    Environment[name] = value;
                    break;
            }
        }

        return this;
    }

    public CompilerSet? Choose(string rid)
    {
        var declaration = new NativeProjectDeclaration("native", metadata.ToDictionary(pair => pair.Name, pair => (IReadOnlyList<string>)[pair.Value]));
        var project = Assert.Single(new NativeProjectReader(Folder.Path, Settings.Platforms, Messages).Read([declaration])!);
        var environment = ToolEnvironment.Create(Environment);
        foreach (var (name, value) in project.Environment)
        {
            environment[name] = value;
        }

        var context = new ToolchainContext(project, Settings.Platforms.Find(rid)!, Settings, new BuildDirectory(Folder["obj"]), new ToolFinder(environment), environment, Messages);
        return CompilerChoice.Choose(context, needsC, needsCpp);
    }

    /// <summary><c>gcc (PATH)</c>, <c>gcc, g++ (PATH)</c>, or the code of what is wrong.</summary>
    public string Describe(string rid)
    {
        if (Choose(rid) is not { } chosen)
        {
            return string.Join(' ', Messages.ErrorCodes);
        }

        Assert.Empty(Messages.Errors);
        var programs = new[] { needsC ? chosen.CPath : null, needsCpp ? chosen.CppPath : null }.OfType<string>().Distinct().Select(Path.GetFileNameWithoutExtension);
        return $"{string.Join(", ", programs)} ({chosen.Origin})";
    }

    public void Dispose() => Folder.Dispose();
}
