using Native.Sdk.Diagnostics;

namespace Native.Sdk.Verification;

/// <summary>Collects the names by which programs do not find a library of the package.</summary>
/// <param name="platforms">All of the package: a better name has to do for all.</param>
internal sealed class NameFindings(IReadOnlyList<ContractPlatform> platforms)
{
    private readonly Dictionary<
        (string Name, NameMatch Match),
        (List<(ContractPlatform Platform, LibraryExports Library)> Places, HashSet<ContractCall> Calls)> wrong = [];

    /// <summary>Remembers one.</summary>
    internal void Add(ContractCall call, ContractPlatform platform, LibraryExports library, NameMatch match)
    {
        var key = (call.Import.Library, match);
        if (!wrong.TryGetValue(key, out var all))
        {
            wrong.Add(key, all = ([], []));
        }

        all.Calls.Add(call);
        if (!all.Places.Contains((platform, library)))
        {
            all.Places.Add((platform, library));
        }
    }

    /// <summary>One for each name and platform.</summary>
    internal IEnumerable<Finding> All() =>
        from pair in wrong.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal)
        let text = Describe(pair.Key.Name, pair.Key.Match, pair.Value.Calls, [.. pair.Value.Places])
        from place in pair.Value.Places
        select new Finding(text.Diagnostic, place.Platform.Rid, place.Library.Library.Name, pair.Key.Name, text.Text);

    private (Diagnostic Diagnostic, string Text) Describe(
        string name, NameMatch match, IEnumerable<ContractCall> calls, IReadOnlyList<(ContractPlatform Platform, LibraryExports Library)> places)
    {
        var assemblies = ContractText.Assemblies(calls);
        var files = ContractText.Libraries(places.Select(place => place.Library));
        var advice = Better(name, places[0].Library.Library.Name) is { } better
            ? $"Write '{better}'; .NET adds what the file has in front and at its end."
            : "No name finds the file on every platform: give it the same name on all, but for 'lib' on Linux and macOS and the ending.";
        return match == NameMatch.OtherCase
            ? (Catalog.LibraryNameCase, Catalog.LibraryNameCase.Format(name, assemblies, files, advice))
            : (Catalog.LibraryNameForm, Catalog.LibraryNameForm.Format(
                name, assemblies, files, string.Join(", ", LibraryName.Candidates(name, places[0].Platform.Os)), advice));
    }

    /// <summary>A name by which the library is found wherever the package has it.</summary>
    private string? Better(string name, string file)
    {
        var stem = LibraryName.Stem(file);
        return new[] { stem, "lib" + stem }.FirstOrDefault(better => better != name
            && platforms.Select(platform => platform.Resolve(better)).All(found => found.Match is NameMatch.Found or NameMatch.None));
    }
}
