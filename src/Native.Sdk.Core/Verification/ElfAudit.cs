using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>Whether an ELF library would load on every system that its package supports (System V gABI; glibc's and musl's loaders).</summary>
internal static class ElfAudit
{
    /// <summary><c>EF_ARM_ABI_FLOAT_SOFT</c> (ELF for the ARM architecture, e_flags).</summary>
    private const uint SoftFloat = 0x200;

    /// <summary>Audits a library that is known to be for its platform's CPU.</summary>
    public static void Check(AuditScope scope, ElfSharedLibrary elf, Platform platform)
    {
        if (platform.Cpu == "arm" && (elf.File.Flags & SoftFloat) != 0)
        {
            scope.Report(Catalog.OtherPlatform, "", "ELF for arm with floating point in software, which linux-arm is not");
            return;
        }

        if (ElfSystem.Of(elf) is { } system && system != SystemOf(platform))
        {
            scope.Report(Catalog.OtherCLibrary, system, Name(system), Name(SystemOf(platform)));
            return;
        }

        CheckVersions(scope, elf, platform);
        CheckNeeded(scope, elf, platform);
        CheckSearchPath(scope, elf);
        CheckMemory(scope, elf);
        if (elf.X86Level is > 1 and var level)
        {
            scope.Report(Catalog.InstructionSet, $"x86-64-v{level}", level);
        }
    }

    private static string SystemOf(Platform platform) => platform.Os == TargetOs.FreeBsd ? "freebsd" : platform.CLibrary == CLibrary.Musl ? "musl" : "glibc";

    private static string Name(string system) => system switch
    {
        "glibc" => "glibc, the C library of most Linux systems",
        "musl" => "musl, the C library of Alpine Linux",
        "bionic" => "bionic, the C library of Android",
        _ => "FreeBSD",
    };

    private static void CheckVersions(AuditScope scope, ElfSharedLibrary elf, Platform platform)
    {
        if (platform is not { Os: TargetOs.Linux, CLibrary: CLibrary.Glibc })
        {
            return;
        }

        var policy = scope.Policy.ForLinux(platform.Cpu);
        var refused = elf.VersionNeeds.Where(need => policy.Knows(need.Version) && !policy.Allows(need.Version)).ToArray();
        foreach (var need in refused.Where(need => need.Version == "GLIBC_PRIVATE"))
        {
            scope.Report(Catalog.PrivateGlibc, need.Version, Symbols(elf, need.Version, need.Symbols));
        }

        if (refused.Any(need => need.Version == "GLIBC_ABI_DT_RELR"))
        {
            scope.Report(Catalog.PackedRelocations, "GLIBC_ABI_DT_RELR", Reason(scope, platform, policy));
        }

        var tooNew = refused.Where(need => need.Version.StartsWith("GLIBC_2", StringComparison.Ordinal)).OrderByDescending(need => policy.FirstWith(need.Version)).ToArray();
        if (tooNew.Length > 0)
        {
            var needed = policy.FirstWith(tooNew[0].Version)!;
            scope.Report(Catalog.GlibcTooNew, tooNew[0].Version, Describe(elf, tooNew),
                LinuxDistributions.OlderThan(needed), Reason(scope, platform, policy), Later(policy.Baseline, PlatformTable.OldestGlibc), needed);
        }

        foreach (var library in refused.Where(need => !need.Version.StartsWith("GLIBC_", StringComparison.Ordinal)).GroupBy(need => need.Library))
        {
            var newest = library.OrderByDescending(need => policy.FirstWith(need.Version) ?? new Version(99, 0)).First();
            var since = policy.FirstWith(newest.Version) is { } first ? $"systems before glibc {first}" : "most systems";
            scope.Report(Catalog.RuntimeTooNew, newest.Version, library.Key, Describe(elf, library), since, Reason(scope, platform, policy));
        }
    }

