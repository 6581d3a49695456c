using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>The library lies flat beside the assembly wherever the assembly goes.</summary>
public sealed class PlacementTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private static readonly Csproj Library = new("Lib", Answers.Item);
    private static readonly Csproj Middle = new("Middle", ProjectReference("Lib")) { Sdk = "Microsoft.NET.Sdk" };
    private static readonly Csproj App = new("App", ProjectReference("Lib")) { Sdk = "Microsoft.NET.Sdk", IsApp = true };

    [Fact]
    public async Task LibraryReachesAReferencingAppThroughAChainOfTwoLibraries()
    {
        var sandbox = NewSandbox();
        var library = sandbox.Add(Library).WithAnswer();
        sandbox.Add(Middle).Write("Middle.cs", "public static class Middle { public static int Get() => Answers.Get(); }");
        var app = sandbox.Add(App with { Items = ProjectReference("Middle") }).WithProgram("System.Console.WriteLine(Middle.Get());");

        var build = await app.BuildAsync();

        Assert.Equal(["compile answer.c", "link libanswers.so", "stage libanswers.so"], build.StepsRun);
        Assert.Equal("42", await app.RunAsync());
        Assert.Contains("libanswers.so", library.FilesOf("bin/Debug/net10.0"));
        Assert.Contains("libanswers.so", app.FilesOf("bin/Debug/net10.0"));
    }

    [Fact]
    public async Task TestProjectFindsTheLibrary()
    {
        var sandbox = NewSandbox();
        sandbox.Add(Library).WithAnswer();
        var tests = sandbox.Add(new Csproj("Tests", $"""
            {ProjectReference("Lib")}
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="{Repository.VersionOf("Microsoft.NET.Test.Sdk")}" />
            <PackageReference Include="xunit" Version="{Repository.VersionOf("xunit")}" />
            <PackageReference Include="xunit.runner.visualstudio" Version="{Repository.VersionOf("xunit.runner.visualstudio")}" />
            """)
        { Sdk = "Microsoft.NET.Sdk" });
        tests.Write("Tests.cs", "public class Tests { [Xunit.Fact] public void Answers42() => Xunit.Assert.Equal(42, Answers.Get()); }");

        var result = (await tests.DotnetAsync("test")).Succeeded();

        Assert.Equal(["compile answer.c", "link libanswers.so", "stage libanswers.so"], result.StepsRun);
        Assert.Matches(@"Passed:\s+1", result.Output);
    }

    [Fact]
    public async Task PublishCarriesTheLibraryAlsoWithoutBuilding()
    {
        var sandbox = NewSandbox();
        var library = sandbox.Add(Library).WithAnswer();
        var app = sandbox.Add(App).WithProgram();

        var published = await app.PublishAsync("out/one");
        var unbuilt = await app.PublishAsync("out/two", "--no-build");
        await library.PublishAsync("out");

        Assert.Equal(["compile answer.c", "link libanswers.so", "stage libanswers.so"], published.StepsRun);
        Assert.Empty(unbuilt.StepsRun);
        Assert.Equal(0, unbuilt.ProcessesStarted);
        Assert.Equal("42", await app.RunAsync("out/one"));
        Assert.Equal("42", await app.RunAsync("out/two"));
        Assert.Equal(["App", "App.deps.json", "App.dll", "App.pdb", "App.runtimeconfig.json", "Lib.dll", "Lib.pdb", "libanswers.so"], app.FilesOf("out/one"));
        Assert.Equal(app.FilesOf("out/one"), app.FilesOf("out/two"));
        Assert.Contains("libanswers.so", library.FilesOf("out"));
    }

    [Fact]
    public async Task WithoutBuildingAMissingLibraryIsAnError()
    {
        var sandbox = NewSandbox();
        var library = sandbox.Add(Library).WithAnswer();
        await library.BuildAsync();
        Directory.Delete(library.PathOf("obj/native"), recursive: true);

        var result = (await library.DotnetAsync("publish", "--no-build", "-c", "Debug")).Failed();

        Assert.Contains("libanswers.so", result.Error("NSDK3008"));
        Assert.Empty(result.StepsRun);
    }

    [Fact]
    public async Task SingleFileAppHasTheLibraryBesideItOrInIt()
    {
        var sandbox = NewSandbox();
        sandbox.Add(Library).WithAnswer();
        var app = sandbox.Add(App).WithProgram();
        string[] singleFile = ["-r", Host.Rid, "--self-contained", "false", "-p:PublishSingleFile=true", "-p:DebugType=none"];

        await app.PublishAsync("beside", singleFile);
        await app.PublishAsync("inside", [.. singleFile, "-p:IncludeNativeLibrariesForSelfExtract=true"]);

        Assert.Equal(["App", "libanswers.so"], app.FilesOf("beside"));
        Assert.Equal(["App"], app.FilesOf("inside"));
        Assert.Equal("42", (await sandbox.RunAsync(app.PathOf("beside/App"))).Text);
        sandbox.Environment["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = sandbox.PathOf("extracted");
        Assert.Equal("42", (await sandbox.RunAsync(app.PathOf("inside/App"))).Text);
    }

    [Fact]
    public async Task RuntimeIdentifierOfTheAppReachesTheLibraryWhoseManagedPartStaysNeutral()
    {
        var sandbox = NewSandbox();
        var library = sandbox.Add(Library).WithAnswer();
        var app = sandbox.Add(App).WithProgram();

        var build = await app.BuildAsync("-r", Host.Rid);

        Assert.Equal(["compile answer.c", "link libanswers.so", "stage libanswers.so"], build.StepsRun);
        Assert.Equal("42", await app.RunAsync($"bin/Debug/net10.0/{Host.Rid}"));
        Assert.All(library.FilesOf("obj").Where(file => file.EndsWith("AssemblyInfo.cs", StringComparison.Ordinal)),
            file => Assert.DoesNotContain(Host.Rid, File.ReadAllText(library.PathOf("obj/" + file))));
    }

    [Fact]
    public async Task PublishForARuntimeIdentifierWorksAfterARestoreWithoutOne()
    {
        var sandbox = NewSandbox();
        sandbox.Add(Library).WithAnswer();
        var app = sandbox.Add(App with { Properties = $"<RuntimeIdentifiers>{Host.Rid}</RuntimeIdentifiers>" }).WithProgram();

        (await app.DotnetAsync("restore")).Clean();
        var published = await app.PublishAsync("out", "-r", Host.Rid, "--no-restore", "--self-contained", "false");

        Assert.Equal(["compile answer.c", "link libanswers.so", "stage libanswers.so"], published.StepsRun);
        Assert.Equal("42", await app.RunAsync("out"));
    }

    [Fact]
    public async Task ForeignRuntimeIdentifierNeverShipsTheHostsLibrary()
    {
        var sandbox = NewSandbox();
        sandbox.Add(Library).WithAnswer();
        var app = sandbox.Add(App with { Properties = $"<RuntimeIdentifiers>{Host.ForeignRid}</RuntimeIdentifiers><UseAppHost>false</UseAppHost>" }).WithProgram();

        var result = (await app.DotnetAsync("publish", "-o", app.PathOf("out"), "-r", Host.ForeignRid, "--self-contained", "false")).Failed();

        Assert.Contains(Host.ForeignRid, result.Error("NSDK2003"));
        Assert.DoesNotContain("libanswers.so", app.FilesOf("out"));
    }

    [Fact]
    public async Task EachFileIsCompiledOnceForThreeTargetFrameworksAndTwoReferencingApps()
    {
        var sandbox = NewSandbox();
        var library = sandbox.Add(Library with { Frameworks = "net10.0;netstandard2.0;net472", Properties = "<NativeRuntimeIdentifiers>{rid}</NativeRuntimeIdentifiers>".Replace("{rid}", Host.Rid) })
            .WithAnswer().Write("native/answers/question.c", "int question(void) { return 6 * 9; }\n");
        var first = sandbox.Add(App with { Name = "First" }).WithProgram();
        var second = sandbox.Add(App with { Name = "Second" }).WithProgram();
        var solution = sandbox.AddSolution(library, first, second);

        var build = (await sandbox.DotnetAsync("build", solution, "-m")).Clean();
        var again = (await sandbox.DotnetAsync("build", solution, "-m", "--no-restore")).Clean();

        Assert.Equal(["compile answer.c", "compile question.c", "link libanswers.so", "stage libanswers.so"], build.StepsRun);
        Assert.Single(build.Runs);
        Assert.Equal("42", await first.RunAsync());
        Assert.Equal("42", await second.RunAsync());
        Assert.All(["net10.0", "netstandard2.0", "net472"], framework => Assert.Contains("libanswers.so", library.FilesOf("bin/Debug/" + framework)));
        again.DidNothingNative();
    }

    [Fact]
    public async Task DebugAndReleaseLieSideBySide()
    {
        var project = NewProject(Library with { IsApp = true }).WithAnswer().WithProgram();

        await project.BuildAsync();
        var release = await project.BuildAgainAsync("-c", "Release");
        var debugAgain = await project.BuildAgainAsync();
        var releaseAgain = await project.BuildAgainAsync("-c", "Release");

        Assert.Equal(["compile answer.c", "link libanswers.so", "stage libanswers.so"], release.StepsRun);
        debugAgain.DidNothingNative();
        releaseAgain.DidNothingNative();
        Assert.Equal("42", await project.RunAsync("bin/Debug/net10.0"));
        Assert.Equal("42", await project.RunAsync("bin/Release/net10.0"));
    }

    [Fact]
    public async Task LibraryReplacesANewerOneOfAnotherBranch()
    {
        var project = NewProject(Library with { IsApp = true }).WithAnswer().WithProgram();
        await project.BuildAsync();
        var copy = project.PathOf("bin/Debug/net10.0/libanswers.so");
        File.WriteAllText(copy, "not a library");
        File.SetLastWriteTimeUtc(copy, DateTime.UtcNow.AddDays(1));

        await project.BuildAgainAsync();

        Assert.Equal("42", await project.RunAsync());
    }

    [Theory]
    [InlineData("""<NativeProject Include="native/answers" Condition="'$(TargetFramework)' == 'net10.0'" />""")]
    [InlineData("""<NativeProject Include="native/answers" Condition="'$(TargetFramework)' != 'net10.0'" />""")]
    [InlineData("""<NativeProject Include="native/answers"><Defines Condition="'$(TargetFramework)' == 'net10.0'">NET10</Defines></NativeProject>""")]
    public async Task ItemConditionedOnTheTargetFrameworkIsAnError(string item)
    {
        var project = NewProject(Library with { Items = item, Frameworks = "net10.0;netstandard2.0" }).WithAnswer();

        var build = await project.FailToBuildAsync();

        Assert.Contains("RuntimeIdentifiers", build.Error("NSDK1014"));
        Assert.Contains("net10.0", build.Error("NSDK1014"));
        Assert.Contains("Lib.csproj", build.Error("NSDK1014"));
    }

    [Fact]
    public async Task ItemConditionedOnTheRuntimeIdentifierIsAnError()
    {
        var project = NewProject(Library with { Items = $"""<NativeProject Include="native/answers" Condition="'$(RuntimeIdentifier)' == '{Host.Rid}'" />""" }).WithAnswer();

        var build = await project.FailToBuildAsync("-r", Host.Rid);

        Assert.Contains("RuntimeIdentifiers", build.Error("NSDK1014"));
    }

    [Fact]
    public async Task LibraryNamedLikeTheAssemblyIsAnError()
    {
        var project = NewProject(Library with { Name = "Answers" }).WithAnswer();

        var build = await project.FailToBuildAsync();

        Assert.Contains("answers.dll", build.Error("NSDK1015"));
        Assert.Contains("Name", build.Error("NSDK1015"));
    }

    [Fact]
    public async Task PrivateReferenceCopiesNothing()
    {
        var sandbox = NewSandbox();
        var library = sandbox.Add(Library).WithAnswer();
        var app = sandbox.Add(App with { Items = """<ProjectReference Include="../Lib/Lib.csproj" Private="false" />""" }).WithProgram();

        await app.BuildAsync();

        Assert.Contains("libanswers.so", library.FilesOf("bin/Debug/net10.0"));
        Assert.DoesNotContain("libanswers.so", app.FilesOf("bin/Debug/net10.0"));
    }

    private static string ProjectReference(string name) => $"""<ProjectReference Include="../{name}/{name}.csproj" />""";
}
