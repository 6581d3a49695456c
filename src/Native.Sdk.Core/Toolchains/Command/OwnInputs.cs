namespace Native.Sdk.Toolchains.Command;

/// <summary>
/// Files that match Inputs and were not there before the command ran: it made them (objects beside the sources, a
/// generated parser). They are watched as what the command read, but that they appeared is no reason to run it again.
/// </summary>
/// <param name="path">Where they are remembered, a line each.</param>
internal sealed class OwnInputs(string path)
{
    /// <summary>Absolute paths.</summary>
    public IReadOnlySet<string> Read() => File.Exists(path) ? File.ReadLines(path).ToHashSet(StringComparer.Ordinal) : new HashSet<string>();

    /// <summary>Remembers them.</summary>
    public void Write(IEnumerable<string> files)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, files.Where(file => !file.Contains('\n')).Order(StringComparer.Ordinal));
    }
}
