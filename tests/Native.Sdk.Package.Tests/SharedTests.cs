using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>What both sides share, from the package: <c>native_sdk.h</c> and the crate <c>native-sdk</c>.</summary>
public sealed class SharedTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private const string OutOfMemory = "0 -3 out of memory";
    private const string Large = "0 16 1048576x";

    private static readonly Csproj Csproj = new("App", Shop.Items, "<AllowUnsafeBlocks>true</AllowUnsafeBlocks>") { IsApp = true };

    /// <summary>Each error with its code and its message intact, the process alive, nothing leaked.</summary>
    [FactIfTool("cargo", "gcc", "g++")]
    public async Task EveryKindOfFailureArrivesAsAnErrorAndNothingIsLeaked()
    {
        var project = Offline(NewProject(Csproj)).WithShop();
        await project.BuildAsync();

        var lines = (await project.RunAsync(arguments: "10000")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Equal(
            [
                "rusty 0: 1", $"rusty 1: 0 16 {Shop.Hard}", $"rusty 2: 0 -2 panic: {Shop.Hard}", $"rusty 3: {Large}",
                "rusty 7: 0 -2 panic: index out of bounds: the len is 2 but the index is 7", "rusty cause 0: 0 17 level 2: level 1: level 0", $"rusty starve 0: {OutOfMemory}",
                "plain 0: 1", $"plain 1: 0 16 {Shop.Hard}", $"plain 3: {Large}", $"plain 7: {OutOfMemory}",
                "plus 0: 1", $"plus 1: 0 -1 {Shop.Hard}", $"plus 2: 0 18 {Shop.Hard}", "plus 3: 0 -1 1048576x", "plus 4: 0 -2 an exception that is no std::exception",
                $"plus 5: {OutOfMemory}", "plus 6: 0 -1 outer: inner", $"plus 7: {OutOfMemory}",
                "leaked 0 0 0",
            ],
            lines);
    }

    [FactIfTool("cargo", "gcc", "g++")]
    public async Task ASecondBuildDoesNothingAndALockedOneIsContentWithTheLockFile()
    {
        var project = Offline(NewProject(Csproj)).WithShop();
        await project.BuildAsync();

        (await project.BuildAgainAsync()).DidNothingNative();
        project.Write(Csproj with { Items = Shop.Items.Replace("Cargo.toml\"", "Cargo.toml\" CargoOptions=\"--locked\"") });
        var locked = await project.BuildAgainAsync();

        Assert.Equal(["build librusty.so"], locked.StepsRun);
        Assert.Contains("name = \"native-sdk\"", File.ReadAllText(project.PathOf("native/rusty/Cargo.lock")));
    }

    /// <summary>A packages folder is another one on every machine.</summary>
    [FactIfTool("cargo", "gcc", "g++")]
    public async Task APackagesFolderElsewhereMakesTheSameLibraries()
    {
        var builds = new List<string[]>();
        foreach (var folder in (string[])["packages", "somewhere/else"])
        {
            var project = Offline(NewProject(Csproj)).WithShop();
            project.Sandbox.Environment["NUGET_PACKAGES"] = project.Sandbox.PathOf(folder);
            await project.BuildAsync("-c", "Release");
            builds.Add([.. ((string[])["rusty", "plain", "plus"]).Select(name =>
                Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(project.PathOf($"bin/Release/net10.0/{Host.Library(name)}")))))]);
        }

        Assert.Equal(builds[0], builds[1]);
    }

    /// <summary>cargo without the machine's configuration and caches, and with a proxy that is not there.</summary>
    private static TestProject Offline(TestProject project)
    {
        project.Sandbox.Environment["CARGO_HOME"] = project.Sandbox.PathOf("cargo-home");
        project.Sandbox.Environment["CARGO_HTTP_PROXY"] = "http://127.0.0.1:9";
        project.Sandbox.Environment["CARGO_NET_RETRY"] = "0";
        return project;
    }
}
