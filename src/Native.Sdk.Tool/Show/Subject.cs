using Native.Sdk.Binaries;
using Native.Sdk.Verification;

namespace Native.Sdk.Tool;

/// <summary>What is shown, read as far as it has to be before it is verified.</summary>
internal sealed record Subject
{
    /// <summary>What is verified.</summary>
    public required PackageContent Content { get; init; }

    /// <summary>What it says itself that it is for, in short folder names; as far as that says anything of systems.</summary>
    public IReadOnlyList<string> TargetFrameworks { get; init; } = [];

    /// <summary>Whether it is a package, to be held to all that packages are held to; else files of whatever use.</summary>
    public bool IsPackage { get; init; }

    /// <summary>Libraries and programs of a package that no runtime identifier leads to, by path.</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>How many native libraries were left out because they are .NET's own.</summary>
    public int CountOfRuntime { get; init; }

    /// <summary>The library, if it is only one; the content then has its neighbours too.</summary>
    public SharedLibrary? Library { get; init; }

    /// <summary>Takes out what is said of neighbours.</summary>
    public VerificationReport Focus(VerificationReport report) => Library is null ? report : report with
    {
        Libraries = [.. report.Libraries.Where(library => library.File == Content.Name)],
        Findings = [.. report.Findings.Where(finding => finding.File == Content.Name)],
    };
}
