using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>The libraries that a package has for one platform.</summary>
/// <param name="rid">Which platform.</param>
/// <param name="libraries">Not none.</param>
internal sealed class ContractPlatform(string rid, IReadOnlyList<LibraryExports> libraries)
{
    private readonly Dictionary<string, ContractMatch> names = new(StringComparer.Ordinal);

    /// <summary>Its runtime identifier.</summary>
    internal string Rid => rid;

    /// <summary>Its operating system.</summary>
    internal TargetOs Os => libraries[0].Os;

    /// <summary>The libraries that some assembly of the package finds by name.</summary>
    internal HashSet<LibraryExports> Reached { get; } = [];

    /// <summary>The library that a program means by a name, and whether it finds it.</summary>
    internal ContractMatch Resolve(string name)
    {
        if (!names.TryGetValue(name, out var known))
        {
            names.Add(name, known = Find(name));
        }

        return known;
    }

    private ContractMatch Find(string name)
    {
        var candidates = LibraryName.Candidates(name, Os);
        if (candidates.Count == 0)
        {
            return new(null, NameMatch.None);
        }

        var stem = LibraryName.Stem(name);
        return First(LibraryName.Comparison(Os)) is { } found ? new(found, NameMatch.Found)
            : First(StringComparison.OrdinalIgnoreCase) is { } other ? new(other, NameMatch.OtherCase)
            : libraries.FirstOrDefault(HasStem) is { } meant ? new(meant, NameMatch.OtherForm)
            : new(null, NameMatch.None);

        bool HasStem(LibraryExports library) => stem.Equals(LibraryName.Stem(library.Library.Name), StringComparison.OrdinalIgnoreCase);

        LibraryExports? First(StringComparison comparison) => candidates
            .Select(file => libraries.FirstOrDefault(library => file.Equals(library.Library.Name, comparison))).FirstOrDefault(library => library is not null);
    }
}
