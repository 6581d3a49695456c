using Native.Sdk.Diagnostics;

namespace Native.Sdk.Verification;

/// <summary>Holds the entry points that a package's assemblies name against what its libraries export, for every platform.</summary>
/// <remarks>
/// What is not a library of the package (kernel32, libc) is nobody's business here. An assembly is checked on the platforms
/// on which it is used (its target framework), a method on those on which it may be called (SupportedOSPlatform).
/// </remarks>
public static class ContractCheck
{
    /// <summary>Checks all assemblies against all libraries.</summary>
    /// <param name="assemblies">Of all target frameworks; each is read once.</param>
    /// <param name="libraries">Of all platforms.</param>
    /// <param name="findUnexported">
    /// Looks into the sources of a library for a function that it does not export, and gives its place
    /// (<c>src/lib.rs:12</c>; see <see cref="RustSources"/>) or null. Only called for what is missing.
    /// </param>
    public static ContractResult Check(
        IReadOnlyList<PackagedAssembly> assemblies,
        IReadOnlyList<InspectedLibrary> libraries,
        Func<InspectedLibrary, string, string?>? findUnexported = null)
    {
        var findings = new List<Finding>();
        var exports = libraries.Select(library => new LibraryExports(library)).ToArray();
        var platforms = exports.GroupBy(library => library.Library.Rid, StringComparer.OrdinalIgnoreCase)
            .Select(group => new ContractPlatform(group.Key, [.. group])).ToArray();
        var read = Read(assemblies, findings);

        foreach (var (platform, call) in Calls(platforms, read))
        {
            if (platform.Resolve(call.Import.Library) is ({ } library, NameMatch.Found))
            {
                platform.Reached.Add(library);
            }
        }

        var names = new NameFindings(platforms);
        var entryPoints = new Dictionary<(string, string), ContractEntryPoint>();
        foreach (var (platform, call) in Calls(platforms, read))
        {
            if (platform.Resolve(call.Import.Library) is not ({ } library, var match))
            {
                continue;
            }

            if (match != NameMatch.Found)
            {
                // One name for each system, of which the program takes the right one, is a good way to do it.
                if (platform.Reached.Contains(library))
                {
                    continue;
                }

                if (!read[call.Assembly].ResolvesNames)
                {
                    names.Add(call, platform, library, match);
                }
            }

            var export = library.Find(call.Import);
            if (export is not null)
            {
                library.Use(export);
            }

            var key = (Stem: LibraryName.Stem(call.Import.Library).ToLowerInvariant(), call.Import.EntryPoint);
            if (!entryPoints.TryGetValue(key, out var entryPoint))
            {
                entryPoints.Add(key, entryPoint = new ContractEntryPoint(key.Stem, key.EntryPoint));
            }

            entryPoint.Add(call, library, export is not null);
        }

        findings.AddRange(names.All());
        findings.AddRange(new EntryPointFindings(findUnexported).Of(entryPoints.Values.Where(one => one.MissingFrom.Count > 0)));
        return new ContractResult(findings, [.. exports.Select(library => library.ToResult())]);
    }

    private static Dictionary<PackagedAssembly, ManagedImports> Read(IReadOnlyList<PackagedAssembly> assemblies, List<Finding> findings)
    {
        var read = new Dictionary<PackagedAssembly, ManagedImports>();
        foreach (var assembly in assemblies)
        {
            string? problem;
            try
            {
                if (ManagedImports.TryRead(assembly.File.Read(), out var imports, out problem))
                {
                    read[assembly] = imports;
                    continue;
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                problem = error.Message;
            }

            findings.Add(Finding.Of(Catalog.UnreadableAssembly, "", assembly.File.Name, "", assembly.File.Path, problem));
        }

        return read;
    }

    /// <summary>Every import of every assembly on every platform where it can be called.</summary>
    private static IEnumerable<(ContractPlatform Platform, ContractCall Call)> Calls(
        IReadOnlyList<ContractPlatform> platforms, Dictionary<PackagedAssembly, ManagedImports> read)
    {
        foreach (var (assembly, imports) in read)
        {
            foreach (var platform in platforms)
            {
                if (!AssemblyScope.Includes(assembly, platform.Rid, platform.Os))
                {
                    continue;
                }

                foreach (var import in imports.All)
                {
                    if (import.Systems.Contains(platform.Os))
                    {
                        yield return (platform, new ContractCall(assembly, import));
                    }
                }
            }
        }
    }
}
