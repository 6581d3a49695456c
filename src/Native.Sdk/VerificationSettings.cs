using System.Globalization;
using Microsoft.Build.Framework;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Verification;

namespace Native.Sdk.Tasks;

/// <summary>How much a check weighs: NativeAudit and NativeContract.</summary>
internal enum Strictness
{
    /// <summary>What it finds has the level that it has by itself.</summary>
    Error,

    /// <summary>What it finds is a warning at most.</summary>
    Warn,

    /// <summary>It is left out.</summary>
    Off,
}

/// <summary>The properties of a project that are about verification.</summary>
/// <param name="Policy">What the package is held to.</param>
/// <param name="Audit">NativeAudit.</param>
/// <param name="Contract">NativeContract.</param>
/// <param name="Silenced">Codes of NoWarn and MSBuildWarningsAsMessages.</param>
internal sealed record VerificationSettings(VerificationPolicy Policy, Strictness Audit, Strictness Contract, IReadOnlySet<string> Silenced)
{
    private static readonly char[] Separators = [';', ',', ' ', '\n', '\r', '\t'];

    /// <summary>From the item that holds the properties; null if one is not valid, which has been reported.</summary>
    public static VerificationSettings? Read(ITaskItem item, PlatformTable platforms, string projectDirectory, IMessageSink messages)
    {
        var isGood = true;
        var audit = ReadStrictness("NativeAudit", item.Text("Audit"));
        var contract = ReadStrictness("NativeContract", item.Text("Contract"));
        var glibc = ReadVersion("NativeGlibcBaseline", item.Text("GlibcBaseline"));
        var macOS = ReadVersion("NativeMacOSDeploymentTarget", item.Text("MacOSDeploymentTarget") ?? (Environment.GetEnvironmentVariable("MACOSX_DEPLOYMENT_TARGET") is { Length: > 0 } system ? system : null));
        var fallback = item.Text("MuslFallback");
        if (fallback is not (null or "accept"))
        {
            Refuse("NativeMuslFallback", fallback, ["accept"]);
        }

        var budget = VerificationPolicy.DefaultSizeBudget;
        if (item.Text("SizeBudget") is { } megabytes)
        {
            if (double.TryParse(megabytes, CultureInfo.InvariantCulture, out var number) && number > 0 && number < 1e6)
            {
                budget = (long)(number * 1024 * 1024);
            }
            else
            {
                Refuse("NativePackageSizeBudget", megabytes, ["a number of megabytes, for example 50"]);
            }
        }

        return !isGood ? null : new VerificationSettings(
            new VerificationPolicy
            {
                Platforms = platforms,
                TargetFrameworks = List(item, "TargetFrameworks"),
                GlibcBaseline = glibc,
                MacOSDeploymentTarget = macOS,
                AllowedLibraries = List(item, "AllowedLibraries"),
                DeclaredRuntimeIdentifiers = List(item, "RuntimeIdentifiers"),
                AcceptsMuslFallback = fallback is not null || item.Text("IsTool") == "true",
                SizeBudget = budget,
                AcceptsDebugInformation = "embedded".Equals(item.Text("DebugSymbols"), StringComparison.OrdinalIgnoreCase),
                BuildFolders = Folders(projectDirectory),
            },
            audit, contract, List(item, "Silenced").ToHashSet(StringComparer.OrdinalIgnoreCase));

        Strictness ReadStrictness(string property, string? word)
        {
            switch (word?.ToLowerInvariant())
            {
                case null or "error":
                    return Strictness.Error;
                case "warn":
                    return Strictness.Warn;
                case "off":
                    return Strictness.Off;
                default:
                    Refuse(property, word, ["error", "warn", "off"]);
                    return Strictness.Error;
            }
        }

        Version? ReadVersion(string property, string? text)
        {
            // The compilers say the same of a wrong one; but everything may have been built elsewhere.
            if (text is null || Version.TryParse(text, out var version))
            {
                return text is null ? null : Version.Parse(text);
            }

            Refuse(property, text, ["a version, for example 2.28"]);
            return null;
        }

        void Refuse(string property, string written, string[] valid)
        {
            isGood = false;
            messages.Report(Catalog.InvalidProperty, property, written, NearestWord.Hint(written, valid), string.Join(", ", valid));
        }
    }

    /// <summary>The report as the project wants to hear it.</summary>
    public VerificationReport Apply(VerificationReport report) => report with { Findings = [.. report.Findings.Select(Weigh)] };

    /// <summary>MSBuild silences warnings by itself; an error of these is a warning that the SDK takes seriously, and follows.</summary>
    private Finding Weigh(Finding finding)
    {
        var strictness = finding.Diagnostic.Number is >= 4050 and < 4060 ? Contract : Audit;
        var level = finding.Diagnostic.Level switch
        {
            MessageLevel.Error or MessageLevel.Warning when Silenced.Contains(finding.Code) => MessageLevel.Normal,
            MessageLevel.Error when strictness == Strictness.Warn => MessageLevel.Warning,
            var own => own,
        };
        return level == finding.Diagnostic.Level ? finding : finding with { Diagnostic = finding.Diagnostic with { Level = level } };
    }

    private static string[] List(ITaskItem item, string name) => [.. (item.Text(name) ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>The project's folder, and the user's, where cargo keeps the sources of other crates.</summary>
    private static string[] Folders(string projectDirectory) =>
        [.. new[] { Path.TrimEndingDirectorySeparator(Path.GetFullPath(projectDirectory)), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) }.Where(folder => folder.Length > 3)];
}
