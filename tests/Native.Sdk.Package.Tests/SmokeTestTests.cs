using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>
/// The target SmokeTestNative: a fresh application restores the package that was just made, and what is wrong with its libraries
/// shows there, on every platform that runs here. The checks of pack are off where a fault has to get that far.
/// </summary>
public sealed class SmokeTestTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private const string Unchecked = "<NativeAudit>off</NativeAudit><NativeContract>off</NativeContract>";

    private static readonly Csproj Library = new("Lib", Answers.Item);

    /// <summary>Also in folders with odd names.</summary>
    [Theory]
    [InlineData("net10.0", "")]
    [InlineData("net10.0;netstandard2.0", "")]
    [InlineData("net10.0", "<GeneratePackageOnBuild>true</GeneratePackageOnBuild>")]
    [InlineData("netstandard2.0", "<Version>1.2-beta.1+metadata</Version><PackageId>Other.Name</PackageId>")]
    public async Task LibraryOfThisMachineIsLoadedByDotnet(string frameworks, string properties)
    {
        var project = NewSandbox().Add(Library with { Frameworks = frameworks, Properties = properties }, properties.Length > 0 ? "sö @#%' 日本" : null).WithAnswer();

        var result = (await SmokeTestAsync(project)).Clean();

        Assert.Equal([$"{Host.Rid} dotnet 1 of 1 libraries loaded, 1 of 1 entry points found"], Results(result));
    }

    [FactIfZig(AndTools = "wine qemu-aarch64-static musl-gcc")]
    public async Task LibrariesOfOtherPlatformsAreLoadedUnderEmulators()
    {
        var project = WithEmulators(NewSandbox().Add(Library with { Properties = Declare("linux-x64;linux-arm64;linux-musl-x64;win-x64;osx-arm64") }, "o'd @#%").WithAnswer());

        var result = (await SmokeTestAsync(project)).Clean();

        Assert.Equal(
            [
                "linux-arm64 qemu-aarch64-static 1 of 1 libraries loaded, 1 of 1 entry points found",
                "linux-musl-x64 ld-musl-x86_64.so.1 1 of 1 libraries loaded, 1 of 1 entry points found",
                "linux-x64 dotnet 1 of 1 libraries loaded, 1 of 1 entry points found",
                "osx-arm64 not run: libraries of macOS are loaded by macOS only",
                "win-x64 wine 1 of 1 libraries loaded, 1 of 1 entry points found",
            ],
            Results(result));
    }

    [FactIfZig(AndTools = "wine qemu-aarch64-static musl-gcc")]
    public async Task FaultsOfOtherPlatformsAreFoundAndNamed()
    {
        var project = WithEmulators(NewProject(Library with { Properties = Unchecked + Declare("linux-x64;linux-arm64;linux-musl-x64;win-x64") }).WithAnswer());
        project.Write("native/answers/start.c", """
            #include <stdlib.h>
            #if defined(_WIN32)
            #include <windows.h>
            BOOL WINAPI DllMain(HINSTANCE library, DWORD reason, LPVOID reserved) { return FALSE; }
            #elif defined(__aarch64__)
            __attribute__((constructor)) static void start(void) { abort(); }
            #elif !defined(__GLIBC__)
            __attribute__((destructor)) static void stop(void) { abort(); }
            #endif
            """);

        var result = (await SmokeTestAsync(project)).Failed();

        Assert.Equal(
            [
                "linux-arm64 qemu-aarch64-static 0 of 1 libraries loaded, 0 of 1 entry points found",
                "linux-musl-x64 ld-musl-x86_64.so.1 1 of 1 libraries loaded, 1 of 1 entry points found",
                "linux-x64 dotnet 1 of 1 libraries loaded, 1 of 1 entry points found",
                "win-x64 wine 0 of 1 libraries loaded, 0 of 1 entry points found",
            ],
            Results(result));
        Assert.Contains("'libanswers.so' for linux-arm64 takes a fresh application with Lib 1.0.0 down while it is loaded (qemu-aarch64-static): it ended with code 134 (SIGABRT).", result.Error("NSDK4074"));
        Assert.Contains("'libanswers.so' for linux-musl-x64 takes a fresh application with Lib 1.0.0 down when the process ends (ld-musl-x86_64.so.1): it ended with code 134 (SIGABRT).", result.Error("NSDK4074"));
        Assert.Contains("'answers.dll' for win-x64 does not load in a fresh application with Lib 1.0.0 (wine): error 1114: ", result.Error("NSDK4072"));
    }

    [FactIfTool("gcc")]
    public async Task WhatTheLibraryLacksIsSaidInTheLoadersWords()
    {
        var project = NewProject(Library with
        {
            Items = """<NativeProject Include="native/answers" LinkOptions="-Wl,--unresolved-symbols=ignore-all" />""",
            Properties = Unchecked,
        }).WithAnswer();
        project.Write("native/answers/answer.c", "int nobody_has_it(void);\nint answer(void) { return nobody_has_it(); }\n");

        var result = (await SmokeTestAsync(project)).Failed();

        Assert.Equal([$"{Host.Rid} dotnet 0 of 1 libraries loaded, 0 of 1 entry points found"], Results(result));
        Assert.Contains($"'libanswers.so' for {Host.Rid} does not load as 'answers' in a fresh application with Lib 1.0.0 (dotnet): ", result.Error("NSDK4072"));
        Assert.Contains("undefined symbol: nobody_has_it", result.Error("NSDK4072"));
    }

    [Fact]
    public async Task FunctionsThatManagedCodeCallsInVainAreNamed()
    {
        var project = NewProject(Library with { Properties = Unchecked }).WithAnswer();
        project.Write("native/answers/answer.c", "int other(void) { return 1; }\n");

        var result = (await SmokeTestAsync(project)).Failed();

        Assert.Equal([$"{Host.Rid} dotnet 1 of 1 libraries loaded, 0 of 1 entry points found"], Results(result));
        Assert.Contains("1 of the functions that managed code calls are not in it: answer.", result.Error("NSDK4073"));
    }

    [Fact]
    public async Task NameInDllImportThatDoesNotLeadToTheFileIsFound()
    {
        var project = NewProject(Library with { Properties = Unchecked }).WithAnswer();
        project.Replace("Answers.cs", "\"answers\"", "\"Answers\"");

        var result = (await SmokeTestAsync(project)).Failed();

        Assert.Contains("does not load as 'Answers'", result.Error("NSDK4072"));
    }

    [Fact]
    public async Task FileThatThePackageItselfPutsInTheLibrarysPlaceIsFound()
    {
        var project = NewProject(Library with { Items = Answers.Item + """<None Include="Lib.targets" Pack="true" PackagePath="buildTransitive/" />""" }).WithAnswer();
        project.Write("Lib.targets", $"""
            <Project>
              <Target Name="Spoil" AfterTargets="Publish">
                <WriteLinesToFile File="$(PublishDir)runtimes/{Host.Rid}/native/libanswers.so" Lines="something else" Overwrite="true" />
              </Target>
            </Project>
            """);

        var result = (await SmokeTestAsync(project)).Failed();

        Assert.Equal([$"{Host.Rid} dotnet 0 of 1 libraries loaded, 0 of 1 entry points found"], Results(result));
        Assert.Contains($"has another file of that name: 'libanswers.so' for {Host.Rid}", result.Error("NSDK4071"));
    }

    /// <summary>In the machine's folder of packages, in a source, and in the application's own folder lies an older one of the same version.</summary>
    [Fact]
    public async Task AnOlderPackageOfTheSameVersionIsNotWhatIsTested()
    {
        var sandbox = NewSandbox();
        sandbox.Environment["NUGET_PACKAGES"] = sandbox.PathOf("packages");
        var project = sandbox.Add(Library with { Properties = Unchecked }).WithAnswer();
        var app = sandbox.Add(new Csproj("App", """<PackageReference Include="Lib" Version="1.0.0" />""") { Sdk = "Microsoft.NET.Sdk", IsApp = true }).WithProgram();
        await project.PackAsync();
        await app.BuildAsync();
        (await SmokeTestAsync(project)).Clean();

        project.Append("native/answers/answer.c", "#include <stdlib.h>\n__attribute__((constructor)) static void start(void) { abort(); }\n");
        var broken = (await SmokeTestAsync(project)).Failed();
        project.Write("native/answers/answer.c", Answers.Source(1));
        var good = await SmokeTestAsync(project);

        Assert.True(File.Exists(sandbox.PathOf("packages/lib/1.0.0/lib.1.0.0.nupkg")));
        Assert.Contains("while it is loaded", broken.Error("NSDK4074"));
        Assert.Equal([$"{Host.Rid} dotnet 1 of 1 libraries loaded, 1 of 1 entry points found"], Results(good.Clean()));
    }

    [Fact]
    public async Task PackageWhoseDependencyNobodyHasIsAnErrorWithNuGetsWords()
    {
        var sandbox = NewSandbox();
        sandbox.Add(new Csproj("Unpublished.Core") { Sdk = "Microsoft.NET.Sdk" });
        var project = sandbox.Add(Library with { Items = Answers.Item + """<ProjectReference Include="../Unpublished.Core/Unpublished.Core.csproj" />""" }).WithAnswer();

        var result = (await SmokeTestAsync(project)).Failed();

        Assert.Contains("Unable to find package Unpublished.Core", result.Error("NSDK4070"));
    }

    [Fact]
    public async Task NothingThatCanBeLoadedIsAWarning()
    {
        var project = NewProject(Library with { Properties = Unchecked + Declare("osx-arm64") + "<NoWarn>NSDK4005</NoWarn>" }).WithAnswer()
            .Write("artifacts/native/osx-arm64/libanswers.dylib", "no library");

        var result = (await SmokeTestAsync(project)).Succeeded();

        Assert.Contains("it holds no native library", Assert.Single(result.Warnings, warning => warning.Code == "NSDK4075").Text);
    }

    [Fact]
    public async Task FolderInWhichNuGetHasNoSourcesIsAWarningInPlainWords()
    {
        var project = NewSandbox().Add(Library, "a;b").WithAnswer();

        var result = (await SmokeTestAsync(project)).Succeeded();

        Assert.Contains("in a folder with ';' in its path", Assert.Single(result.Warnings, warning => warning.Code == "NSDK4075").Text);
        Assert.Empty(Results(result));
    }

    private static Task<BuildResult> SmokeTestAsync(TestProject project) => project.DotnetAsync("build", "-c", "Release", "-t:SmokeTestNative");

    /// <summary>The lines of the table, with one blank between columns.</summary>
    private static string[] Results(BuildResult result) =>
    [
        .. result.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            .Select(line => line[(line.IndexOf('>') + 1)..])
            .Where(line => line.StartsWith("smoke test: ", StringComparison.Ordinal) && !line.EndsWith("a fresh application", StringComparison.Ordinal)).Select(line => line["smoke test: ".Length..]),
    ];

    private static TestProject WithEmulators(TestProject project)
    {
        project.Sandbox.Environment["ZIG"] = ZigFeed.Program;
        project.Sandbox.Environment["WINEPREFIX"] = Path.Combine(project.Sandbox.RunFolder, "wine");
        return project;
    }

    private static string Declare(string rids) => $"<NativeRuntimeIdentifiers>{rids}</NativeRuntimeIdentifiers>";
}
