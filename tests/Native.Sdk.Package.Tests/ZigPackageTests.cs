using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>A machine with nothing but the .NET SDK: a compiler comes by restore, or everything that is missing is named.</summary>
public sealed class ZigPackageTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    /// <summary>One that no source has.</summary>
    private const string NoSuchVersion = "<NativeZigVersion>0.16.0.9999</NativeZigVersion>";

    private static readonly Csproj App = new("App", Answers.Item) { IsApp = true };

    /// <summary>By static graph and for a solution first, then as `dotnet build` restores.</summary>
    [FactIfZig]
    public async Task RestoreBringsTheCompiler()
    {
        var sandbox = BareMachine();
        sandbox.AddSource(ZigFeed.Create(sandbox.RunFolder));
        var project = sandbox.Add(App).WithAnswer().WithProgram();

        var restore = (await sandbox.DotnetAsync("restore", sandbox.AddSolution(project), "-p:RestoreUseStaticGraphEvaluation=true")).Clean();
        var build = await project.BuildAsync();
        var answer = await project.RunAsync();
        var again = await project.BuildAsync();

        Assert.Equal(["Vezel.Zig.Toolsets." + Host.Rid], restore.Restored);
        Assert.Equal(["compile answer.c", "link libanswers.so", "stage libanswers.so"], build.StepsRun);
        Assert.StartsWith("zig 0.16.0", build.Chosen[Host.Rid], StringComparison.Ordinal);
        Assert.Equal("42", answer);
        Assert.Empty(again.DidNothingNative().Restored);
    }

    [Fact]
    public async Task WithoutASourceRestoreGoesOnAndEverythingMissingIsNamedAtOnce()
    {
        var project = BareMachine().Add(App with { Properties = $"<NativeRuntimeIdentifiers>{Host.Rid};linux-arm64;win-x64</NativeRuntimeIdentifiers>{NoSuchVersion}" }).WithAnswer();

        var build = await project.FailToBuildAsync("-t:BuildNative");

        Assert.Contains("0.16.0.9999", build.Error("NSDK2002"));
        Assert.Contains("linux-arm64", build.Error("NSDK2003"));
        Assert.Contains("win-x64", build.Error("NSDK2003"));
        Assert.Equal(["Vezel.Zig.Toolsets." + Host.Rid], build.Restored);
        Assert.Contains("NSDK2020: ", build.Output);
        Assert.DoesNotContain(build.Errors, error => error.Code.StartsWith("NU", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AsAPackageTheErrorHasTheLineToWrite()
    {
        var project = BareMachine().Add(App with
        {
            Sdk = "Microsoft.NET.Sdk",
            Items = Answers.Item + """<PackageReference Include="Native.Sdk" Version="{version}" PrivateAssets="all" />""",
            Properties = NoSuchVersion,
        }).WithAnswer();

        var build = await project.FailToBuildAsync();

        Assert.Contains($"<PackageDownload Include=\"Vezel.Zig.Toolsets.{Host.Rid}\" Version=\"[0.16.0.9999]\" />", build.Error("NSDK2002"));
    }

    /// <summary>A PATH without any program, and packages of its own.</summary>
    private Sandbox BareMachine([System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var sandbox = NewSandbox(test);
        sandbox.Environment["PATH"] = Directory.CreateDirectory(sandbox.PathOf("bin")).FullName;
        sandbox.Environment["ZIG"] = null;
        sandbox.Environment["NUGET_PACKAGES"] = sandbox.PathOf("packages");
        return sandbox;
    }
}
