namespace Native.Sdk.Verification;

/// <summary>What a package's assemblies use of a native library.</summary>
/// <param name="Library">Which: its platform and file.</param>
/// <param name="EntryPoints">
/// The functions that a user's program will look up in it, each once and sorted, by the names under which they are found:
/// on Windows with the W or A that .NET adds.
/// </param>
/// <param name="Unused">The names that it exports and no assembly of the package looks up, sorted.</param>
public sealed record ContractLibrary(InspectedLibrary Library, IReadOnlyList<string> EntryPoints, IReadOnlyList<string> Unused)
{
    /// <summary>How many names it exports.</summary>
    public int Exported => Library.Library.Exports.Count;

    /// <summary>How many of them some assembly looks up.</summary>
    public int Used => Exported - Unused.Count;
}
