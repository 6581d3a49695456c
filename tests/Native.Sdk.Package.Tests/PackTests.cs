using System.IO.Compression;
using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>dotnet pack: one neutral assembly and one library for each platform, nothing else, nothing stale.</summary>
public sealed class PackTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private static readonly Csproj Library = new("Lib", Answers.Item);
    private static readonly string HostFile = $"runtimes/{Host.Rid}/native/libanswers.so";

    [Fact]
    public async Task PackageHoldsOneAssemblyAndOneLibraryWithoutItsSymbols()
    {
        var project = NewProject(Library).WithAnswer();

        var package = await project.PackAsync();
        var again = (await project.DotnetAsync("pack", "--no-build")).Clean();

        Assert.Equal(["lib/net10.0/Lib.dll", HostFile], package.Files);
        Assert.Empty(again.StepsRun);
        Assert.Contains("libanswers.so.debug", project.FilesOf($"obj/native/Release/{Host.Rid}/stage"));
        Assert.Equal(File.ReadAllBytes(project.PathOf($"obj/native/Release/{Host.Rid}/stage/libanswers.so")), package.Bytes(HostFile));
    }

    [FactIfTool("readelf")]
    public async Task PackedLibraryIsStrippedAndItsSymbolsLieInObj()
    {
        var project = NewProject(Library).WithAnswer();

        var package = await project.PackAsync();

        File.WriteAllBytes(project.PathOf("packed.so"), package.Bytes(HostFile));
        var packed = (await project.Sandbox.RunAsync("readelf", "-SW", project.PathOf("packed.so"))).Text;
        var symbols = (await project.Sandbox.RunAsync("readelf", "-SW", project.PathOf($"obj/native/Release/{Host.Rid}/stage/libanswers.so.debug"))).Text;
        Assert.DoesNotContain(".symtab", packed);
        Assert.DoesNotContain(".debug_info", packed);
        Assert.Contains(".dynsym", packed);
        Assert.Contains(".symtab", symbols);
        Assert.Contains(".debug_info", symbols);
        var ids = await Task.WhenAll(((string[])["packed.so", $"obj/native/Release/{Host.Rid}/stage/libanswers.so.debug"]).Select(async file =>
            (await project.Sandbox.RunAsync("readelf", "-nW", project.PathOf(file))).Text.Split('\n').Single(line => line.Contains("Build ID:"))));
        Assert.Equal(ids[0], ids[1]);
    }

    [Fact]
    public async Task ThreeTargetFrameworksShareOneLibrary()
    {
        var project = NewProject(Library with { Frameworks = "net10.0;netstandard2.0;net472" }).WithAnswer();

        var result = (await project.DotnetAsync("pack", "-o", project.Sandbox.Feed, "-m")).Clean();

        Assert.Equal(["compile answer.c", "link libanswers.so", "stage libanswers.so"], result.StepsRun);
        Assert.Equal(["lib/net10.0/Lib.dll", "lib/net472/Lib.dll", "lib/netstandard2.0/Lib.dll", HostFile], Nupkg.Find(project.Sandbox.Feed, "Lib").Files);
    }

    [FactIfTool("cargo")]
    public async Task ThreeTargetFrameworksRunCargoOnce()
    {
        var project = NewProject(Library with { Items = Answers.RustItem, Frameworks = "net10.0;netstandard2.0;net472" }).WithRustAnswer();

        var result = (await project.DotnetAsync("pack", "-o", project.Sandbox.Feed, "-m", "-p:NativeAudit=off")).Clean();

        Assert.Equal(["build libanswers.so", "stage libanswers.so"], result.StepsRun);
        Assert.Equal(["lib/net10.0/Lib.dll", "lib/net472/Lib.dll", "lib/netstandard2.0/Lib.dll", HostFile], Nupkg.Find(project.Sandbox.Feed, "Lib").Files);
    }

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net10.0;netstandard2.0")]
    public async Task PackageOfAnEarlierBuildIsMadeWithoutBuilding(string frameworks)
    {
        var project = NewProject(Library with { Frameworks = frameworks }).WithAnswer();
        await project.BuildAsync("-c", "Release");

        var result = (await project.DotnetAsync("pack", "--no-build", "-o", project.Sandbox.Feed)).Clean();

        Assert.Empty(result.StepsRun);
        Assert.Equal([.. frameworks.Split(';').Select(framework => $"lib/{framework}/Lib.dll"), HostFile], Nupkg.Find(project.Sandbox.Feed, "Lib").Files);
    }

    [Fact]
    public async Task ConsumerOfThePackageFindsTheLibrary()
    {
        var sandbox = NewSandbox();
        var version = sandbox.Version + ".consumed";
        var library = sandbox.Add(Library with { Name = "Consumed", Frameworks = "net10.0;netstandard2.0" }).WithAnswer();
        await library.PackAsync("-p:Version=" + version);
        var app = sandbox.Add(new Csproj("App", $"""<PackageReference Include="Consumed" Version="{version}" />""") { Sdk = "Microsoft.NET.Sdk", IsApp = true }).WithProgram();

        await app.BuildAsync();
        await app.PublishAsync("out", "-r", Host.Rid, "--self-contained", "false");

        Assert.Equal("42", await app.RunAsync());
        Assert.Equal("42", await app.RunAsync("out"));
    }

    [Fact]
    public async Task ChangedPlatformsAndReplacedPrebuiltLibrariesMakeANewPackageHoweverOldTheyAre()
    {
        var project = NewProject(Library).WithAnswer();
        var (rid, other) = (Host.ForeignRid, "win-x64");
        WritePrebuilt(rid, "first");
        WritePrebuilt(other, "other");

        var oneFiles = (await PackForAsync(Host.Rid, rid)).Files;
        var twoFiles = (await PackForAsync(Host.Rid, rid, other)).Files;
        WritePrebuilt(rid, "second");
        var threeFiles = (await PackForAsync(Host.Rid, rid, other)).Files;
        var threeBytes = Nupkg.Find(project.Sandbox.Feed, "Lib").Bytes(PackedPath(rid));
        var fourFiles = (await PackForAsync(Host.Rid, other)).Files;

        Assert.Equal(["lib/net10.0/Lib.dll", .. Ordered(HostFile, PackedPath(rid))], oneFiles);
        Assert.Equal(["lib/net10.0/Lib.dll", .. Ordered(HostFile, PackedPath(rid), PackedPath(other))], twoFiles);
        Assert.Equal(twoFiles, threeFiles);
        Assert.Equal("second"u8.ToArray(), threeBytes);
        Assert.Equal(["lib/net10.0/Lib.dll", .. Ordered(HostFile, PackedPath(other))], fourFiles);

        Task<Nupkg> PackForAsync(params string[] platforms)
        {
            project.Write(Library with { Properties = $"<NativeRuntimeIdentifiers>{string.Join(';', platforms)}</NativeRuntimeIdentifiers>" });
            return project.PackAsync("-p:MSBuildWarningsAsMessages=NSDK4005", "-p:NativeAudit=off"); // what is prebuilt here is no library
        }

        void WritePrebuilt(string platform, string content)
        {
            var file = $"artifacts/native/{platform}/{FileName(platform)}";
            project.Write(file, content);
            File.SetLastWriteTimeUtc(project.PathOf(file), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        static string PackedPath(string platform) => $"runtimes/{platform}/native/{FileName(platform)}";
        static string FileName(string platform) => platform.StartsWith("win", StringComparison.Ordinal) ? "answers.dll" : "libanswers.dylib";
        static string[] Ordered(params string[] files) => [.. files.Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData("-p:NativeRuntimeIdentifiers={0}%3B{1}")]
    [InlineData("-p:NativeRuntimeIdentifiers=\"{0};{1}\"")]
    public async Task PlatformsCanBeDeclaredOnTheCommandLine(string option)
    {
        var project = NewProject(Library).WithAnswer().Write($"artifacts/native/win-x64/answers.dll", "prebuilt");

        var package = await project.PackAsync(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, option, Host.Rid, "win-x64"), "-p:MSBuildWarningsAsMessages=NSDK4005", "-p:NativeAudit=off");

        Assert.Equal(["lib/net10.0/Lib.dll", HostFile, "runtimes/win-x64/native/answers.dll"], package.Files);
    }

    [Fact]
    public async Task PrebuiltLibraryOfThisPlatformIsUsedInsteadOfBuilding()
    {
        var project = NewProject(Library with { IsApp = true }).WithAnswer().WithProgram();
        await project.BuildAsync();
        Directory.CreateDirectory(project.PathOf($"artifacts/native/{Host.Rid}"));
        File.Copy(project.PathOf("bin/Debug/net10.0/libanswers.so"), project.PathOf($"artifacts/native/{Host.Rid}/libanswers.so"));
        project.Write("native/answers/answer.c", "this is not C");

        var build = await project.BuildAgainAsync();

        Assert.Equal([$"libanswers.so {Host.Rid}"], build.Prebuilt);
        Assert.Equal("42", await project.RunAsync());
    }

    [Fact]
    public async Task PlatformThatNobodyProvidesFailsThePackAndIsNamed()
    {
        var project = NewProject(Library with { Properties = $"<NativeRuntimeIdentifiers>{Host.Rid};{Host.ForeignRid}</NativeRuntimeIdentifiers>" }).WithAnswer();
        (await project.DotnetAsync("pack", "-o", project.Sandbox.Feed, $"-p:NativeRuntimeIdentifiers={Host.Rid}")).Clean();

        var result = (await project.DotnetAsync("pack", "-o", project.Sandbox.Feed)).Failed();

        Assert.Contains($"for {Host.ForeignRid}", result.Error("NSDK2003"));
        Assert.Contains("NativePrebuiltPath", result.Error("NSDK2003"));
        Assert.Contains("libanswers.dylib", result.Error("NSDK2003"));
        Assert.Empty(Directory.GetFiles(project.Sandbox.Feed));
    }

    [Fact]
    public async Task UndeclaredPlatformsAreAMessageThatSaysHowToDeclareThem()
    {
        var project = NewProject(Library).WithAnswer();

        var result = (await project.DotnetAsync("pack")).Clean();

        Assert.Contains("NSDK4003", result.Output);
        Assert.Contains("<NativeRuntimeIdentifiers>", result.Output);
    }

    [Fact]
    public async Task ToolPackageOfARuntimeIdentifierCarriesTheLibraryAndRuns()
    {
        var sandbox = NewSandbox();
        var version = sandbox.Version + ".tool";
        var tool = sandbox.Add(new Csproj("Asker", Answers.Item, $"""
            <PackAsTool>true</PackAsTool><ToolCommandName>asker</ToolCommandName><Version>{version}</Version>
            <RuntimeIdentifiers>{Host.Rid}</RuntimeIdentifiers><SelfContained>false</SelfContained>
            """)
        { IsApp = true }).WithAnswer().WithProgram();

        (await tool.DotnetAsync("pack", "-o", sandbox.Feed)).Clean();
        var install = await sandbox.RunAsync(Tool.Dotnet, "tool", "install", "Asker", "--version", version, "--add-source", sandbox.Feed, "--tool-path", sandbox.PathOf("tools"));

        var package = new Nupkg(Path.Combine(sandbox.Feed, $"Asker.{Host.Rid}.{version}.nupkg"));
        Assert.Contains($"tools/net10.0/{Host.Rid}/libanswers.so", package.Files);
        Assert.DoesNotContain(package.Files, file => file.StartsWith("runtimes/", StringComparison.Ordinal));
        Assert.True(install.ExitCode == 0, install.Output + install.Error);
        Assert.Equal("42", (await sandbox.RunAsync(sandbox.PathOf("tools/asker"))).Text);
    }

    [Fact]
    public async Task ToolPackageWithoutRuntimeIdentifiersIsAnError()
    {
        var tool = NewProject(new Csproj("Asker", Answers.Item, "<PackAsTool>true</PackAsTool>") { IsApp = true }).WithAnswer().WithProgram();

        var result = (await tool.DotnetAsync("pack", "-o", tool.Sandbox.Feed)).Failed();

        Assert.Contains("RuntimeIdentifiers", result.Error("NSDK1017"));
        Assert.Empty(Directory.GetFiles(tool.Sandbox.Feed));
    }

    [Fact]
    public async Task SourcesOfTheNativeFolderAreNotPackedAsContent()
    {
        var project = NewProject(Library with { Properties = "<IncludeSymbols>true</IncludeSymbols><SymbolPackageFormat>snupkg</SymbolPackageFormat>" }).WithAnswer();
        project.Write("native/answers/target/debug/junk.json", "{}");

        var package = await project.PackAsync();

        Assert.Equal(["lib/net10.0/Lib.dll", HostFile], package.Files);
        using var symbols = ZipFile.OpenRead(Path.ChangeExtension(package.Path, ".snupkg"));
        Assert.Contains(symbols.Entries, entry => entry.FullName == "lib/net10.0/Lib.pdb");
        Assert.DoesNotContain(symbols.Entries, entry => entry.FullName.Contains("answers"));
    }
}