    /// <summary>Why the limit is where it is: a clause behind "and".</summary>
    private static string Reason(AuditScope scope, Platform platform, LinuxPolicy policy)
    {
        if (scope.Policy.GlibcBaseline is { } baseline)
        {
            return baseline < policy.Baseline ? $"{platform} begins with glibc {policy.Baseline}" : $"the oldest to run on is glibc {baseline} (NativeGlibcBaseline)";
        }

        var oldest = scope.Policy.Oldest(platform.Cpu);
        return oldest?.SupportedGlibc(platform.Cpu) switch
        {
            null => $"{(oldest is null ? "the package" : oldest.Name)} is for every system since glibc {policy.Baseline}",
            var supported when supported == policy.Baseline => $"{oldest.Name} supports {supported}",
            var supported when supported < policy.Baseline && policy.Baseline == policy.Oldest => $"{platform} begins with glibc {policy.Baseline}",
            var supported => $"{oldest.Name} supports {supported} (packages for it are held to what systems with {policy.Baseline} have)",
        };
    }

    private static Version Later(Version baseline, string oldest) => Version.Parse(oldest) is var first && first > baseline ? first : baseline;

    /// <summary>Versions with their symbols; several libraries of glibc can have the same.</summary>
    private static string Describe(ElfSharedLibrary elf, IEnumerable<ElfVersionNeed> needs) => string.Join(", ", needs
        .GroupBy(need => need.Version).Select(version => $"{version.Key} ({Symbols(elf, version.Key, version.SelectMany(need => need.Symbols))})"));

    private static string Symbols(ElfSharedLibrary elf, string version, IEnumerable<string> symbols)
    {
        string[] names = [.. symbols];
        var weak = elf.Imports.Where(import => import.IsWeak && import.Version == version).Select(import => import.Name).ToHashSet(StringComparer.Ordinal);
        return names.Length == 0 ? "no symbol" : AuditScope.Some([.. names.Select(name => weak.Contains(name) ? name + ", weak but refused all the same" : name)]);
    }

    private static void CheckNeeded(AuditScope scope, ElfSharedLibrary elf, Platform platform)
    {
        foreach (var name in elf.Needed.Distinct(StringComparer.Ordinal))
        {
            if (SystemLibraries.Has(platform, name) || scope.IsAllowed(name))
            {
                continue;
            }

            if (scope.IsBeside(name))
            {
                if (!SearchPath(elf).Any(IsOrigin))
                {
                    scope.Report(Catalog.NotFoundBeside, name, name, "a run path of $ORIGIN (link with -Wl,-rpath,'$ORIGIN')");
                }
            }
            else if (SystemLibraries.IsCppRuntime(name))
            {
                scope.Report(Catalog.NeedsCppRuntime, name, name);
            }
            else
            {
                string[] symbols = [.. elf.Imports.Where(import => import.Library == name).Select(import => import.Name)];
                scope.Report(Catalog.NeedsOtherLibrary, name, name, symbols.Length > 0 ? $" (for {AuditScope.Some(symbols)})" : "");
            }
        }
    }

    private static void CheckSearchPath(AuditScope scope, ElfSharedLibrary elf)
    {
        foreach (var folder in SearchPath(elf).Where(folder => !IsOrigin(folder)).Distinct(StringComparer.Ordinal))
        {
            scope.Report(Catalog.AbsoluteSearchPath, folder, folder.Length == 0 ? "the current directory (an empty entry)" : $"'{folder}'", "$ORIGIN");
        }
    }

    /// <summary>The folders of DT_RUNPATH, which makes loaders ignore DT_RPATH, and of DT_RPATH.</summary>
    private static IEnumerable<string> SearchPath(ElfSharedLibrary elf) =>
        new[] { elf.RunPath, elf.RPath }.OfType<string>().Where(path => path.Length > 0).SelectMany(path => path.Split(':'));

    private static bool IsOrigin(string folder) => folder.StartsWith("$ORIGIN", StringComparison.Ordinal) || folder.StartsWith("${ORIGIN}", StringComparison.Ordinal);

    private static void CheckMemory(AuditScope scope, ElfSharedLibrary elf)
    {
        if (elf.HasExecutableStack)
        {
            scope.Report(Catalog.ExecutableStack, "PT_GNU_STACK");
        }

        if (elf.HasTextRelocations)
        {
            scope.Report(Catalog.TextRelocations, "DT_TEXTREL");
        }
    }
}
