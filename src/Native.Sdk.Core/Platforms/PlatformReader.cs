using System.Text.RegularExpressions;
using Native.Sdk.Diagnostics;
using Native.Sdk.Projects;

namespace Native.Sdk.Platforms;

/// <summary>Adds what the user wrote to the table of platforms, or says what is wrong with it.</summary>
/// <param name="messages">Where everything wrong is said: all of it, not only the first.</param>
public sealed partial class PlatformReader(IMessageSink messages)
{
    private static readonly Dictionary<string, TargetOs> Systems = new(StringComparer.OrdinalIgnoreCase)
    {
        ["linux"] = TargetOs.Linux,
        ["windows"] = TargetOs.Windows,
        ["macos"] = TargetOs.MacOS,
        ["freebsd"] = TargetOs.FreeBsd,
    };

    private static readonly Dictionary<string, CLibrary> CLibraries = new(StringComparer.OrdinalIgnoreCase)
    {
        ["glibc"] = CLibrary.Glibc,
        ["musl"] = CLibrary.Musl,
        ["ucrt"] = CLibrary.Ucrt,
        ["system"] = CLibrary.System,
    };

    /// <summary>The CPUs that libraries can be recognised to be for.</summary>
    private static readonly string[] Cpus = [.. PlatformTable.Default.All.Select(platform => platform.Cpu).Distinct()];

    private bool failed;

    /// <summary>The SDK's own table with the user's rows, or null if anything is wrong. Of two items for one RID the second adds to the first.</summary>
    public PlatformTable? Read(IEnumerable<PlatformDeclaration> declarations)
    {
        failed = false;
        var table = PlatformTable.Default;
        foreach (var declaration in declarations)
        {
            if (Read(declaration, table) is { } row)
            {
                table = table.With([row]);
            }
        }

        return failed ? null : table;
    }

    private Platform? Read(PlatformDeclaration declaration, PlatformTable table)
    {
        var (rid, metadata) = (declaration.Rid, declaration.Metadata);
        if (!CheckNames(declaration))
        {
            return null;
        }

        var known = table.Find(rid);
        if (known is null && PlatformTable.Default.FindPortable(rid) is { } portable)
        {
            Report(Catalog.NonPortableRuntimeIdentifier, rid, "Include of NativePlatform", portable);
            return null;
        }

        if (known is null && PlatformMetadata.Required.Where(name => !metadata.ContainsKey(name)).ToArray() is { Length: > 0 } missing)
        {
            Report(Catalog.IncompletePlatform, rid, string.Join(", ", missing), NearestWord.Hint(rid, table.All.Select(row => row.Rid)));
            return null;
        }

        var os = Word(PlatformMetadata.OperatingSystem, Systems, known?.Os);
        var library = Word(PlatformMetadata.CLibrary, CLibraries, known?.CLibrary);
        var cpu = Text(PlatformMetadata.Cpu, known?.Cpu).ToLowerInvariant();
        if (!Cpus.Contains(cpu))
        {
            Report(Catalog.InvalidPlatformMetadata, rid, PlatformMetadata.Cpu, cpu, $"valid are {string.Join(", ", Cpus)}.{NearestWord.Hint(cpu, Cpus)}");
        }

        if (os is null || library is null)
        {
            return null;
        }

        if (!Fits(os.Value, library.Value))
        {
            Report(Catalog.InvalidPlatformMetadata, rid, PlatformMetadata.CLibrary, library.Value.ToString().ToLowerInvariant(),
                "linux has glibc or musl, windows ucrt, macos and freebsd have system.");
        }

        return new Platform(
            known?.Rid ?? rid, os.Value, cpu, library.Value,
            Text(PlatformMetadata.ZigTarget, known?.ZigTarget), Text(PlatformMetadata.RustTarget, known?.RustTarget), Text(PlatformMetadata.GnuPrefix, known?.GnuPrefix),
            ReadBaseline(declaration, known?.Baseline ?? OldestOf(os.Value, library.Value)));

        string Text(string name, string? otherwise) => metadata.GetValueOrDefault(name) ?? otherwise ?? "";

        T? Word<T>(string name, Dictionary<string, T> words, T? otherwise)
            where T : struct
        {
            if (!metadata.TryGetValue(name, out var written))
            {
                return otherwise;
            }

            if (words.TryGetValue(written, out var value))
            {
                return value;
            }

            Report(Catalog.InvalidPlatformMetadata, rid, name, written, $"valid are {string.Join(", ", words.Keys)}.{NearestWord.Hint(written, words.Keys)}");
            return null;
        }
    }

    private bool CheckNames(PlatformDeclaration declaration)
    {
        var good = true;
        if (!Identifier().IsMatch(declaration.Rid))
        {
            Report(Catalog.InvalidPlatformMetadata, declaration.Rid, "Include", declaration.Rid, "a runtime identifier looks like linux-musl-x64.");
            good = false;
        }

        foreach (var name in declaration.Metadata.Keys.Where(name => !PlatformMetadata.All.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            Report(Catalog.UnknownPlatformMetadata, declaration.Rid, name, NearestWord.Hint(name, PlatformMetadata.All), string.Join(", ", PlatformMetadata.All));
            good = false;
        }

        return good;
    }

    private string ReadBaseline(PlatformDeclaration declaration, string otherwise)
    {
        if (!declaration.Metadata.TryGetValue(PlatformMetadata.Baseline, out var written))
        {
            return otherwise;
        }

        if (!VersionNumber().IsMatch(written))
        {
            Report(Catalog.InvalidPlatformMetadata, declaration.Rid, PlatformMetadata.Baseline, written, "a version is expected, such as 2.28 for glibc or 12.0 for macOS.");
        }

        return written;
    }

    /// <summary>For a new platform: what its CPU cannot be older than is not known here, what any can be is.</summary>
    private static string OldestOf(TargetOs os, CLibrary library) =>
        library == CLibrary.Glibc ? PlatformTable.OldestGlibc
        : os == TargetOs.MacOS ? PlatformTable.Default.Find("osx-arm64")!.Baseline
        : "";

    private static bool Fits(TargetOs os, CLibrary library) => os switch
    {
        TargetOs.Linux => library is CLibrary.Glibc or CLibrary.Musl,
        TargetOs.Windows => library == CLibrary.Ucrt,
        _ => library == CLibrary.System,
    };

    private void Report(Diagnostic diagnostic, params object?[] arguments)
    {
        failed = true;
        messages.Report(diagnostic, arguments);
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9.]*(-[A-Za-z0-9.]+)+$")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^\d+\.\d+$")]
    private static partial Regex VersionNumber();
}
