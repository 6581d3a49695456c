using Native.Sdk.Diagnostics;

namespace Native.Sdk.Verification;

/// <summary>Collects the names by which programs do not find a library of the package.</summary>
/// <param name="platforms">All of the package: a better name has to do for all.</param>
internal sealed class NameFindings(IReadOnlyList<ContractPlatform> platforms)
{
    private readonly List<WrongName> wrong = [];

    /// <summary>Remembers one.</summary>
    internal void Add(ContractCall call, ContractPlatform platform, LibraryExports library, NameMatch match)
    {
        var name = wrong.Find(other => other.Name == call.Import.Library && other.Match == match);
        if (name is null)
        {
            wrong.Add(name = new WrongName(call.Import.Library, match));
        }

        name.Calls.Add(call);
        if (!name.Places.Exists(place => place.Library == library))
        {
            name.Places.Add(new WrongPlace(platform, library));
        }
    }

    /// <summary>One for each name and platform.</summary>
    internal IEnumerable<Finding> All() =>
        wrong.OrderBy(name => name.Name, StringComparer.Ordinal).SelectMany(Describe);

    private IEnumerable<Finding> Describe(WrongName wrong)
    {
        var (name, first) = (wrong.Name, wrong.Places[0]);
        var assemblies = ContractText.Assemblies(wrong.Calls);
        var files = ContractText.Libraries(wrong.Places.Select(place => place.Library));
        var advice = Better(name, first.Library.Library.Name) is { } better
            ? $"Write '{better}'; .NET adds what the file has in front and at its end."
            : "No name finds the file on every platform: give it the same name on all, but for 'lib' on Linux and macOS and the ending.";
        var (diagnostic, text) = wrong.Match == NameMatch.OtherCase
            ? (Catalog.LibraryNameCase, Catalog.LibraryNameCase.Format(name, assemblies, files, advice))
            : (Catalog.LibraryNameForm, Catalog.LibraryNameForm.Format(
                name, assemblies, files, string.Join(", ", LibraryName.Candidates(name, first.Platform.Os)), advice));
        return wrong.Places.Select(place => new Finding(diagnostic, place.Platform.Rid, place.Library.Library.Name, name, text));
    }

    /// <summary>A name by which the library is found wherever the package has it.</summary>
    private string? Better(string name, string file)
    {
        var stem = LibraryName.Stem(file);
        return new[] { stem, "lib" + stem }.FirstOrDefault(better => better != name
            && platforms.Select(platform => platform.Resolve(better)).All(found => found.Match is NameMatch.Found or NameMatch.None));
    }

    /// <summary>A name in the way in which it does not fit, and who writes it.</summary>
    private sealed class WrongName(string name, NameMatch match)
    {
        public string Name => name;

        public NameMatch Match => match;

        public List<WrongPlace> Places { get; } = [];

        public HashSet<ContractCall> Calls { get; } = [];
    }

    private sealed record WrongPlace(ContractPlatform Platform, LibraryExports Library);
}
