using Native.Sdk.Binaries;
using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>One dotnet pack on one machine builds for every platform, and what it builds runs there.</summary>
public sealed class EveryPlatformTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private const string Sqlite = "better-sqlite3/deps/sqlite3";
    private const string Zstd = "zstd-napi/deps/zstd/lib";

    /// <summary>Of several formats, and fast to link for the first time.</summary>
    private static readonly string[] Few = ["linux-x64", "linux-arm64", "linux-musl-x64", "osx-arm64"];

    private static readonly Csproj Library = new("Lib", Answers.Item, Declare(Few));

    [FactIfZig]
    public async Task OnePackBuildsEveryDeclaredPlatformAndBuildAndPackShareTheirWork()
    {
        var project = NewProject(Library).WithAnswer().WithZig();

        var build = (await project.DotnetAsync("build", "-c", "Release")).Clean();
        var package = await project.PackAsync();
        var again = (await project.DotnetAsync("pack", "-o", project.Sandbox.Feed)).Clean();
        var rebuild = (await project.DotnetAsync("build", "-c", "Release")).Clean();

        Assert.Equal([Host.Rid], build.Steps.Select(step => step.Rid).Distinct());
        Assert.Equal(
            ["lib/net10.0/Lib.dll", .. Few.Select(rid => $"runtimes/{rid}/native/{(rid.StartsWith("osx", StringComparison.Ordinal) ? "libanswers.dylib" : "libanswers.so")}").Order(StringComparer.Ordinal)],
            package.Files);
        again.DidNothingNative();
        rebuild.DidNothingNative();
    }

    [FactIfZig]
    public async Task PackOfAFreshCloneBuildsAllPlatformsInOneGraph()
    {
        var project = NewProject(Library with { Frameworks = "net10.0;netstandard2.0" }).WithAnswer().WithZig();

        var pack = (await project.DotnetAsync("pack", "-o", project.Sandbox.Feed)).Clean();

        var run = Assert.Single(pack.Runs, run => run.StepsRun > 0);
        Assert.Equal(Few.Length, pack.Steps.Count(step => step.Verb == "compile"));
        Assert.True(run.StepsRun >= 3 * Few.Length);
        Assert.Equal("zig 0.16.0, glibc 2.17", pack.Chosen["linux-arm64"]);
        Assert.Equal("zig 0.16.0, macOS 11.0", pack.Chosen["osx-arm64"]);
    }

    [FactIfZig]
    public async Task AFailureForOnePlatformHidesNothing()
    {
        var project = NewProject(Library).WithAnswer().WithZig();
        project.Append("native/answers/answer.c", "#ifdef __aarch64__\nint broken(void) { return missing(); }\n#endif\n");

        var pack = (await project.DotnetAsync("pack", "-o", project.Sandbox.Feed)).Failed();

        Assert.Contains(pack.Errors, error => error.Text.Contains("(linux-arm64)", StringComparison.Ordinal));
        Assert.Contains(pack.Errors, error => error.Text.Contains("(osx-arm64)", StringComparison.Ordinal));
        Assert.True(File.Exists(project.PathOf("obj/native/Release/linux-musl-x64/stage/libanswers.so")));
        Assert.Empty(Directory.GetFiles(project.Sandbox.Feed));
    }

    [FactIfZig]
    public async Task AnAppThatIsPublishedForWindowsGetsTheLibraryOfWindowsThroughAChain()
    {
        var sandbox = NewSandbox();
        sandbox.Add(new Csproj("Lib", Answers.Item)).WithAnswer().WithZig();
        sandbox.Add(new Csproj("Middle", """<ProjectReference Include="../Lib/Lib.csproj" />""") { Sdk = "Microsoft.NET.Sdk" })
            .Write("Middle.cs", "public static class Middle { public static int Get() => Answers.Get(); }\n");
        var app = sandbox.Add(new Csproj("App", """<ProjectReference Include="../Middle/Middle.csproj" />""", "<RuntimeIdentifiers>linux-x64;win-x64</RuntimeIdentifiers>")
            { Sdk = "Microsoft.NET.Sdk", IsApp = true }).WithProgram("System.Console.WriteLine(Middle.Get());\n");
        (await app.DotnetAsync("restore")).Clean();

        await app.PublishAsync("windows", "-r", "win-x64", "--no-restore");
        await app.PublishAsync("arm", "-r", "linux-arm64", "-p:UseAppHost=false", "-p:RuntimeIdentifiers=linux-arm64");

        Assert.Equal("MZ"u8.ToArray(), File.ReadAllBytes(app.PathOf("windows/answers.dll"))[..2]);
        Assert.False(File.Exists(app.PathOf("windows/libanswers.so")));
        Assert.Equal(0xb7, File.ReadAllBytes(app.PathOf("arm/libanswers.so"))[18]); // EM_AARCH64
    }

    [FactIfThirdParty(Sqlite, "better-sqlite3@12.11.1", AndZig = true, AndTool = "wine")]
    public async Task AWindowsAppWithThePackageAnswersAQueryUnderWine()
    {
        var sandbox = NewSandbox();
        var library = sandbox.Add(new Csproj("Sql", """<NativeProject Include="native/sqlite3" CompileOptions="-O1" />""", Declare(["win-x64"]) + "<AllowUnsafeBlocks>true</AllowUnsafeBlocks>")).WithZig();
        library.CopyThirdParty(Sqlite, "native/sqlite3").Write("Sql.cs", """
            using System.Runtime.InteropServices;

            public static class Sql
            {
                public static string Ask(string sql)
                {
                    if (sqlite3_open(":memory:", out var db) != 0 || sqlite3_prepare_v2(db, sql, -1, out var query, 0) != 0 || sqlite3_step(query) != 100) throw new System.Exception("no");
                    return Marshal.PtrToStringUTF8(sqlite3_column_text(query, 0))!;
                }

                [DllImport("sqlite3")] static extern int sqlite3_open([MarshalAs(UnmanagedType.LPUTF8Str)] string file, out nint db);
                [DllImport("sqlite3")] static extern int sqlite3_prepare_v2(nint db, [MarshalAs(UnmanagedType.LPUTF8Str)] string sql, int length, out nint query, nint tail);
                [DllImport("sqlite3")] static extern int sqlite3_step(nint query);
                [DllImport("sqlite3")] static extern nint sqlite3_column_text(nint query, int column);
            }
            """);
        await library.PackAsync();
        var app = sandbox.Add(new Csproj("App", """<PackageReference Include="Sql" Version="1.0.0" />""") { Sdk = "Microsoft.NET.Sdk", IsApp = true })
            .WithProgram("""System.Console.WriteLine(Sql.Ask("select upper('wine') || (40 + 2)") + System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier);""");
        await app.PublishAsync("out", "-r", "win-x64", "--self-contained");

        sandbox.Environment["WINEPREFIX"] = sandbox.PathOf("wine");
        sandbox.Environment["WINEDEBUG"] = "-all";
        var answer = await sandbox.RunAsync("wine", app.PathOf("out/App.exe"));

        Assert.Equal("WINE42win-x64", answer.Text.Trim());
    }

    [FactIfThirdParty(Sqlite, "better-sqlite3@12.11.1", AndZig = true, IsLong = true)]
    public Task SqliteIsPackedForAllPlatforms() => PackForAllAsync("sqlite3", """<NativeProject Include="native/sqlite3" />""", Sqlite, export => !export.StartsWith("sqlite3_win32_", StringComparison.Ordinal));

    /// <remarks>Its assembler hides two functions by ELF's own directive, which objects of Windows do not have.</remarks>
    [FactIfThirdParty(Zstd, "zstd-napi@0.0.13", AndZig = true, IsLong = true)]
    public Task ZstdIsPackedForAllPlatforms() => PackForAllAsync("zstd", """<NativeProject Include="native/zstd" />""", Zstd, export => !export.EndsWith("_fast_asm_loop", StringComparison.Ordinal));

    /// <summary>All 21 libraries export the same, but for what exists on one system only.</summary>
    private async Task PackForAllAsync(string name, string item, string thirdParty, Func<string, bool> isEverywhere)
    {
        var project = NewProject(new Csproj("Lib", item, "<NativeRuntimeIdentifiers>$(NativeAllRuntimeIdentifiers)</NativeRuntimeIdentifiers>")).WithZig();
        project.CopyThirdParty(thirdParty, "native/" + name);

        var package = await project.PackAsync();
        var again = (await project.DotnetAsync("pack", "-o", project.Sandbox.Feed)).Clean();

        var libraries = package.Files.Where(file => file.StartsWith("runtimes/", StringComparison.Ordinal)).ToArray();
        Assert.Equal(21, libraries.Length);
        var exports = libraries.ToDictionary(file => file, file => Exports(package.Bytes(file)).Where(isEverywhere).Order(StringComparer.Ordinal).ToArray());
        Assert.All(exports.Values, list => Assert.Equal(exports["runtimes/linux-x64/native/lib" + name + ".so"], list));
        again.DidNothingNative();
    }

    private static string Declare(string[] rids) => $"<NativeRuntimeIdentifiers>{string.Join(';', rids)}</NativeRuntimeIdentifiers>";

    private static IReadOnlyList<string> Exports(byte[] library) => SharedLibrary.TryRead(library, out var read, out var problem) ? read.Exports : throw new FormatException(problem);
}
