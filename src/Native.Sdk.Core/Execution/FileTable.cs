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

    /// <summary>With an object for a number: code for a dictionary of numbers would be compiled in every build.</summary>
    private readonly Dictionary<string, Place> indexes = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private string[] paths = new string[256];
    private Entry[] entries = new Entry[256];
    private int count;

    /// <summary>The virtual file of a variable.</summary>
    public static string Variable(string name) => EnvironmentPrefix + name;

    /// <summary>The virtual file of a folder's list of names.</summary>
    public static string Tree(string folder) => TreePrefix + folder;

    /// <summary>The virtual file that always differs; <paramref name="why"/> is the reason that is shown.</summary>
    public static string Volatile(string why) => VolatilePrefix + why;

    /// <summary>Whether a path is none of the virtual kinds.</summary>
    public static bool IsFile(string path) => !path.StartsWith(EnvironmentPrefix, StringComparison.Ordinal)
        && !path.StartsWith(TreePrefix, StringComparison.Ordinal) && !path.StartsWith(VolatilePrefix, StringComparison.Ordinal);

    /// <summary>Whether a path is one that always differs; its description is the whole reason then.</summary>
    public static bool IsVolatile(string path) => path.StartsWith(VolatilePrefix, StringComparison.Ordinal);

    /// <summary>How a path is called in messages.</summary>
    public static string Describe(string path) =>
        path.StartsWith(EnvironmentPrefix, StringComparison.Ordinal) ? "variable " + path[EnvironmentPrefix.Length..]
        : path.StartsWith(TreePrefix, StringComparison.Ordinal) ? "the list of files in " + path[TreePrefix.Length..]
        : path.StartsWith(VolatilePrefix, StringComparison.Ordinal) ? path[VolatilePrefix.Length..]
        : path;

    /// <summary>Latest time of all files that were looked at, UTC ticks.</summary>
    internal long Newest { get; private set; }

    internal int Intern(string path)
    {
        lock (gate)
        {
            if (indexes.TryGetValue(path, out var known))
            {
                return known.Index;
            }

            if (count == paths.Length)
            {
                Grow();
            }

            paths[count] = path;
            indexes.Add(path, new Place(count));
            return count++;
        }
    }

    internal string PathOf(int index) => paths[index];

    /// <summary>A number that changes when <see cref="Forget"/> is called for the file.</summary>
    internal int EpochOf(int index) => entries[index].Epoch;

    internal FileStamp StampOf(int index)
    {
        int epoch;
        lock (gate)
        {
            if (entries[index].HasStamp)
            {
                return entries[index].Stamp;
            }

            epoch = entries[index].Epoch;
        }

        var path = paths[index];
        var content = new Hash128();
        var isVirtual = true;
        FileStamp stamp;
        if (IsFile(path))
        {
            stamp = FileStamp.Read(path);
            isVirtual = false;
        }
        else if (path.StartsWith(EnvironmentPrefix, StringComparison.Ordinal))
        {
            var value = environment.GetValueOrDefault(path[EnvironmentPrefix.Length..]);
            stamp = new FileStamp(value is not null, value?.Length ?? 0, 0);
            content = value is null ? default : ContentHash.OfText(value);
        }
        else if (path.StartsWith(TreePrefix, StringComparison.Ordinal))
        {
            var names = SourceTree.Names(path[TreePrefix.Length..]);
            stamp = new FileStamp(true, names.Count, 0);
            content = ContentHash.OfTexts(names);
        }
        else
        {
            stamp = new FileStamp(true, 0, 0);
            content = new Hash128(1, (ulong)DateTime.UtcNow.Ticks);
        }

        lock (gate)
        {
            ref var entry = ref entries[index];
            if (entry.Epoch != epoch)
            {
                // Forgotten meanwhile, for it was written: this is the look of before.
                return stamp;
            }

            entry.Stamp = stamp;
            entry.HasStamp = true;
            Newest = Math.Max(Newest, stamp.Time);
            if (isVirtual)
            {
                entry.Hash = content;
                entry.HasHash = true;
                entry.IsVirtual = true;
            }

            return stamp;
        }
    }

    /// <summary>The present version, read if it was not yet. One that changes while it is read equals no other.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal FileVersion VersionOf(int index)
    {
        var stamp = StampOf(index);
        if (!stamp.Exists)
        {
            return new FileVersion(index, default, default, trusted: true);
        }

        lock (gate)
        {
            if (entries[index].HasHash)
            {
                return Version(index);
            }
        }

        var now = DateTime.UtcNow.Ticks;
        var hash = ContentHash.OfFile(paths[index]);
        if (FileStamp.Read(paths[index]) != stamp)
        {
            // Written while it was read: of which content this is the hash nobody can tell, so it is that of none.
            hash = Hash128.Impossible;
        }

        lock (gate)
        {
            ref var entry = ref entries[index];
            entry.Stamp = stamp;
            entry.HasStamp = true;
            entry.Hash = hash;
            entry.HasHash = true;
            entry.HashedAt = now;
            return Version(index);
        }
    }

    /// <summary>Takes over the hash of a recorded version whose size and time the file has, and prove its content.</summary>
    internal void Accept(in FileVersion version)
    {
        lock (gate)
        {
            ref var entry = ref entries[version.File];
            if (!entry.HasHash && entry.HasStamp && entry.Stamp == version.Stamp)
            {
                entry.Hash = version.Hash;
                entry.HasHash = true;
                entry.HashedAt = long.MaxValue;
            }
        }
    }

    /// <summary>Forgets what was seen of the file: a step has written it.</summary>
    internal void Forget(int index)
    {
        lock (gate)
        {
            entries[index] = new Entry { Epoch = entries[index].Epoch + 1 };
        }
    }

    /// <summary>Forgets what was seen of all files: steps have run, which may have written more than they say.</summary>
    internal void ForgetAll()
    {
        lock (gate)
        {
            for (var i = 0; i < count; i++)
            {
                entries[i] = new Entry { Epoch = entries[i].Epoch + 1 };
            }
        }
    }

    private FileVersion Version(int index)
    {
        // A variable or a list of names has no time, so it is compared by content every time; that costs no reading.
        ref var entry = ref entries[index];
        return new FileVersion(index, entry.Stamp, entry.Hash, !entry.IsVirtual && !entry.Stamp.IsRacy(entry.HashedAt));
    }

    private void Grow()
    {
        // By hand: Array.Resize over our own type would have to be compiled at run time.
        var (morePaths, moreEntries) = (new string[count * 2], new Entry[count * 2]);
        Array.Copy(paths, morePaths, count);
        Array.Copy(entries, moreEntries, count);
        (paths, entries) = (morePaths, moreEntries);
    }

    private struct Entry
    {
        public FileStamp Stamp;
        public Hash128 Hash;
        public long HashedAt;
        public int Epoch;
        public bool HasStamp;
        public bool HasHash;
        public bool IsVirtual;
    }

    private sealed class Place(int index)
    {
        public int Index { get; } = index;
    }
}
