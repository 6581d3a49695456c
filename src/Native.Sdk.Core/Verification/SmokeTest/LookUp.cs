using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>What a program that uses a package looks for in one of its libraries.</summary>
/// <param name="Library">Platform and file.</param>
/// <param name="Names">
/// How the package's assemblies name it, with the assembly that does, whose own rules for finding libraries apply then; its
/// file name alone if none names it, since a library can be loaded by another one, or in another way.
/// </param>
/// <param name="EntryPoints">The functions, each once; also those that the library does not export.</param>
internal sealed record LookUp(InspectedLibrary Library, IReadOnlyList<(PackagedAssembly? Assembly, string Name)> Names, IReadOnlyList<string> EntryPoints)
{
    /// <summary>Findings whose subject is a function that managed code looks for in vain; what a header alone declares is not among them.</summary>
    private static readonly Diagnostic[] MissingFunctions = [Catalog.MissingEntryPoint, Catalog.CppEntryPoint, Catalog.RustEntryPoint];

    /// <summary>Findings whose subject is a name that does not lead to the library.</summary>
    private static readonly Diagnostic[] WrongNames = [Catalog.LibraryNameCase, Catalog.LibraryNameForm];

    /// <summary>One for each library of the package, in their order.</summary>
    internal static IReadOnlyList<LookUp> Of(PackageContent content, PlatformTable platforms)
    {
        var libraries = content.Libraries.OrderBy(library => library.Rid, StringComparer.Ordinal).ThenBy(library => library.File.Path, StringComparer.Ordinal)
            .Select(library => LibraryInspector.Read(library, platforms).Library).OfType<InspectedLibrary>().ToArray();
        var imports = content.Assemblies
            .Select(assembly => (Assembly: assembly, Imports: ManagedImports.TryRead(assembly.File.Read(), out var read, out _) ? read.All : [])).ToArray();
        var contract = ContractCheck.Check(content.Assemblies, libraries);
        return [.. contract.Libraries.Select(library => Of(library, contract.Findings, imports))];
    }

    private static LookUp Of(ContractLibrary library, IReadOnlyList<Finding> findings, IReadOnlyList<(PackagedAssembly Assembly, IReadOnlyList<ManagedImport> Imports)> assemblies)
    {
        var (file, os) = (library.Library, library.Library.Platform?.Os ?? TargetOs.Linux);
        var missing = Subjects(MissingFunctions);
        var wrong = Subjects(WrongNames);
        var names = from pair in assemblies
                    where AssemblyScope.Includes(pair.Assembly, file.Rid, os)
                    from name in pair.Imports.Select(import => import.Library).Distinct()
                    where wrong.Contains(name) || LibraryName.Candidates(name, os).Contains(file.Name, StringComparer.FromComparison(LibraryName.Comparison(os)))
                    select ((PackagedAssembly?)pair.Assembly, name);
        return new LookUp(
            file,
            [.. names.DefaultIfEmpty((null, file.Name)).DistinctBy(name => (name.Item1?.File.Name, name.Item2))],
            [.. library.EntryPoints.Concat(missing).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

        string[] Subjects(Diagnostic[] kinds) =>
            [.. findings.Where(finding => kinds.Contains(finding.Diagnostic) && finding.Rid == file.Rid && finding.File == file.Name).Select(finding => finding.Subject)];
    }
}
