using System.Diagnostics;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>A folder of its own in which a test runs real tools.</summary>
public class Workshop : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("native-sdk-binaries-");

    public string this[string file] => Path.Combine(_folder.FullName, file);

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    public void Write(string file, string content) => Write(file, System.Text.Encoding.UTF8.GetBytes(content));

    public void Write(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[file])!);
        File.WriteAllBytes(this[file], content);
    }

    public byte[] Read(string file) => File.ReadAllBytes(this[file]);

    /// <summary>Compiles source text to an object file, <c>name.o</c>, and gives its bytes.</summary>
    public byte[] CompileToBytes(string source, string name, params string[] command)
    {
        Write(name, source);
        Run([.. command, "-c", name, "-o", name + ".o"]);
        return Read(name + ".o");
    }

    /// <summary>Runs a tool in the folder and gives what it wrote, errors included; it must succeed.</summary>
    public string Run(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        start.Environment.Remove("DEBUGINFOD_URLS");    // gdb would ask the network
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: {process.ExitCode}\n{output}{errors.Result}");
        return output + errors.Result;
    }
}
