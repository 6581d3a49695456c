using Native.Sdk.Fuzz.Oracles;

namespace Native.Sdk.Fuzz.Engine;

/// <summary>The files that a user edits, and what they once were.</summary>
/// <param name="root">Absolute folder.</param>
public sealed class SourceFiles(string root)
{
    private readonly Dictionary<string, List<(string Text, DateTime Time)>> history = new(StringComparer.Ordinal);

    /// <summary>Relative names, sorted.</summary>
    public string[] Names => [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(path => !path.Contains("/target/"))
        .Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal)];

    /// <summary>Absolute path.</summary>
    public string this[string name] => Path.Combine(root, name);

    /// <summary>Hash of all names and contents.</summary>
    public string Hash => Digest.OfFiles(Names.Select(name => this[name]));

    /// <summary>Its text.</summary>
    public string Read(string name) => File.ReadAllText(this[name]);

    /// <summary>Whether it is there.</summary>
    public bool Has(string name) => File.Exists(this[name]);

    /// <summary>Writes in place, as <c>echo &gt; file</c> does.</summary>
    public void Write(string name, string text)
    {
        Remember(name);
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
    }

    /// <summary>Writes beside it and renames, as editors do.</summary>
    public void Replace(string name, string text)
    {
        Remember(name);
        var beside = Path.Combine(Path.GetDirectoryName(root)!, "tmp", "edited");
        File.WriteAllText(beside, text);
        if (Has(name))
        {
            File.SetUnixFileMode(beside, File.GetUnixFileMode(this[name]));
        }

        File.Move(beside, this[name], overwrite: true);
    }

    /// <summary>Deletes.</summary>
    public void Delete(string name)
    {
        Remember(name);
        File.Delete(this[name]);
    }

    /// <summary>Renames; the time stays.</summary>
    public void Rename(string name, string to)
    {
        Remember(name);
        Directory.CreateDirectory(Path.GetDirectoryName(this[to])!);
        File.Move(this[name], this[to], overwrite: true);
    }

    /// <summary>Its time.</summary>
    public DateTime Time(string name) => File.GetLastWriteTimeUtc(this[name]);

    /// <summary>Gives it a time.</summary>
    public void SetTime(string name, DateTime time) => File.SetLastWriteTimeUtc(this[name], time);

    /// <summary>What the file once was; the latest last.</summary>
    public IReadOnlyList<(string Text, DateTime Time)> Before(string name) => history.GetValueOrDefault(name, []);

    /// <summary>All that is there.</summary>
    public Dictionary<string, string> Snapshot() => Names.ToDictionary(name => name, Read, StringComparer.Ordinal);

    /// <summary>As <c>git switch</c>: what differs is written, what is too many goes, all else is left alone.</summary>
    public void Restore(Dictionary<string, string> snapshot)
    {
        foreach (var name in Names.Where(name => !snapshot.ContainsKey(name)))
        {
            Delete(name);
        }

        foreach (var (name, text) in snapshot)
        {
            if (!Has(name) || Read(name) != text)
            {
                Replace(name, text);
                if (text.StartsWith("#!", StringComparison.Ordinal))
                {
                    File.SetUnixFileMode(this[name], (UnixFileMode)0b111_101_101);
                }
            }
        }
    }

    private void Remember(string name)
    {
        if (Has(name))
        {
            if (!history.TryGetValue(name, out var versions))
            {
                history[name] = versions = [];
            }

            versions.Add((Read(name), Time(name)));
        }
    }
}
