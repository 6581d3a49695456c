namespace Native.Sdk.Core.Tests.Support;

/// <summary>A folder of its own for one test, gone at the end.</summary>
public sealed class TestFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("native-sdk-core-").FullName;

    /// <param name="name">Name of the folder inside the temporary one; with it a test chooses awkward paths.</param>
    public TestFolder(string name = "w")
    {
        Path = System.IO.Path.Combine(root, name);
        Directory.CreateDirectory(Path);
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Absolute path of what lies in it.</summary>
    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    /// <summary>Writes a file, its folders included, and gives its absolute path.</summary>
    public string Write(string relative, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
        return this[relative];
    }

    /// <summary>Writes a script that can be run.</summary>
    public string WriteScript(string relative, string text)
    {
        var path = Write(relative, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    public string Read(string relative) => File.ReadAllText(this[relative]);

    public void Append(string relative, string text) => File.AppendAllText(this[relative], text);

    public void Delete(string relative) => File.Delete(this[relative]);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
