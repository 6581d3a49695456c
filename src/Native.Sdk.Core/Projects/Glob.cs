using System.IO.Enumeration;

namespace Native.Sdk.Projects;

/// <summary>
/// MSBuild's file patterns (<c>*</c> and <c>?</c> within a name, <c>**</c> over folders) on relative paths with forward slashes.
/// </summary>
/// <remarks>
/// Ours rather than Microsoft.Extensions.FileSystemGlobbing because that walks the tree itself, once a pattern set; here
/// one walk serves sources, exclusions and header look-up, and no-op builds do it every time.
/// </remarks>
public sealed class Glob
{
    private readonly string[] segments;

    /// <summary>Parses a pattern such as <c>lib/**/*.c</c>.</summary>
    public Glob(string pattern) => segments = Normalize(pattern).Split('/');

    /// <summary>Whether the pattern has a wildcard at all.</summary>
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Forward slashes, no leading <c>./</c>.</summary>
    public static string Normalize(string path)
    {
        path = path.Replace('\\', '/');
        while (path.StartsWith("./", StringComparison.Ordinal))
        {
            path = path[2..];
        }

        return path;
    }

    /// <summary>Whether the relative path matches.</summary>
    public bool IsMatch(string relativePath) => IsMatch(0, relativePath);

    private bool IsMatch(int segment, ReadOnlySpan<char> path)
    {
        if (segment == segments.Length)
        {
            return path.IsEmpty;
        }

        if (segments[segment] == "**")
        {
            if (segment == segments.Length - 1)
            {
                return true;
            }

            while (true)
            {
                if (IsMatch(segment + 1, path))
                {
                    return true;
                }

                var next = path.IndexOf('/');
                if (next < 0)
                {
                    return false;
                }

                path = path[(next + 1)..];
            }
        }

        var slash = path.IndexOf('/');
        var name = slash < 0 ? path : path[..slash];
        if (name.IsEmpty || !FileSystemName.MatchesSimpleExpression(segments[segment], name, ignoreCase: false))
        {
            return false;
        }

        return slash < 0 ? segment == segments.Length - 1 : IsMatch(segment + 1, path[(slash + 1)..]);
    }
}
