namespace Native.Sdk.Verification;

/// <summary>A function that a package's assemblies look for in one of its libraries, over all platforms.</summary>
/// <param name="Library">The library's stem: it has another file name on each system.</param>
/// <param name="Name">As the program calls it.</param>
internal sealed record ContractEntryPoint(string Library, string Name)
{
    /// <summary>Where it is.</summary>
    internal HashSet<LibraryExports> FoundIn { get; } = [];

    /// <summary>Where somebody looks for it in vain, in the order of the platforms.</summary>
    internal List<LibraryExports> MissingFrom { get; } = [];

    /// <summary>Who looks in vain.</summary>
    internal HashSet<ContractCall> Calls { get; } = [];

    /// <summary>Nobody but Native.Sdk itself wrote them, because a header has it.</summary>
    internal bool IsGenerated => Calls.All(call => call.Import.IsGenerated);

    /// <summary>Remembers a look-up.</summary>
    internal void Add(ContractCall call, LibraryExports library, bool isFound)
    {
        if (isFound)
        {
            FoundIn.Add(library);
            return;
        }

        Calls.Add(call);
        if (!MissingFrom.Contains(library))
        {
            MissingFrom.Add(library);
        }
    }
}
