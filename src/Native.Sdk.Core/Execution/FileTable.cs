using System.Runtime.InteropServices;

namespace Native.Sdk.Execution;

/// <summary>
/// Every file that steps speak of, by index, with what is known of it in this build: each is looked at once, and read
/// at most once.
/// </summary>
/// <remarks>
/// Besides absolute paths there are three kinds of virtual file, so that one mechanism serves all inputs:
/// <c>env:NAME</c> has a variable's value as its content, <c>tree:/folder</c> the names of the files below a folder, and
/// <c>volatile:why</c> is never the same: whoever depends on it runs every time.
/// </remarks>
public sealed class FileTable(IReadOnlyDictionary<string, string> environment)
{
    private const string EnvironmentPrefix = "env:";
    private const string TreePrefix = "tree:";
    private const string VolatilePrefix = "volatile:";

    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly List<string> paths = [];
    private readonly List<Entry> entries = [];
    private readonly Lock gate = new();

    /// <summary>The virtual file of a variable.</summary>
    public static string Variable(string name) => EnvironmentPrefix + name;

    /// <summary>The virtual file of a folder's list of names.</summary>
    public static string Tree(string folder) => TreePrefix + folder;

    /// <summary>The virtual file that always differs; <paramref name="why"/> is the reason that is shown.</summary>
    public static string Volatile(string why) => VolatilePrefix + why;

    /// <summary>How a path is called in messages.</summary>
    public static string Describe(string path) =>
        path.StartsWith(EnvironmentPrefix, StringComparison.Ordinal) ? "variable " + path[EnvironmentPrefix.Length..]
        : path.StartsWith(TreePrefix, StringComparison.Ordinal) ? "the list of files in " + path[TreePrefix.Length..]
        : path.StartsWith(VolatilePrefix, StringComparison.Ordinal) ? path[VolatilePrefix.Length..]
        : path;

    internal int Count => paths.Count;

    internal int Intern(string path)
    {
        lock (gate)
        {
            ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(indexes, path, out var exists);
            if (!exists)
            {
                index = paths.Count;
                paths.Add(path);
                entries.Add(default);
            }

            return index;
        }
    }

    internal string PathOf(int index)
    {
        lock (gate)
        {
            return paths[index];
        }
    }

    /// <summary>A number that changes when <see cref="Forget"/> is called for the file.</summary>
    internal int EpochOf(int index)
    {
        lock (gate)
        {
            return entries[index].Epoch;
        }
    }

    internal FileStamp StampOf(int index)
    {
        string path;
        lock (gate)
        {
            if (entries[index].HasStamp)
            {
                return entries[index].Stamp;
            }

            path = paths[index];
        }

        var hash = default(UInt128?);
        FileStamp stamp;
        if (path.StartsWith(EnvironmentPrefix, StringComparison.Ordinal))
        {
            var value = environment.GetValueOrDefault(path[EnvironmentPrefix.Length..]);
            (stamp, hash) = (new FileStamp(value is not null, value?.Length ?? 0, 0), value is null ? 0 : ContentHash.OfText(value));
        }
        else if (path.StartsWith(TreePrefix, StringComparison.Ordinal))
        {
            var names = SourceTree.Names(path[TreePrefix.Length..]);
            (stamp, hash) = (new FileStamp(true, names.Count, 0), ContentHash.OfTexts(names));
        }
        else if (path.StartsWith(VolatilePrefix, StringComparison.Ordinal))
        {
            (stamp, hash) = (new FileStamp(true, 0, 0), (UInt128)DateTime.UtcNow.Ticks);
        }
        else
        {
            stamp = FileStamp.Read(path);
        }

        lock (gate)
        {
            var entry = entries[index];
            entries[index] = entry with { Stamp = stamp, HasStamp = true, Hash = hash ?? entry.Hash, HasHash = hash is not null, HashedAt = long.MaxValue };
            return stamp;
        }
    }

    /// <summary>The present version, read if it was not yet.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal FileVersion VersionOf(int index)
    {
        var stamp = StampOf(index);
        if (!stamp.Exists)
        {
            return new FileVersion(index, default, 0, Trusted: true);
        }

        string path;
        lock (gate)
        {
            var entry = entries[index];
            if (entry.HasHash)
            {
                return new FileVersion(index, stamp, entry.Hash, IsTrusted(entry));
            }

            path = paths[index];
        }

        var now = DateTime.UtcNow.Ticks;
        var hash = ContentHash.OfFile(path);
        lock (gate)
        {
            var entry = entries[index] with { Hash = hash, HasHash = true, HashedAt = now };
            entries[index] = entry;
            return new FileVersion(index, stamp, hash, IsTrusted(entry));
        }

        // A variable or a list of names has no time, so it is compared by content every time; that costs no reading.
        static bool IsTrusted(Entry entry) => entry.HashedAt != long.MaxValue && !entry.Stamp.IsRacy(entry.HashedAt);
    }

    /// <summary>Forgets what was seen of the file: a step has written it.</summary>
    internal void Forget(int index)
    {
        lock (gate)
        {
            entries[index] = new Entry { Epoch = entries[index].Epoch + 1 };
        }
    }

    private readonly record struct Entry(FileStamp Stamp, bool HasStamp, UInt128 Hash, bool HasHash, long HashedAt, int Epoch);
}
