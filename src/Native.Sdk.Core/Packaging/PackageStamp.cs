using Native.Sdk.Execution;

namespace Native.Sdk.Packaging;

/// <summary>
/// A text of what native libraries a package holds. MSBuild's pack compares times only, so with other RIDs, or with
/// libraries that are older than the package, it would keep yesterday's; this file changes exactly when they do.
/// </summary>
public static class PackageStamp
{
    /// <summary>Writes the stamp unless it says the same already.</summary>
    /// <param name="file">Absolute path.</param>
    /// <param name="libraries">RID and absolute path of each library.</param>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static void Write(string file, IEnumerable<(string Rid, string Path)> libraries)
    {
        // Lines are sorted, and not libraries: sorting what is no class is compiled at run time, in every pack.
        var lines = new List<string>();
        var seen = new List<string>();
        var memory = Memory.Read(file + ".seen");
        foreach (var (rid, path) in libraries)
        {
            var hash = memory.HashOf(path, seen);
            lines.Add($"{rid}/{Path.GetFileName(path)} {hash}\n");
        }

        lines.Sort(StringComparer.Ordinal);
        AtomicFile.WriteText(file + ".tmp", file, string.Concat(lines));
        memory.Write(seen);
    }

    /// <summary>What was hashed by an earlier pack: a library of the same size and time is not read again.</summary>
    private sealed class Memory
    {
        private readonly string file;
        private readonly Dictionary<string, string> hashes = new(StringComparer.Ordinal);
        private readonly long time;

        private Memory(string file)
        {
            this.file = file;
            var stamp = FileStamp.Read(file);
            time = stamp.Time;
            foreach (var line in stamp.Exists ? File.ReadAllLines(file) : [])
            {
                if (line.LastIndexOf(' ') is var end and > 0)
                {
                    hashes[line[..end]] = line[(end + 1)..];
                }
            }
        }

        public static Memory Read(string file) => new(file);

        /// <summary>The hash of a file, which is also added to what is to be remembered.</summary>
        public string HashOf(string path, List<string> seen)
        {
            var stamp = FileStamp.Read(path);
            var key = $"{path} {stamp.Size} {stamp.Time}";

            // A time as young as the memory's own says nothing: the file may have been written once more since.
            if (!hashes.TryGetValue(key, out var hash) || stamp.Time >= time)
            {
                hash = ContentHash.OfFile(path).ToString();
            }

            seen.Add($"{key} {hash}");
            return hash;
        }

        public void Write(List<string> seen)
        {
            if (seen.Count != hashes.Count || seen.Exists(line => !hashes.ContainsKey(line[..line.LastIndexOf(' ')])))
            {
                File.WriteAllLines(file, seen);
            }
        }
    }
}
