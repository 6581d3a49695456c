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

    /// <summary>Of a pattern such as <c>**/*.c</c>, which most are: what every match ends with; else null.</summary>
    private readonly string? ending;

    /// <summary>Parses a pattern such as <c>lib/**/*.c</c>.</summary>
    public Glob(string pattern)
    {
        segments = Normalize(pattern).Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments is ["**", ['*', .. var rest]] && !IsPattern(rest))
        {
            ending = rest;
        }
    }

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
    public bool IsMatch(string relativePath)
    {
        if (ending is not null)
        {
            return relativePath.EndsWith(ending, StringComparison.Ordinal);
        }

        var names = relativePath.Split('/');
        var (segment, name) = (0, 0);
        var (retrySegment, retryName) = (-1, -1);
        while (name < names.Length)
        {
            if (segment < segments.Length && segments[segment] == "**")
            {
                // Try it on nothing first; come back to the last one only, which is enough.
                (retrySegment, retryName) = (++segment, name);
            }
            else if (segment < segments.Length && FileSystemName.MatchesSimpleExpression(segments[segment], names[name], ignoreCase: false))
            {
                segment++;
                name++;
            }
            else if (retrySegment >= 0)
            {
                (segment, name) = (retrySegment, ++retryName);
            }
            else
            {
                return false;
            }
        }

        while (segment < segments.Length && segments[segment] == "**")
        {
            segment++;
        }

        return segment == segments.Length;
    }
}
