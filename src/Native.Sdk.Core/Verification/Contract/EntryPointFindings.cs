using Native.Sdk.Diagnostics;
using Native.Sdk.Projects;

namespace Native.Sdk.Verification;

/// <summary>Says of entry points that are missing why they may be.</summary>
/// <param name="findUnexported">Looks into a library's sources for a function.</param>
internal sealed class EntryPointFindings(Func<InspectedLibrary, string, string?>? findUnexported)
{
    private const int MaxNames = 20;

    /// <summary>
    /// Names that are compared for hints: a second or two. Where that is not enough, very many functions are missing,
    /// and a slip is not the reason.
    /// </summary>
    private const int MaxComparisons = 20_000;

    private int comparisons;

    /// <summary>A finding for each platform and function; those of generated members are summed up.</summary>
    internal IEnumerable<Finding> Of(IEnumerable<ContractEntryPoint> missing)
    {
        var sorted = missing.OrderBy(one => one.Library, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal).ToArray();
        var summed = new List<ContractEntryPoint>();
        foreach (var one in sorted)
        {
            if (CppName(one) is null && one.IsGenerated)
            {
                summed.Add(one);
                continue;
            }

            var (diagnostic, text) = Describe(one);
            foreach (var library in one.MissingFrom)
            {
                yield return new Finding(diagnostic, library.Library.Rid, library.Library.Name, one.Name, text);
            }
        }

        foreach (var same in summed.GroupBy(one => string.Join('|', one.MissingFrom.Select(library => library.Library.Rid).Prepend(one.FoundIn.Count > 0 ? "some" : "all").Prepend(one.Library))))
        {
            foreach (var finding in Sum([.. same]))
            {
                yield return finding;
            }
        }
    }

    /// <summary>A header may declare more than a library has; but what some platforms have is missed on the others.</summary>
    private static IEnumerable<Finding> Sum(IReadOnlyList<ContractEntryPoint> same)
    {
        var (first, names) = (same[0], ContractText.Some([.. same.Select(one => one.Name)], MaxNames));
        var callers = ContractText.Assemblies(same.SelectMany(one => one.Calls));
        var files = ContractText.Libraries(first.MissingFrom);
        if (first.FoundIn.Count == 0)
        {
            yield return Finding.Of(Catalog.GeneratedMemberNowhere, "", first.MissingFrom[0].Library.Name, names, same.Count, callers, files, names);
            yield break;
        }

        var others = ContractText.Libraries(same.SelectMany(one => one.FoundIn).Except(first.MissingFrom));
        foreach (var library in first.MissingFrom)
        {
            yield return Finding.Of(Catalog.GeneratedMemberMissing, library.Library.Rid, library.Library.Name, names, same.Count, callers, files, others, names);
        }
    }

    private (Diagnostic Diagnostic, string Text) Describe(ContractEntryPoint one)
    {
        var (files, callers) = (ContractText.Libraries(one.MissingFrom), ContractText.Callers(one.Calls));
        if (CppName(one) is { } cpp)
        {
            return (Catalog.CppEntryPoint, Catalog.CppEntryPoint.Format(one.Name, files, callers, cpp));
        }

        if (RustName(one) is { } rust)
        {
            return (Catalog.RustEntryPoint, Catalog.RustEntryPoint.Format(one.Name, files, callers, rust));
        }

        var others = one.FoundIn.Except(one.MissingFrom).ToArray();
        var where = others.Length > 0 ? $", but by {ContractText.Libraries(others)}" : "";
        return (Catalog.MissingEntryPoint, Catalog.MissingEntryPoint.Format(one.Name, files, where, callers, Hint(one)));
    }

    /// <summary>A namespace around the name makes it another function than the one that a C header declares.</summary>
    private static string? CppName(ContractEntryPoint one) => one.MissingFrom.SelectMany(library => library.FindMangled(one.Name))
        .Where(found => found.Name.Language == MangledLanguage.Cpp && (found.Name.IsGlobal || !one.IsGenerated)).Select(found => found.Export).FirstOrDefault();

    private string? RustName(ContractEntryPoint one) =>
        one.MissingFrom.Select(library => findUnexported?.Invoke(library.Library, one.Name)).FirstOrDefault(found => found is not null) is { } place ? $"It is at {place}"
        : one.MissingFrom.SelectMany(library => library.FindMangled(one.Name)).Where(found => found.Name.Language == MangledLanguage.Rust)
            .Select(found => $"It is there as '{found.Export}'").FirstOrDefault();

    private string Hint(ContractEntryPoint one)
    {
        if (LibraryExports.IsOrdinal(one.Name))
        {
            return " Functions are found by number on Windows only.";
        }

        var decorated = one.MissingFrom.Select(library => library.FindDecorated(one.Name)).FirstOrDefault(name => name is not null);
        if (decorated is not null)
        {
            return $" It is there as '{decorated}', with another calling convention than the method's.";
        }

        if (comparisons > MaxComparisons)
        {
            return "";
        }

        var near = one.MissingFrom[0].Near(one.Name).ToArray();
        comparisons += near.Length;
        return NearestWord.Hint(one.Name, near);
    }
}
