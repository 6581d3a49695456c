using Native.Sdk.Binaries;
using Native.Sdk.Platforms;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>A package in memory: libraries that export certain names, assemblies that import certain functions.</summary>
internal sealed class ContractPackage
{
    private readonly List<InspectedLibrary> libraries = [];
    private readonly List<PackagedAssembly> assemblies = [];

    /// <summary>Looks into sources.</summary>
    internal Func<InspectedLibrary, string, string?>? FindUnexported { get; set; }

    /// <summary>A library of each platform, with the name that it has there: <c>sm</c> is <c>libsm.so</c>, <c>sm.dll</c> …</summary>
    internal ContractPackage Library(string rids, string name, params string[] exports)
    {
        foreach (var rid in rids.Split(' '))
        {
            File(rid, PlatformTable.Default.Find(rid)!.DynamicLibrary(name), exports);
        }

        return this;
    }

    /// <summary>A library with this file name.</summary>
    internal ContractPackage File(string rid, string file, params string[] exports)
    {
        var platform = PlatformTable.Default.Find(rid);
        var bytes = ContractLibraryFile.Write(platform, exports);
        Assert.True(SharedLibrary.TryRead(bytes, out var library, out var problem), problem);
        Assert.Equal(exports.Order(StringComparer.Ordinal), library.Exports.Order(StringComparer.Ordinal));
        libraries.Add(new InspectedLibrary(new PackagedLibrary(rid, PackageFile.InMemory($"runtimes/{rid}/native/{file}", bytes)), platform, library));
        return this;
    }

    /// <summary>An assembly of one or several target frameworks.</summary>
    internal ContractPackage Assembly(string frameworks, params ManagedImport[] imports) => Assembly(frameworks, "Sm.dll", ContractAssembly.Write(imports));

    /// <summary>Any file in the place of an assembly.</summary>
    internal ContractPackage Assembly(string frameworks, string file, byte[] bytes, string folder = "lib")
    {
        assemblies.AddRange(frameworks.Split(' ').Select(framework => new PackagedAssembly(framework, PackageFile.InMemory($"{folder}/{framework}/{file}", bytes))));
        return this;
    }

    internal ContractResult Check() => ContractCheck.Check(assemblies, libraries, FindUnexported);

    /// <summary><c>NSDK4050 linux-x64 libsm.so sm_open</c>, sorted.</summary>
    internal string[] Findings() => [.. Check().Findings.Select(finding => $"{finding.Code} {finding.Rid} {finding.File} {finding.Subject}").Order(StringComparer.Ordinal)];

    /// <summary>The texts, each once.</summary>
    internal string[] Texts() => [.. Check().Findings.Select(finding => finding.Text).Distinct()];
}
