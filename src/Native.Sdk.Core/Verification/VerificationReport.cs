using Native.Sdk.Diagnostics;

namespace Native.Sdk.Verification;

/// <summary>What came of a verification.</summary>
public sealed record VerificationReport
{
    /// <summary>Of the package, for people.</summary>
    public required string Name { get; init; }

    /// <summary>What it was held to: <c>net8.0, glibc 2.17</c>.</summary>
    public required string Policy { get; init; }

    /// <summary>A line for each native file, by platform.</summary>
    public required IReadOnlyList<LibraryReport> Libraries { get; init; }

    /// <summary>What is wrong, the package's own first, then by platform.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What counts: without notes.</summary>
    public IEnumerable<Finding> Problems => Findings.Where(finding => finding.Diagnostic.Level is MessageLevel.Error or MessageLevel.Warning);

    /// <summary>Bytes of all native files.</summary>
    public long Size
    {
        get
        {
            var size = 0L;
            foreach (var library in Libraries)
            {
                size += library.Size;
            }

            return size;
        }
    }
}
