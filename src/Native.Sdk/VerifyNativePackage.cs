using System.Diagnostics;
using System.Globalization;
using Microsoft.Build.Framework;
using Native.Sdk.Diagnostics;
using Native.Sdk.Verification;

namespace Native.Sdk.Tasks;

/// <summary>Says of a package that is about to be written where it would fail.</summary>
public sealed class VerifyNativePackage : NativeTask
{
    /// <summary>Of the package, for people.</summary>
    [Required]
    public string PackageName { get; set; } = "";

    /// <summary>All that is to be packed; metadata <c>PackagePath</c>.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>What the project built itself; metadata <c>TargetFramework</c>, <c>FinalOutputPath</c>.</summary>
    public ITaskItem[] Assemblies { get; set; } = [];

    /// <summary>The libraries that the SDK built; metadata <c>Rid</c>, <c>Project</c>.</summary>
    public ITaskItem[] StagedLibraries { get; set; } = [];

    /// <summary>The project's <c>NativePlatform</c> items.</summary>
    public ITaskItem[] Platforms { get; set; } = [];

    /// <summary>One item whose metadata are the public properties, without their <c>Native</c>.</summary>
    [Required]
    public ITaskItem Policy { get; set; } = null!;

    /// <summary>Folder of the csproj.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Where the report is written, as JSON.</summary>
    [Required]
    public string ReportFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        if (Items.ToPlatforms(Platforms, Messages) is not { } platforms || VerificationSettings.Read(Policy, platforms, ProjectDirectory, Messages) is not { } settings)
        {
            return;
        }

        var content = PackedItems.Read(PackageName, Files, Assemblies);
        if (content.Libraries.Count == 0 && settings.Policy.DeclaredRuntimeIdentifiers.Count == 0)
        {
            return;
        }

        var start = Stopwatch.GetTimestamp();
        var sources = new StagedSources(StagedLibraries, ProjectDirectory);
        var verifier = new PackageVerifier(settings.Policy)
        {
            ChecksPortability = settings.Audit != Strictness.Off,
            ChecksContract = settings.Contract != Strictness.Off,
            FindUnexported = sources.FindUnexported,
        };
        var report = settings.Apply(verifier.Verify(content, cancellation));
        var elapsed = Stopwatch.GetElapsedTime(start);
        Say(report);
        Messages.Say(string.Create(CultureInfo.InvariantCulture, $"native: {report.Libraries.Count} {(report.Libraries.Count == 1 ? "library" : "libraries")} of {report.Size / 1e6:F1} MB verified in {elapsed.TotalMilliseconds:F0} ms"));
        Write(report);
    }

    private void Say(VerificationReport report)
    {
        foreach (var line in ReportTable.ToText(report))
        {
            Messages.Write(new Message(MessageLevel.High, "", "native: " + line));
        }

        // What is wrong with several platforms in the same way is one text.
        foreach (var finding in report.Findings.DistinctBy(finding => (finding.Code, finding.Text)))
        {
            Messages.Write(new Message(finding.Diagnostic.Level, finding.Code, finding.Text));
        }

        foreach (var library in report.Libraries.Where(library => library.UnusedExports.Count > 0))
        {
            Messages.Detail($"native: {library.Rid}/{library.File} exports {library.UnusedExports.Count} names that no managed code looks up: {string.Join(", ", library.UnusedExports)}");
        }
    }

    private void Write(VerificationReport report)
    {
        var file = Path.GetFullPath(ReportFile, ProjectDirectory);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, ReportJson.Write(report));
            if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
            {
                File.AppendAllText(summary, ReportTable.ToMarkdown(report));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Messages.Report(Catalog.FileAccess, "Writing the verification report", file, exception.Message);
        }
    }
}
