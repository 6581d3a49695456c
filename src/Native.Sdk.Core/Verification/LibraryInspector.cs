using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>Reads the native files of a package, and says of each what it is.</summary>
public static class LibraryInspector
{
    /// <summary>What became of one file.</summary>
    /// <param name="Library">If it is a library.</param>
    /// <param name="Problem">If it should be one, and is none.</param>
    /// <param name="IsManaged">If it is an assembly, as packages of tools and of runtimes have among native files.</param>
    public sealed record Result(InspectedLibrary? Library, Finding? Problem, bool IsManaged = false)
    {
        /// <summary>It need not be a library.</summary>
        public static readonly Result NoLibrary = new(null, null);

        /// <summary>It is an assembly.</summary>
        public static readonly Result Managed = new(null, null, IsManaged: true);
    }

    /// <summary>
    /// Reads a file. What does not have the name of a library is none: symbols, programs, static libraries. A managed
    /// assembly, which a runtime's own package has here, is nobody's native code.
    /// </summary>
    /// <param name="packed">The file.</param>
    /// <param name="platforms">Which are known.</param>
    /// <param name="look">Sees a library with its bytes, which are not in memory any more afterwards.</param>
    public static Result Read(PackagedLibrary packed, PlatformTable platforms, Action<InspectedLibrary, ReadOnlyMemory<byte>>? look = null)
    {
        if (!HasLibraryName(packed.File.Name))
        {
            return Result.NoLibrary;
        }

        UnmanagedBytes content;
        try
        {
            content = packed.File.Open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new Result(null, Refuse(packed, exception.Message));
        }

        using (content)
        {
            if (packed.File.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && PeImage.IsManaged(content.Memory.Span))
            {
                return Result.Managed;
            }

            if (!SharedLibrary.TryRead(content.Memory, out var library, out var problem))
            {
                return new Result(null, Refuse(packed, problem));
            }

            var inspected = new InspectedLibrary(packed, platforms.Find(packed.Rid), library);
            look?.Invoke(inspected, content.Memory);
            return new Result(inspected, null);
        }
    }

    /// <summary>A line of the table for a file that was read.</summary>
    public static LibraryReport Describe(InspectedLibrary inspected)
    {
        var library = inspected.Library;
        return new LibraryReport
        {
            Rid = inspected.Rid,
            File = inspected.Name,
            Path = inspected.Packed.File.Path,
            Size = inspected.Size,
            Format = library.Format.ToString(),
            Cpus = library.Cpus,
            System = SystemOf(library),
            Needed = library.Elf?.Needed ?? library.Pe?.Imports ?? [.. library.MachO.SelectMany(image => image.Needed).Distinct(StringComparer.Ordinal)],
            Identity = library.Elf?.BuildId ?? library.Pe?.DebugReference?.Guid.ToString("N") ?? library.MachO.Select(image => image.Uuid?.ToString("N")).FirstOrDefault(id => id is not null) ?? "",
            Exports = library.Exports.Count,
        };
    }

    private static Finding Refuse(PackagedLibrary packed, string problem) =>
        Finding.Of(Catalog.UnreadableLibrary, packed.Rid, packed.File.Name, "", packed.File.Name, packed.Rid, problem);

    /// <summary>
    /// Whether a file has the name of a library: <c>libx.so</c>, <c>libx.so.1</c>, <c>x.dll</c>, <c>libx.dylib</c>; not of its
    /// symbols, <c>libx.so.debug</c>.
    /// </summary>
    /// <param name="name">With its folders or without.</param>
    public static bool HasLibraryName(string name) =>
        name.EndsWith(".so", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".dylib", StringComparison.OrdinalIgnoreCase)
        || (name.LastIndexOf(".so.", StringComparison.Ordinal) is var version and > 0 && version + 4 < name.Length && char.IsAsciiDigit(name[version + 4]));

    private static string SystemOf(SharedLibrary library)
    {
        if (library.Elf is { } elf)
        {
            var newest = elf.VersionNeeds.Select(need => need.Version)
                .Where(version => version.StartsWith("GLIBC_2", StringComparison.Ordinal) && Version.TryParse(version.AsSpan(6), out _))
                .MaxBy(version => Version.Parse(version.AsSpan(6)));
            return newest is not null ? "glibc " + newest[6..] : ElfSystem.Of(elf) ?? "any";
        }

        if (library.Pe is { } pe)
        {
            return pe.Imports.Any(SystemLibraries.IsVisualCppRuntime) ? "VC++ runtime"
                : pe.Imports.Any(name => name.StartsWith("api-ms-win-crt-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ucrtbase", StringComparison.OrdinalIgnoreCase)) ? "UCRT"
                : pe.Imports.Any(name => name.Equals("msvcrt.dll", StringComparison.OrdinalIgnoreCase)) ? "msvcrt"
                : "any";
        }

        return library.MachO.Select(image => image.MinimumOS).Max() is { } minimum ? $"macOS {minimum.ToString(2)}" : "any";
    }
}
