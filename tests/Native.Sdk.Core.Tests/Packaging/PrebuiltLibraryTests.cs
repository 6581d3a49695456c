using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;

namespace Native.Sdk.Core.Tests.Packaging;

/// <summary>Libraries that were built elsewhere, through NativeBuild.</summary>
public sealed class PrebuiltLibraryTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    private TestFolder Folder => sandbox.Folder;

    public void Dispose() => sandbox.Dispose();

    [FactIfTool("gcc")]
    public async Task APrebuiltLibraryNeedsNoCompiler()
    {
        WriteProject();
        var built = (await sandbox.GoodBuildAsync()).Library;
        var prebuilt = Folder[$"artifacts/native/{Sandbox.Host.Rid}/{Sandbox.Host.DynamicLibrary("native")}"];
        Directory.CreateDirectory(Path.GetDirectoryName(prebuilt)!);
        File.Copy(built, prebuilt);
        sandbox.Environment["PATH"] = "/nowhere";
        sandbox.Request = request => request with { PrebuiltPath = Folder["artifacts/native"] };
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal((prebuilt, true, 0), (build.Library, build.Result.Libraries[0].IsPrebuilt, build.Processes));
    }

    [FactIfTool("gcc")]
    public async Task APrebuiltLibraryMayLieDeeper()
    {
        WriteProject();
        var built = (await sandbox.GoodBuildAsync()).Library;
        var prebuilt = Folder[$"artifacts/native/{Sandbox.Host.Rid}/stage/{Sandbox.Host.DynamicLibrary("native")}"];
        Directory.CreateDirectory(Path.GetDirectoryName(prebuilt)!);
        File.Copy(built, prebuilt);
        sandbox.Request = request => request with { PrebuiltPath = Folder["artifacts/native"] };

        Assert.Equal(prebuilt, (await sandbox.GoodBuildAsync()).Library);
    }

    [FactIfTool("gcc")]
    public async Task PrebuiltLibrariesThatCannotBeMeantAreErrors()
    {
        WriteProject();
        var file = Sandbox.Host.DynamicLibrary("native");
        var built = (await sandbox.GoodBuildAsync()).Library;
        var folder = Folder[$"artifacts/native/{Sandbox.Host.Rid}"];
        sandbox.Request = request => request with { PrebuiltPath = Folder["artifacts/native"] };

        Directory.CreateDirectory(folder);
        var empty = await sandbox.BuildAsync();

        Directory.CreateDirectory(Path.Combine(folder, "a"));
        File.Copy(built, Path.Combine(folder, "a", file));
        Directory.CreateDirectory(Path.Combine(folder, "b"));
        File.Copy(built, Path.Combine(folder, "b", file));
        var several = await sandbox.BuildAsync();

        Directory.Delete(Path.Combine(folder, "b"), recursive: true);
        var bytes = File.ReadAllBytes(built);
        bytes[18] = 0x16; // e_machine: s390
        bytes[19] = 0;
        File.WriteAllBytes(Path.Combine(folder, "a", file), bytes);
        var foreign = await sandbox.BuildAsync();

        File.WriteAllText(Path.Combine(folder, "a", file), "no library");
        var garbage = await sandbox.BuildAsync();

        Assert.Equal(["NSDK4002"], empty.Messages.ErrorCodes);
        Assert.Equal(["NSDK4004"], several.Messages.ErrorCodes);
        Assert.Equal(["NSDK4001"], foreign.Messages.ErrorCodes);
        Assert.Contains("s390x", foreign.Messages.VisibleText, StringComparison.Ordinal);
        Assert.Empty(garbage.Messages.ErrorCodes);
        Assert.Contains("NSDK4005", garbage.Messages.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APlatformThatNothingBuildsNamesWhatIsMissingForEachAtOnce()
    {
        WriteProject();
        sandbox.Environment["PATH"] = "/nowhere";
        var table = PlatformTable.Default;
        sandbox.Request = request => request with { Platforms = [table.Find("linux-s390x")!, table.Find("win-arm64")!, table.Find("osx-x64")!] };
        var build = await sandbox.BuildAsync();

        Assert.Equal(3, build.Messages.ErrorCodes.Count(code => code == "NSDK2003"));
        Assert.Contains("s390x-linux-gnu-gcc", build.Messages.VisibleText, StringComparison.Ordinal);
        Assert.Contains("for win-arm64", build.Messages.VisibleText, StringComparison.Ordinal);
        Assert.Contains("for osx-x64", build.Messages.VisibleText, StringComparison.Ordinal);
    }

    private void WriteProject()
    {
        Folder.Write("native/a.c", "int one(void) { return 1; }\n");
        sandbox.Declare("native");
    }
}
