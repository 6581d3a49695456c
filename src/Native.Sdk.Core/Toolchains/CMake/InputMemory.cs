using System.Globalization;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>What the inputs looked like when ninja or make last looked at them.</summary>
/// <remarks>
/// Both compare times only: a file that was replaced by an older one (<c>mv a.h.bak a.h</c>, <c>cp -p</c>, an unpacked
/// archive) is no news to them, nor is one that cmake does not know of. The engine, which compares contents, starts a
/// build then; this finds out whether the build would see a reason too.
/// <code>
/// native-sdk inputs 1 639000000000000000 running    UTC ticks of the start of the last build; whether its end is unknown
/// 120 638999999999999999 /src/a.h                   size and time; -1 0 for a file that was not there
/// 96! 638999999999999998 /src/exports.map           not known to ninja or make
/// </code>
/// </remarks>
internal sealed class InputMemory
{
    private const string Head = "native-sdk inputs 1 ";

    private readonly string path;
    private readonly long time;
    private readonly Dictionary<string, Entry> entries;

    private InputMemory(string path, long time, bool wasKilled, Dictionary<string, Entry> entries)
    {
        this.path = path;
        this.time = time;
        WasKilled = wasKilled;
        this.entries = entries;
    }

    /// <summary>
    /// Whether the last build did not come to its end. ninja knows from its log which outputs are whole; make takes a
    /// half-written object, which is new, for good.
    /// </summary>
    public bool WasKilled { get; }

    /// <summary>Reads it; what cannot be read is as good as empty.</summary>
    public static InputMemory Read(string path)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var (time, wasKilled) = (0L, false);
        if (File.Exists(path))
        {
            foreach (var line in File.ReadLines(path))
            {
                if (line.StartsWith(Head, StringComparison.Ordinal))
                {
                    var words = line[Head.Length..].Split(' ');
                    _ = long.TryParse(words[0], CultureInfo.InvariantCulture, out time);
                    wasKilled = words.Length > 1;
                }
                else if (line.Split(' ', 3) is [var size, var stamp, var file]
                    && long.TryParse(size.TrimEnd('!'), CultureInfo.InvariantCulture, out var bytes)
                    && long.TryParse(stamp, CultureInfo.InvariantCulture, out var ticks))
                {
                    entries[file] = new Entry(bytes < 0 ? default : new FileStamp(true, bytes, ticks), !size.EndsWith('!'));
                }
            }
        }

        return new InputMemory(path, time, wasKilled, entries);
    }

    /// <summary>A changed input whose change ninja or make would not notice, or null.</summary>
    public string? FindUnnoticeable()
    {
        foreach (var (file, entry) in entries)
        {
            var now = FileStamp.Read(file);
            if (now != entry.Stamp && (!entry.IsKnown || (now.Exists && now.Time <= time)))
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>What the inputs look like now; to be taken before a build.</summary>
    public Dictionary<string, FileStamp> Look() => entries.Keys.ToDictionary(file => file, FileStamp.Read, StringComparer.Ordinal);

    /// <summary>Remembers that ninja or make looks at the inputs, whatever comes of it.</summary>
    /// <param name="before">What they looked like before.</param>
    /// <param name="start">UTC ticks at which the build began.</param>
    /// <param name="isRunning">Whether it has not ended yet.</param>
    public void Save(Dictionary<string, FileStamp> before, long start, bool isRunning) =>
        Save(before.Select(pair => (pair.Key, new Entry(pair.Value, entries[pair.Key].IsKnown))), start, isRunning);

    /// <summary>Remembers the inputs of a build that went well.</summary>
    /// <param name="known">Absolute paths of what ninja or make depends on.</param>
    /// <param name="unknown">Absolute paths of what only we know of.</param>
    /// <param name="before">What they looked like before.</param>
    /// <param name="start">UTC ticks at which the build began.</param>
    public void Save(IEnumerable<string> known, IEnumerable<string> unknown, Dictionary<string, FileStamp> before, long start)
    {
        Save(known.Select(file => (file, new Entry(Seen(file), true))).Concat(unknown.Select(file => (file, new Entry(Seen(file), false)))), start, isRunning: false);

        FileStamp Seen(string file) => before.TryGetValue(file, out var stamp) ? stamp : FileStamp.Read(file);
    }

    private void Save(IEnumerable<(string File, Entry Entry)> inputs, long start, bool isRunning)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new StreamWriter(path);
        writer.WriteLine(Head + start.ToString(CultureInfo.InvariantCulture) + (isRunning ? " running" : ""));
        foreach (var (file, entry) in inputs)
        {
            if (!file.Contains('\n'))
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{(entry.Stamp.Exists ? entry.Stamp.Size : -1)}{(entry.IsKnown ? "" : "!")} {entry.Stamp.Time} {file}"));
            }
        }
    }

    private readonly record struct Entry(FileStamp Stamp, bool IsKnown);
}
