using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>Packages that are not complete, or not honest.</summary>
public sealed class PackageAuditTests
{
    private static readonly byte[] NoLibrary = "text"u8.ToArray();

    [Fact]
    public void DeclaredPlatformWithoutALibraryIsFound()
    {
        var report = Audit.Of(Audit.Policy with { DeclaredRuntimeIdentifiers = ["linux-x64", "win-arm64"] }, ("runtimes/linux-x64/native/notes.txt", NoLibrary));

        Assert.Equal(("NSDK4060", "win-arm64"), Key(Assert.Single(report.Findings)));
    }

    [Fact]
    public void GlibcWithoutMuslIsFoundUnlessAccepted()
    {
        var files = ("runtimes/linux-x64/native/notes.txt", NoLibrary);

        Assert.Equal(("NSDK4061", "linux-x64"), Key(Assert.Single(Audit.Of(Audit.Policy with { AcceptsMuslFallback = false }, files).Findings)));
        Assert.Empty(Audit.Of(Audit.Policy, files).Findings);
        Assert.Empty(Audit.Of(Audit.Policy with { AcceptsMuslFallback = false }, files, ("runtimes/linux-musl-x64/native/notes.txt", NoLibrary)).Findings);
    }

    [Fact]
    public void TwoFilesOfOneNameAreFoundWhateverTheirCaseAndFolder()
    {
        var report = Audit.Of(Audit.Policy, ("runtimes/win-x64/native/Notes.txt", NoLibrary), ("runtimes/win-x64/native/more/notes.TXT", NoLibrary), ("runtimes/win-x86/native/notes.txt", NoLibrary));

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("NSDK4062", "win-x64"), Key(finding));
        Assert.Contains("runtimes/win-x64/native/Notes.txt, runtimes/win-x64/native/more/notes.TXT", finding.Text);
    }

    [Fact]
    public void ToolsHaveAFolderForEachFrameworkAndAssembliesAmongNativeFiles()
    {
        var assembly = File.ReadAllBytes(typeof(PackageAuditTests).Assembly.Location);
        var file = PackageFile.InMemory("tools/net10.0/linux-x64/Tool.dll", assembly);
        var report = new PackageVerifier(Audit.Policy) { ChecksContract = false }.Verify(new PackageContent
        {
            Name = "Tool",
            Libraries = [new("linux-x64", file), new("linux-x64", file with { Path = "tools/net10.0/linux-x64/notes.txt" }), new("linux-x64", file with { Path = "tools/net8.0/linux-x64/notes.txt" })],
            Assemblies = [new PackagedAssembly("net10.0", file)],
        });

        Assert.Empty(report.Findings);
    }

    [Fact]
    public void LibraryWithTheNameOfAnAssemblyIsFound()
    {
        var file = PackageFile.InMemory("lib/net8.0/Symbols.dll", NoLibrary);
        var report = new PackageVerifier(Audit.Policy) { ChecksContract = false }.Verify(new PackageContent
        {
            Name = "Symbols",
            Libraries = [new PackagedLibrary("win-x64", file with { Path = "runtimes/win-x64/native/symbols.dll" })],
            Assemblies = [new PackagedAssembly("net8.0", file)],
        });

        Assert.Contains(("NSDK4063", "win-x64"), report.Findings.Select(Key));
    }

    [Fact]
    public void SizeInThePackageCountsForTheBudget()
    {
        var policy = Audit.Policy with { SizeBudget = 10_000 };
        var noise = new byte[20_000];
        new Random(1).NextBytes(noise);

        Assert.Empty(Audit.Of(policy, ("runtimes/linux-x64/native/zeros.bin", new byte[100_000])).Findings);
        Assert.Equal(("NSDK4066", ""), Key(Assert.Single(Audit.Of(policy, ("runtimes/linux-x64/native/noise.bin", noise)).Findings)));
    }

    [Fact]
    public void PlatformsThatDotnetPassesByAreFound()
    {
        var report = Audit.Of(Audit.Policy, ("runtimes/win10-x64/native/notes.txt", NoLibrary), ("runtimes/android-arm64/native/notes.txt", NoLibrary));

        Assert.Equal(("NSDK4067", "win10-x64"), Key(Assert.Single(report.Findings)));
    }

    [Theory]
    [InlineData("runtimes/linux-x64/native/libx.so", "linux-x64")]
    [InlineData("runtimes/linux-x64/native/sub/libx.so", "linux-x64")]
    [InlineData("tools/net10.0/win-x64/x.dll", "win-x64")]
    [InlineData("tools/net10.0/any/x.dll", null)]
    [InlineData("runtimes/linux-x64/lib/net8.0/x.dll", null)]
    [InlineData("lib/net8.0/x.dll", null)]
    public void NativeFilesAreToldByTheirFolders(string path, string? rid) => Assert.Equal(rid, PackageLayout.RuntimeIdentifierOf(path));

    [Theory]
    [InlineData("lib/net8.0/x.dll", "net8.0")]
    [InlineData("lib/net8.0/de/x.resources.dll", null)]
    [InlineData("runtimes/unix/lib/net8.0/x.dll", "net8.0")]
    [InlineData("ref/net8.0/x.dll", null)]
    [InlineData("lib/net8.0/x.xml", null)]
    [InlineData("tools/net10.0/any/x.dll", "net10.0")]
    public void AssembliesAreToldByTheirFolders(string path, string? framework) => Assert.Equal(framework, PackageLayout.TargetFrameworkOf(path));

    [Theory]
    [InlineData("runtimes/linux-x64/native/", "", "runtimes/linux-x64/native/libx.so")]
    [InlineData("runtimes/linux-x64/native", "", "runtimes/linux-x64/native/libx.so")]
    [InlineData(@"runtimes\linux-x64\native\", "", "runtimes/linux-x64/native/libx.so")]
    [InlineData("runtimes/linux-x64/native/liby.so", "", "runtimes/linux-x64/native/liby.so")]
    [InlineData("runtimes", "linux-x64/native/", "runtimes/linux-x64/native/libx.so")]
    public void PackedFilesGoWhereNuGetPutsThem(string packagePath, string recursive, string target) =>
        Assert.Equal(target, PackageLayout.TargetOf(packagePath, recursive, "/src/libx.so"));

    private static (string, string) Key(Finding finding) => (finding.Code, finding.Rid);
}
