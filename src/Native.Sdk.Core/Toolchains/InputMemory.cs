using System.Globalization;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains;

/// <summary>What the inputs looked like when ninja, make or cargo last looked at them.</summary>
/// <remarks>
/// They compare times only: a file that was replaced by an older one (<c>mv a.h.bak a.h</c>, <c>cp -p</c>, an unpacked
/// archive) is no news to them, nor is one that they do not know of. The engine, which compares contents, starts a
/// build then; this finds out whether the build would see a reason too.
/// <code>
/// native-sdk inputs 2 639000000000000000 running    UTC ticks of the end of the last build; or of its start, if its end is unknown
/// 120 638999999999999999 /src/a.h                   size and time; -1 0 for a file that was not there
/// 96! 638999999999999998 /src/exports.map           not known to them
/// -1? 0 /src/old/a.h                                no input, but it has the name of one
/// </code>
/// </remarks>
internal sealed class InputMemory
{
    private const string Namesake = "-1? 0 ";
    private const string Head = "native-sdk inputs 2 ";

    private readonly string path;
    private readonly long time;
    private readonly Dictionary<string, Entry> entries;
    private readonly HashSet<string> namesakes;

    private InputMemory(string path, long time, bool wasKilled, Dictionary<string, Entry> entries, HashSet<string> namesakes)
    {
        this.namesakes = namesakes;
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
        var namesakes = new HashSet<string>(StringComparer.Ordinal);
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
                else if (line.StartsWith(Namesake, StringComparison.Ordinal))
                {
                    namesakes.Add(line[Namesake.Length..]);
                }
                else if (line.Split(' ', 3) is [var size, var stamp, var file]
                    && long.TryParse(size.TrimEnd('!'), CultureInfo.InvariantCulture, out var bytes)
                    && long.TryParse(stamp, CultureInfo.InvariantCulture, out var ticks))
                {
                    entries[file] = new Entry(bytes < 0 ? default : new FileStamp(true, bytes, ticks), !size.EndsWith('!'));
                }
            }
        }

        return new InputMemory(path, time, wasKilled, entries, namesakes);
    }

    /// <summary>A changed input whose change the tool would not notice, or null.</summary>
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

    /// <summary>A new file that has the name of an input, or one for which a source asks with <c>__has_include</c>; or null.</summary>
    /// <param name="files">Absolute paths of all files of the project.</param>
    public string? FindNew(IEnumerable<string> files) => entries.Count == 0 ? null : Namesakes(files, entries.Keys).FirstOrDefault(file => !namesakes.Contains(file));

    /// <summary>What the inputs look like now, and whatever else may be read; to be taken before a build.</summary>
    /// <param name="files">Absolute paths of all files of the project.</param>
    public Dictionary<string, FileStamp> Look(IEnumerable<string> files) => entries.Keys.Union(files, StringComparer.Ordinal).ToDictionary(file => file, FileStamp.Read, StringComparer.Ordinal);

    /// <summary>Remembers that the tool begins to look at all that.</summary>
    /// <param name="before">What it looks like.</param>
    public void Begin(Dictionary<string, FileStamp> before) =>
        Save(before.Select(pair => (pair.Key, new Entry(pair.Value, IsKnown(pair.Key)))), namesakes, DateTime.UtcNow.Ticks, isRunning: true);

    /// <summary>Remembers that it failed, and may have read any of it.</summary>
    /// <param name="before">What it looked like before.</param>
    /// <param name="start">UTC ticks at which the build began.</param>
    public void Fail(Dictionary<string, FileStamp> before, long start) =>
        Save(before.Select(pair => (pair.Key, new Entry(Seen(pair.Key, before, start), IsKnown(pair.Key)))), namesakes, DateTime.UtcNow.Ticks, isRunning: false);

    /// <summary>Remembers the inputs of a build that went well.</summary>
    /// <param name="known">Absolute paths of what the tool depends on.</param>
    /// <param name="unknown">Absolute paths of what only we know of.</param>
    /// <param name="files">Absolute paths of all files that the project had before.</param>
    /// <param name="before">What the inputs looked like before.</param>
    /// <param name="start">UTC ticks at which the build began.</param>
    public void Finish(IReadOnlyCollection<string> known, IReadOnlyCollection<string> unknown, IEnumerable<string> files, Dictionary<string, FileStamp> before, long start) =>
        Save(known.Select(file => (file, new Entry(Seen(file, before, start), true))).Concat(unknown.Select(file => (file, new Entry(Seen(file, before, start), false)))),
            Namesakes(files, [.. known, .. unknown]), DateTime.UtcNow.Ticks, isRunning: false);

    private bool IsKnown(string file) => !entries.TryGetValue(file, out var entry) || entry.IsKnown;

    /// <summary>
    /// What counts as the look of a file that was read between <paramref name="start"/> and now. If it was edited meanwhile,
    /// the tool sees that by itself next time; not if something older was put in its place.
    /// </summary>
    private static FileStamp Seen(string file, Dictionary<string, FileStamp> before, long start)
    {
        var now = FileStamp.Read(file);
        return before.TryGetValue(file, out var then) && now != then && now.Exists && now.Time <= start ? then : now;
    }

    /// <summary>The files that are no inputs, but that an include or a question in the inputs could find.</summary>
    private static IEnumerable<string> Namesakes(IEnumerable<string> files, IReadOnlyCollection<string> inputs)
    {
        var own = files.ToHashSet(StringComparer.Ordinal);
        var names = inputs.Select(file => Path.GetFileName(file)).ToHashSet(StringComparer.Ordinal);
        names.UnionWith(inputs.Where(own.Contains).SelectMany(file => IncludeNames.Read(file).Asked).Select(asked => Path.GetFileName(asked[1..])));
        own.ExceptWith(inputs);
        return own.Where(file => names.Contains(Path.GetFileName(file)));
    }

    private void Save(IEnumerable<(string File, Entry Entry)> inputs, IEnumerable<string> others, long moment, bool isRunning)
    {
        // On a full disk, or when this process dies, what was remembered before must not be lost.
        var temporary = path + ".new";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var writer = new StreamWriter(temporary))
        {
            writer.WriteLine(Head + moment.ToString(CultureInfo.InvariantCulture) + (isRunning ? " running" : ""));
            foreach (var (file, entry) in inputs.Where(input => !input.File.Contains('\n')))
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{(entry.Stamp.Exists ? entry.Stamp.Size : -1)}{(entry.IsKnown ? "" : "!")} {entry.Stamp.Time} {file}"));
            }

            foreach (var file in others.Where(file => !file.Contains('\n')))
            {
                writer.WriteLine(Namesake + file);
            }
        }

        File.Move(temporary, path, overwrite: true);
    }

    private readonly record struct Entry(FileStamp Stamp, bool IsKnown);
}
