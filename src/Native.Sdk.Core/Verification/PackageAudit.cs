using System.IO.Compression;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Verification;

/// <summary>Whether a package as a whole is complete and honest.</summary>
internal static class PackageAudit
{
    /// <summary>All that can be said of it without a look into its libraries.</summary>
    public static IEnumerable<Finding> Check(PackageContent content, VerificationPolicy policy) =>
    [
        .. CheckPlatforms(content, policy),
        .. CheckNames(content),
        .. CheckSize(content, policy),
    ];

    private static IEnumerable<Finding> CheckPlatforms(PackageContent content, VerificationPolicy policy)
    {
        var rids = content.Libraries.Select(library => library.Rid).Distinct(StringComparer.OrdinalIgnoreCase).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var rid in policy.DeclaredRuntimeIdentifiers.Where(rid => !rids.Contains(rid)))
        {
            yield return Finding.Of(Catalog.MissingPlatform, rid, "", "", content.Name, rid, rids.Count == 0 ? "none" : string.Join(", ", rids));
        }

        foreach (var rid in rids)
        {
            if (policy.Platforms.Find(rid) is null && policy.Platforms.FindPortable(rid) is { } portable)
            {
                yield return Finding.Of(Catalog.NonPortableFolder, rid, "", "", content.Name, rid, portable);
            }
        }

        // A package that is of one platform by its name is nobody's dependency on another.
        if (rids.Contains("linux-x64") && !rids.Contains("linux-musl-x64") && !policy.AcceptsMuslFallback && !content.Name.Contains("linux-x64", StringComparison.OrdinalIgnoreCase))
        {
            var also = rids.Contains("linux-arm64") && !rids.Contains("linux-musl-arm64") ? " (the same is true of linux-arm64)" : "";
            yield return Finding.Of(Catalog.MuslFallback, "linux-x64", "", "", content.Name, also);
        }
    }

    private static IEnumerable<Finding> CheckNames(PackageContent content)
    {
        foreach (var platform in content.Libraries.GroupBy(FolderOf, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var same in platform.GroupBy(library => library.File.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
            {
                var rid = same.First().Rid;
                yield return Finding.Of(Catalog.DuplicateFile, rid, same.Key, "", content.Name, same.Key, rid, string.Join(", ", same.Select(library => library.File.Path).Order(StringComparer.Ordinal)));
            }
        }

        var assemblies = content.Assemblies.Select(assembly => assembly.File.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var library in content.Libraries.Where(library => assemblies.Contains(library.File.Name)))
        {
            yield return Finding.Of(Catalog.LibraryNamedAsAssembly, library.Rid, library.File.Name, "", library.File.Name, library.Rid);
        }
    }

    /// <summary>What an application takes together: the platform's folder, which a tool has for each target framework.</summary>
    private static string FolderOf(PackagedLibrary library) =>
        library.File.Path.IndexOf($"/{library.Rid}/", StringComparison.OrdinalIgnoreCase) is var place and >= 0 ? library.File.Path[..(place + library.Rid.Length + 1)] : library.Rid;

    private static IEnumerable<Finding> CheckSize(PackageContent content, VerificationPolicy policy)
    {
        // Compressing takes a second for each 30 MB, so it is done only where the plain size leaves a doubt.
        if (content.Size <= policy.SizeBudget)
        {
            yield break;
        }

        var size = content.Libraries.AsParallel().Sum(CompressedSize);
        if (size > policy.SizeBudget)
        {
            var largest = content.Libraries.OrderByDescending(library => library.File.Size).Take(3).Select(library => $"{library.Rid}/{library.File.Name} {Text.Size(library.File.Size)}");
            yield return Finding.Of(Catalog.OverBudget, "", "", "", content.Name, Text.Size(size), Text.Size(policy.SizeBudget), string.Join(", ", largest));
        }
    }

    private static long CompressedSize(PackagedLibrary library)
    {
        var counter = new CountingStream();
        try
        {
            using var deflate = new DeflateStream(counter, CompressionLevel.Optimal, leaveOpen: true);
            using var content = library.File.Open();
            deflate.Write(content.Memory.Span);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return 0;   // reported by who reads it as a library; nothing else can be packed of it
        }

        return counter.Length;
    }
}
