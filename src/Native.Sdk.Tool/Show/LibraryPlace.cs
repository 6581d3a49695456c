using Native.Sdk.Platforms;
using Native.Sdk.Verification;

namespace Native.Sdk.Tool;

/// <summary>For which platform a native file is, as its folders say. Paths have <c>/</c>.</summary>
internal static class LibraryPlace
{
    /// <summary>
    /// The platform of a file of a package: where .NET finds it by a runtime identifier, or a tool's, which is an app with
    /// its own <c>runtimes</c> (<c>tools/net8.0/any/runtimes/linux-x64/native/libx.so</c>). Null for anywhere else.
    /// </summary>
    public static string? InPackage(string path) =>
        PackageLayout.RuntimeIdentifierOf(path) is { } rid && (IsRid(rid) || StartsWith(path, "runtimes/")) ? rid : OfRuntimes(path.Split('/'));

    /// <summary>
    /// The platform of a file of any folder: as in a package; or in a folder that is called like it, as
    /// <c>artifacts/native/linux-x64</c>, or below that in the one in which a build stages libraries,
    /// <c>obj/native/Release/linux-x64/stage</c>. Null for any other.
    /// </summary>
    /// <param name="path">Absolute, since what is shown may be that folder itself.</param>
    public static string? InFolder(string path)
    {
        var parts = path.Split('/');
        return OfRuntimes(parts) ?? parts switch
        {
            [.., var rid, "stage", _] when IsRid(rid) => rid,
            [.., var rid, _] when IsRid(rid) => rid,
            _ => null,
        };
    }

    /// <summary>The folder's name behind the last <c>runtimes</c> that has a <c>native</c> behind that.</summary>
    private static string? OfRuntimes(string[] parts)
    {
        for (var i = parts.Length - 4; i >= 0; i--)
        {
            if (Is(parts[i], "runtimes") && Is(parts[i + 2], "native"))
            {
                return parts[i + 1];
            }
        }

        return null;
    }

    private static bool IsRid(string word) => PlatformTable.Default.Find(word) is not null || PlatformTable.Default.FindPortable(word) is not null;

    private static bool Is(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool StartsWith(string path, string folder) => path.StartsWith(folder, StringComparison.OrdinalIgnoreCase);
}
