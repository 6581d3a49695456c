using System.Text;

namespace Native.Sdk.Verification;

/// <summary>
/// Finds paths of the machine that built a library: they tell the world the name of a user and of his folders, and make
/// two builds of one source differ.
/// </summary>
/// <remarks>
/// A path of a known folder of this build is one wherever it stands. Of other machines only the beginnings are known
/// (<c>/home/…</c>), which programs may mean when they run: there it has to look like a source or a PDB. What the
/// runtime libraries hold that are linked statically is not the user's: zig compiles its own once, in any folder, and
/// Alpine Linux's were built by its user buildozer.
/// </remarks>
internal static class BuildPaths
{
    private static readonly string[] Homes = ["/home/", "/Users/", "/root/", "/builds/", "/__w/", @":\Users\", @":\a\", @":\agent\"];

    private static readonly string[] SourceEndings = [".c", ".cc", ".cpp", ".cxx", ".h", ".hpp", ".S", ".s", ".m", ".mm", ".rs", ".zig", ".go", ".o", ".obj", ".pdb", ".a", ".rlib"];

    private static readonly string[] OfOthers = ["/home/buildozer/", "/zig/", "/.cache/zig", "/libcxx/", "/libcxxabi/", "/libunwind/", "/compiler_rt", "/lib/std/", "/lib/libc/", "/ubsan_rt"];

    /// <summary>The different paths, roughly in the order of their occurrence, at most <paramref name="limit"/>.</summary>
    /// <remarks>
    /// One pass for all beginnings: each has a slash or a colon, which are rare in libraries, one byte in seven hundred, and only
    /// around those it is looked for. Only folders of another machine, <c>\\server\share</c>, have neither.
    /// </remarks>
    public static List<string> Find(ReadOnlySpan<byte> bytes, IReadOnlyList<string> buildFolders, int limit)
    {
        Beginning[] beginnings =
        [
            .. buildFolders.Where(folder => folder.Length > 3).Select(folder => new Beginning(folder, path => IsBelow(path, folder))),
            .. Homes.Select(home => new Beginning(home, IsSource)),
        ];
        var third = beginnings.Any(beginning => beginning.Separator == '\\') ? (byte)'\\' : (byte)'/';
        var found = new List<string>();
        for (var place = 0; found.Count < limit && bytes[place..].IndexOfAny((byte)'/', (byte)':', third) is var next and >= 0; place++)
        {
            place += next;
            foreach (var beginning in beginnings)
            {
                if (beginning.IsAround(bytes, place, out var start) && !IsWithinPath(bytes, start) && found.Count < limit)
                {
                    Add(ReadAround(bytes, start, beginning.Length), beginning, found);
                }
            }
        }

        return found;
    }

    private static void Add(string path, Beginning beginning, List<string> found)
    {
        if (beginning.IsPath(path) && !OfOthers.Any(part => path.Replace('\\', '/').Contains(part, StringComparison.Ordinal)) && !found.Contains(path))
        {
            found.Add(path);
        }
    }

    /// <summary>The text around a place: from a drive's letter, if that is what stands before it, to the next byte that paths do not have.</summary>
    private static string ReadAround(ReadOnlySpan<byte> bytes, int place, int length)
    {
        const int MaxLength = 1024;
        var start = bytes[place] == ':' && place > 0 && char.IsAsciiLetter((char)bytes[place - 1]) ? place - 1 : place;
        var end = place + length;
        while (end < bytes.Length && end - start < MaxLength && bytes[end] is >= 0x20 and not ((byte)'"' or (byte)'<' or (byte)'>' or (byte)'|' or (byte)'*' or 0x7f) && !IsLineNumber(bytes, end))
        {
            end++;
        }

        return CutBehindSource(Encoding.UTF8.GetString(bytes[start..end]));
    }

    /// <summary><c>/root/</c> in <c>/opt/rh/root/usr</c> is nobody's home. Rust's texts have no end: another path may stand before.</summary>
    private static bool IsWithinPath(ReadOnlySpan<byte> bytes, int place) => place > 0 && bytes[place] != ':'
        && (char.IsAsciiLetterOrDigit((char)bytes[place - 1]) || bytes[place - 1] is (byte)'_' or (byte)'-' or (byte)'.' or (byte)'+' or (byte)'/' or (byte)'\\')
        && !bytes[..place].EndsWith(".rs"u8);

    /// <summary>Rust keeps texts without an end, one behind another: what follows <c>.rs</c> is another text.</summary>
    private static string CutBehindSource(string text) =>
        text.IndexOf(".rs", StringComparison.Ordinal) is var end and > 0 ? text[..(end + 3)] : text;

    private static bool IsLineNumber(ReadOnlySpan<byte> bytes, int place) => bytes[place] == ':' && place + 1 < bytes.Length && char.IsAsciiDigit((char)bytes[place + 1]);

    private static bool IsSource(string path) => SourceEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal));

    private static bool IsBelow(string path, string folder) => path.Length == folder.Length || path[folder.Length] is '/' or '\\' || folder[^1] is '/' or '\\';

    /// <summary>How a path begins, and what makes it one that is reported.</summary>
    private sealed class Beginning(string text, Func<string, bool> isPath)
    {
        private readonly byte[] bytes = Encoding.UTF8.GetBytes(text);
        private readonly int place = Math.Max(0, text.AsSpan().IndexOfAny('/', ':') is var first and >= 0 ? first : text.IndexOf('\\'));

        public int Length => bytes.Length;

        /// <summary>The character around which it is looked for.</summary>
        public byte Separator => bytes[place];

        public bool IsPath(string path) => isPath(path);

        /// <summary>Whether it stands where a separator was found.</summary>
        public bool IsAround(ReadOnlySpan<byte> file, int separator, out int start)
        {
            start = separator - place;
            return file[separator] == Separator && start >= 0 && file[start..].StartsWith(bytes);
        }
    }
}
