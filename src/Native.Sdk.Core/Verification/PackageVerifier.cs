using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>Whether a package would work wherever it says it does: the way from its files to a report.</summary>
/// <param name="policy">What it is held to.</param>
public sealed class PackageVerifier(VerificationPolicy policy)
{
    private const int MaxPaths = 3;

    /// <summary>Whether to look at the libraries and the package.</summary>
    public bool ChecksPortability { get; init; } = true;

    /// <summary>Whether to look for the functions that the managed code calls.</summary>
    public bool ChecksContract { get; init; } = true;

    /// <summary>Looks into the sources of a library for a function that it does not export; null: there are none.</summary>
    public Func<InspectedLibrary, string, string?>? FindUnexported { get; init; }

    /// <summary>Reads every file once, in parallel.</summary>
    public VerificationReport Verify(PackageContent content, CancellationToken cancellation = default)
    {
        var read = new LibraryInspector.Result[content.Libraries.Count];
        var audited = new IReadOnlyList<Finding>[content.Libraries.Count];
        var neighbours = content.Libraries.GroupBy(library => library.Rid, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(platform => platform.Key, platform => platform.Select(library => library.File.Name).ToHashSet(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        LargestFirst.ForEach([.. content.Libraries.Select(library => library.File)], i =>
        {
            var packed = content.Libraries[i];
            audited[i] = [];
            read[i] = LibraryInspector.Read(packed, policy.Platforms, !ChecksPortability ? null : (library, bytes) => audited[i] = Audit(library, bytes.Span, neighbours[packed.Rid]));
            if (ChecksPortability && read[i].Problem is { } problem)
            {
                audited[i] = [problem];
            }
        }, cancellation);

        InspectedLibrary[] libraries = [.. read.Select(result => result.Library).OfType<InspectedLibrary>()];
        var contract = ChecksContract && content.Assemblies.Count > 0 ? ContractCheck.Check(content.Assemblies, libraries, FindUnexported) : null;
        return new VerificationReport
        {
            Name = content.Name,
            Policy = Describe(libraries),
            Libraries = [.. libraries.Select(library => Describe(library, contract)).OrderBy(library => library.Rid, StringComparer.Ordinal).ThenBy(library => library.File, StringComparer.Ordinal)],
            Findings =
            [
                .. ChecksPortability ? PackageAudit.Check(content with { Libraries = [.. content.Libraries.Where((_, i) => !read[i].IsManaged)] }, policy) : [],
                .. audited.SelectMany(findings => findings).Distinct().OrderBy(finding => finding.Rid, StringComparer.Ordinal),
                .. contract?.Findings ?? [],
            ],
        };
    }

    private List<Finding> Audit(InspectedLibrary library, ReadOnlySpan<byte> bytes, HashSet<string> neighbours)
    {
        var scope = new AuditScope(policy, library, neighbours);
        foreach (var platform in PlatformsOf(library))
        {
            if (!platform.Takes(library.Library))
            {
                scope.Report(Catalog.OtherPlatform, string.Join(", ", library.Library.Cpus), $"{library.Library.Format} for {string.Join(", ", library.Library.Cpus)}");
                return scope.Findings;
            }

            if (library.Library.Elf is { } elf)
            {
                ElfAudit.Check(scope, elf, platform);
            }

            if (library.Library.Pe is { } pe)
            {
                PeAudit.Check(scope, pe, platform);
            }

            foreach (var image in library.Library.MachO.Where(image => (image.Cpu == MachOCpu.Arm64) == (platform.Cpu == "arm64")))
            {
                MachOAudit.Check(scope, image, platform);
            }
        }

        CheckHonesty(scope, library, bytes);
        return scope.Findings;
    }

    /// <summary>The platform of its runtime identifier; of <c>osx</c>, whose libraries are universal, that of each CPU.</summary>
    private IEnumerable<Platform> PlatformsOf(InspectedLibrary library) => library.Rid == "osx"
        ? library.Library.Cpus.Select(cpu => policy.Platforms.Find("osx-" + cpu)).OfType<Platform>()
        : library.Platform is { } platform ? [platform] : [];

    private void CheckHonesty(AuditScope scope, InspectedLibrary library, ReadOnlySpan<byte> bytes)
    {
        if (policy.AcceptsDebugInformation)
        {
            return;     // which is full of paths
        }

        if (library.Library.DebugInformationSize is var size && IsWorthStripping(size, library.Size))
        {
            scope.Report(Catalog.DebugInformation, "", Text.Size(size), Text.Size(library.Size));
        }

        var paths = BuildPaths.Find(bytes, policy.BuildFolders, MaxPaths + 1);
        if (library.Library.Pe?.DebugReference?.Path is { } pdb && pdb.Contains(':') && !paths.Contains(pdb))
        {
            paths.Insert(0, pdb);
        }

        if (paths.Count > 0)
        {
            scope.Report(Catalog.BuildPath, paths[0], paths.Count > MaxPaths ? $"{string.Join(", ", paths.Take(MaxPaths))} and more" : string.Join(", ", paths));
        }
    }

    /// <summary>Some distributions' start files bring a kilobyte along, in every library that is linked there.</summary>
    private static bool IsWorthStripping(long debugInformation, long library) => debugInformation >= 64 * 1024 || debugInformation > library / 100;

    private LibraryReport Describe(InspectedLibrary library, ContractResult? contract)
    {
        var report = LibraryInspector.Describe(library) with { IsAudited = ChecksPortability && PlatformsOf(library).Any() };
        return contract?.Libraries.FirstOrDefault(use => use.Library == library) is { } use ? report with { UsedExports = use.Used, UnusedExports = use.Unused } : report;
    }

    /// <summary>What was asked for: where a CPU's systems begin later than others', it stands for itself.</summary>
    private string Describe(InspectedLibrary[] libraries)
    {
        var glibc = libraries.Select(library => library.Platform).OfType<Platform>().Where(platform => platform is { Os: TargetOs.Linux, CLibrary: CLibrary.Glibc });
        var macOS = libraries.SelectMany(PlatformsOf).Where(platform => platform.Os == TargetOs.MacOS);
        return string.Join(", ", [.. policy.TargetFrameworks, .. Texts("glibc", glibc, platform => policy.ForLinux(platform.Cpu).Baseline), .. Texts("macOS", macOS, platform => policy.ForMacOS(platform).Version)]);

        static IEnumerable<string> Texts(string system, IEnumerable<Platform> platforms, Func<Platform, Version> oldest) => platforms.GroupBy(oldest).OrderBy(group => group.Key)
            .Select((group, i) => $"{system} {group.Key.ToString(2)}" + (i == 0 ? "" : $" on {string.Join(", ", group.Select(platform => platform.Cpu).Distinct())}"));
    }
}
