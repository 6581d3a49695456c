using System.IO.Compression;
using System.Text.Json;
using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>dotnet native show, installed from its package.</summary>
public sealed class ShowTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    [Fact]
    public async Task PackageItsFolderAndItsLibrarySayTheSame()
    {
        // It was packed without a look at what is called; the assembly calls what is not there.
        var project = NewProject(new Csproj("Lib", Answers.Item, "<NativeAudit>off</NativeAudit><NativeContract>off</NativeContract>")).WithAnswer();
        project.Replace("Answers.cs", "answer();\n\n", "answer();\n\n    [DllImport(\"answers\")]\n    public static extern int question();\n\n");
        var package = await project.PackAsync();
        ZipFile.ExtractToDirectory(package.Path, project.PathOf("unpacked"));
        var library = project.PathOf($"unpacked/runtimes/{Host.Rid}/native/{Host.Library("answers")}");
        var show = await InstallAsync(project.Sandbox);

        var packed = await ShowAsync(package.Path);
        var unpacked = await ShowAsync(project.PathOf("unpacked"));
        var staged = await ShowAsync(project.PathOf("obj/native/Release"));
        var single = await ShowAsync(library);
        var text = await project.Sandbox.RunAsync(show, "show", package.Path);

        Assert.Equal((1, "Lib 1.0.0"), (packed.ExitCode, packed.Name));
        Assert.Equal([$"{Host.Rid} {Host.Library("answers")}"], packed.Libraries);
        Assert.Equivalent(packed, unpacked, strict: true);
        Assert.Contains("NSDK4050 question", packed.Findings);
        Assert.Equal(packed.Libraries, staged.Libraries);
        Assert.Equal(packed.Libraries, single.Libraries);
        Assert.DoesNotContain("NSDK4050 question", single.Findings);
        Assert.Equal(1, text.ExitCode);
        Assert.Contains("NSDK4050: 'question' is not exported by ", text.Output);
        Assert.All(text.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));

        async Task<Answer> ShowAsync(string path) => Answer.Read(await project.Sandbox.RunAsync(show, "show", path, "--json"));
    }

    [Fact]
    public async Task PublishedAppIsHeldToWhatItsFrameworkSupports()
    {
        var app = NewProject(new Csproj("App", Answers.Item) { IsApp = true }).WithAnswer().WithProgram();
        await app.PublishAsync("out", "-r", Host.Rid, "--no-self-contained");
        var show = await InstallAsync(app.Sandbox);

        var answer = Answer.Read(await app.Sandbox.RunAsync(show, "show", app.PathOf("out"), "--json"));
        var older = await app.Sandbox.RunAsync(show, "show", app.PathOf("out"), "--tfm", "net8.0", "--tfm", "netstandard2.0", "--unused");

        Assert.Equal((0, $"{Host.Rid} {Host.Library("answers")}"), (answer.ExitCode, Assert.Single(answer.Libraries)));
        Assert.StartsWith("net10.0", answer.Policy, StringComparison.Ordinal);
        Assert.Contains("held to net8.0, netstandard2.0", older.Output);
        Assert.Contains("1 export, 1 used", older.Output);
    }

    [Fact]
    public async Task ExitCodeTwoIsASentenceAndNothingElse()
    {
        var sandbox = NewSandbox();
        sandbox.Write("broken.nupkg", "PK\u0003\u0004 and nothing that follows from it");
        sandbox.Write("empty/readme.md", "");
        sandbox.Write("x.snupkg", "PK");
        var show = await InstallAsync(sandbox);

        await AssertRefusedAsync("broken.nupkg", "cannot be read as a NuGet package");
        await AssertRefusedAsync("empty", "holds no native libraries where show looks for them");
        await AssertRefusedAsync("empty/readme.md", "is neither a package nor a native library");
        await AssertRefusedAsync("x.snupkg", "is a symbol package");
        await AssertRefusedAsync("nowhere", "does not exist");
        await AssertRefusedAsync("--policy", "needs a glibc version behind it");

        async Task AssertRefusedAsync(string argument, string expected)
        {
            var result = await sandbox.RunAsync(show, "show", argument);
            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains(expected, result.Error);
            Assert.InRange(result.Error.TrimEnd().Split('\n').Length, 1, 2);
            Assert.DoesNotContain("   at ", result.Error);
        }
    }

    /// <summary>
    /// A package of the world, as it is: SQLite for every platform, built on Ubuntu 22.04 (readelf -V says GLIBC_2.34).
    /// </summary>
    [Fact]
    public async Task PackageOfSomebodyElseIsToldWhereItFails()
    {
        const string Id = "SQLitePCLRaw.lib.e_sqlite3", Version = "2.1.13";
        var sandbox = NewSandbox();
        var restore = sandbox.Add(new Csproj("Restore", $"""<PackageDownload Include="{Id}" Version="[{Version}]" />""") { Sdk = "Microsoft.NET.Sdk" });
        (await restore.DotnetAsync("restore")).Clean();
        var folder = Path.Combine(sandbox.Environment["NUGET_PACKAGES"]!, Id.ToLowerInvariant(), Version);
        var show = await InstallAsync(sandbox);

        var answer = Answer.Read(await sandbox.RunAsync(show, "show", Path.Combine(folder, $"{Id.ToLowerInvariant()}.{Version}.nupkg"), "--json"));
        var newer = Answer.Read(await sandbox.RunAsync(show, "show", folder, "--json", "--policy", "manylinux_2_34"));

        Assert.Equal((1, $"{Id} {Version}"), (answer.ExitCode, answer.Name));
        Assert.Contains("linux-x64 libe_sqlite3.so", answer.Libraries);
        Assert.Contains("NSDK4010 GLIBC_2.34", answer.Findings);
        Assert.DoesNotContain("NSDK4010 GLIBC_2.34", newer.Findings);
        Assert.DoesNotContain(answer.Findings, finding => finding.StartsWith("NSDK4022", StringComparison.Ordinal));
        Assert.Equal(answer.Libraries, newer.Libraries);
    }

    /// <summary>The path of the installed command.</summary>
    private static async Task<string> InstallAsync(Sandbox sandbox)
    {
        var folder = sandbox.PathOf("tools");
        _ = (await sandbox.RunAsync(Tool.Dotnet, "tool", "install", "--tool-path", folder, "Native.Sdk.Tool", "--version", sandbox.Version)).Text;
        return Path.Combine(folder, OperatingSystem.IsWindows() ? "dotnet-native.exe" : "dotnet-native");
    }

    /// <summary>What <c>show --json</c> said.</summary>
    /// <param name="ExitCode">Of the command.</param>
    /// <param name="Name">Of the package.</param>
    /// <param name="Policy">What it was held to.</param>
    /// <param name="Libraries">Platform and file name of each.</param>
    /// <param name="Findings">Code and subject of each.</param>
    private sealed record Answer(int ExitCode, string Name, string Policy, string[] Libraries, string[] Findings)
    {
        public static Answer Read(ToolResult result)
        {
            Assert.True(result.Error.Length == 0, result.Error);
            var root = JsonDocument.Parse(result.Output).RootElement;
            return new Answer(
                result.ExitCode, Text(root, "package"), Text(root, "policy"),
                [.. root.GetProperty("libraries").EnumerateArray().Select(library => $"{Text(library, "rid")} {Text(library, "file")}")],
                [.. root.GetProperty("findings").EnumerateArray().Select(finding => $"{Text(finding, "code")} {Text(finding, "subject")}")]);
        }

        private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
    }
}
