using Native.Sdk.Diagnostics;

namespace Native.Sdk.Verification;

/// <summary>What the audit of one library has to know of the package around it; collects what it finds.</summary>
/// <param name="policy">What the package is held to.</param>
/// <param name="library">Which is audited.</param>
/// <param name="neighbours">File names of the package's native files for the same platform.</param>
internal sealed class AuditScope(VerificationPolicy policy, InspectedLibrary library, IReadOnlySet<string> neighbours)
{
    private const int MaxNames = 4;

    /// <summary>What was found.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>What the package is held to.</summary>
    public VerificationPolicy Policy => policy;

    /// <summary>Which is audited.</summary>
    public InspectedLibrary Library => library;

    /// <summary>Reports: the diagnostic's first two arguments are always the library's name and platform.</summary>
    public void Report(Diagnostic diagnostic, string subject, params object?[] arguments) =>
        Findings.Add(Finding.Of(diagnostic, library.Rid, library.Name, subject, [library.Name, library.Rid, .. arguments]));

    /// <summary>Whether the package brings a file of that name for this platform.</summary>
    public bool IsBeside(string name) => neighbours.Contains(name);

    /// <summary>Whether the user says that it may be needed.</summary>
    public bool IsAllowed(string name) => SystemLibraries.IsAllowed(policy.AllowedLibraries, name);

    /// <summary>The first names of many: <c>a, b, c, d and 7 more</c>.</summary>
    public static string Some(IReadOnlyList<string> names) => names.Count <= MaxNames
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MaxNames))} and {names.Count - MaxNames} more";
}
