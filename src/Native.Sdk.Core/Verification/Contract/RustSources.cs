using System.Text.RegularExpressions;

namespace Native.Sdk.Verification;

/// <summary>
/// Looks into a crate's sources for functions that the crate does not export: rustc gives a function its own name and
/// leaves it out of the library unless <c>#[no_mangle]</c> or <c>#[export_name]</c> is above it.
/// </summary>
/// <param name="folder">The crate's, absolute. It is read when the first function is looked for.</param>
public sealed partial class RustSources(string folder)
{
    /// <summary>Above this a file is no source that somebody wrote.</summary>
    private const int MaxFileSize = 2 * 1024 * 1024;

    /// <summary>Enough for every crate that is somebody's bindings; a folder that holds a whole disk is not read to its end.</summary>
    private const int MaxFiles = 4000;

    private readonly Lazy<Dictionary<string, string?>> places = new(() => Read(folder));

    /// <summary>
    /// Where the function is, if it has a body and nothing exports it: <c>src/lib.rs:12</c>. Null if there is none, or if
    /// the sources cannot be read: this only makes a message better. Null too if another function of the same name is
    /// exported, since that one is meant.
    /// </summary>
    public string? FindUnexported(string function) => places.Value.GetValueOrDefault(function);

    private static Dictionary<string, string?> Read(string folder)
    {
        var found = new Dictionary<string, string?>(StringComparer.Ordinal);
        try
        {
            foreach (var file in Files(new DirectoryInfo(folder)).Take(MaxFiles))
            {
                var text = RustText.WithoutComments(File.ReadAllText(file.FullName));
                var name = Path.GetRelativePath(folder, file.FullName).Replace('\\', '/');
                foreach (var (function, line) in Functions(text))
                {
                    if (line == 0)
                    {
                        found[function] = null;
                    }
                    else
                    {
                        found.TryAdd(function, $"{name}:{line}");
                    }
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What was read so far has to do.
        }

        return found;
    }

    /// <summary>Not what cargo builds, not hidden folders, not what links lead to: these may lead in a circle.</summary>
    private static IEnumerable<FileInfo> Files(DirectoryInfo folder)
    {
        var entries = folder.EnumerateFileSystemInfos().Where(entry => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && !entry.Name.StartsWith('.'))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal).ToArray();
        return entries.OfType<FileInfo>().Where(file => file.Extension == ".rs" && file.Length <= MaxFileSize)
            .Concat(entries.OfType<DirectoryInfo>().Where(inner => inner.Name != "target").SelectMany(Files));
    }

    /// <summary>Every function with a body: its line if nothing exports it, else 0.</summary>
    private static IEnumerable<(string Function, int Line)> Functions(string text)
    {
        var (at, line) = (0, 1);
        var macros = new Stack<bool>([false]);
        foreach (Match match in Function().Matches(text))
        {
            for (; at < match.Index; at++)
            {
                line += text[at] == '\n' ? 1 : 0;
                if (text[at] == '{')
                {
                    // export! { fn a() {} fn b() {} }: what a macro makes of a function is not known.
                    macros.Push(macros.Peek() || text.AsSpan(0, at).TrimEnd() is [.., '!']);
                }
                else if (text[at] == '}' && macros.Count > 1)
                {
                    macros.Pop();
                }
            }

            var start = text.LastIndexOfAny(['{', '}', ';'], match.Index) + 1;
            if (HasBody(text, match.Index + match.Length))
            {
                yield return (match.Groups[1].Value, macros.Peek() || Exporting().IsMatch(text.AsSpan(start, match.Index - start)) ? 0 : line);
            }
        }
    }

    /// <summary>From behind the bracket of the parameters; in brackets a semicolon is that of an array: <c>[u8; 4]</c>.</summary>
    private static bool HasBody(string text, int at)
    {
        for (var depth = 1; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '(' or '[':
                    depth++;
                    break;
                case ')' or ']':
                    depth--;
                    break;
                case '{':
                    return true;
                case ';' when depth <= 0:
                    return false;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\bfn\s+(?:r#)?(\w+)\s*[<(]")]
    private static partial Regex Function();

    [GeneratedRegex(@"\bno_mangle\b|export")]
    private static partial Regex Exporting();
}
