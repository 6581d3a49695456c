using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>A real contract of thousands of functions: that of the running .NET itself with its own native libraries.</summary>
public sealed class ContractFrameworkTests
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly string Ending = Path.GetExtension(Sandbox.Host.DynamicLibrary("x"));

    private static readonly PackagedAssembly[] Assemblies =
    [
        .. Directory.EnumerateFiles(Folder, "System.*.dll").Order(StringComparer.Ordinal)
            .Select(file => new PackagedAssembly("net10.0", PackageFile.OnDisk("lib/net10.0/" + Path.GetFileName(file), file))),
    ];

    [Fact]
    public void EveryFunctionThatDotNetCallsIsExportedByItsLibraries()
    {
        var libraries = Directory.EnumerateFiles(Folder, "libSystem.*" + Ending).Order(StringComparer.Ordinal).Select(Inspect).ToArray();

        var result = ContractCheck.Check(Assemblies, libraries);

        Assert.Empty(result.Findings.Select(finding => finding.Text));
        Assert.All(result.Libraries, library => Assert.True(library.Used > 5, $"{library.Library.Name}: {library.Used} of {library.Exported}"));
        Assert.InRange(result.Libraries.Single(library => library.Library.Name == "libSystem.Native" + Ending).Used, 200, 1000);
    }

    private static InspectedLibrary Inspect(string file)
    {
        var bytes = File.ReadAllBytes(file);
        Assert.True(SharedLibrary.TryRead(bytes, out var library, out var problem), problem);
        var path = $"runtimes/{Sandbox.Host.Rid}/native/{Path.GetFileName(file)}";
        return new InspectedLibrary(new PackagedLibrary(Sandbox.Host.Rid, PackageFile.OnDisk(path, file)), Sandbox.Host, library);
    }
}
