using System.Text.Json;
using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>dotnet native doctor, installed from its package.</summary>
public sealed class DoctorTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private static readonly Csproj Library = new("Lib", Answers.Item);

    [Fact]
    public async Task SaysWhatIsUsedWhatIsPrebuiltAndWhatIsMissing()
    {
        var project = NewProject(Library with
        {
            Properties = $"<NativeRuntimeIdentifiers>{Host.Rid};{Host.ForeignRid};win-x64</NativeRuntimeIdentifiers><NativeToolchain>system</NativeToolchain>",
        }).WithAnswer();
        Directory.CreateDirectory(project.PathOf("artifacts/native/win-x64"));
        var doctor = await InstallAsync(project.Sandbox);

        var text = await project.Sandbox.RunAsync(doctor, "doctor", project.Folder);
        var json = await project.Sandbox.RunAsync(doctor, "doctor", project.File, "-c", "Release", "--json");

        Assert.Equal((1, 1), (text.ExitCode, json.ExitCode));
        Assert.Contains("native/answers (C, answers)", text.Output);
        Assert.All(text.Output.Split('\n').Where(line => !line.Contains(project.Folder, StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 100));
        Assert.Contains("2 of 3 cannot be built here.", text.Output);
        var root = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal("Release", root.GetProperty("configuration").GetString());
        var diagnoses = root.GetProperty("diagnoses").EnumerateArray().ToDictionary(
            diagnosis => diagnosis.GetProperty("rid").GetString()!,
            diagnosis => (State: diagnosis.GetProperty("state").GetString(), Code: diagnosis.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("code").GetString()).FirstOrDefault()));
        Assert.Equal(("ready", null), diagnoses[Host.Rid]);
        Assert.Equal(("missing", "NSDK2003"), diagnoses[Host.ForeignRid]);
        Assert.Equal(("missing", "NSDK4002"), diagnoses["win-x64"]);
        Assert.Empty(project.FilesOf("obj/native/Release/" + Host.Rid));
    }

    [Fact]
    public async Task ExitCodeTellsWhatWasWrong()
    {
        var sandbox = NewSandbox();
        var good = sandbox.Add(Library).WithAnswer();
        var empty = sandbox.Add(new Csproj("Empty"));
        var stranger = sandbox.Add(new Csproj("Stranger") { Sdk = "Microsoft.NET.Sdk" });
        var wrong = sandbox.Add(new Csproj("Wrong", """<NativeProject Include="nowhere" />"""));
        var doctor = await InstallAsync(sandbox);

        Assert.Equal((0, "Nothing is missing."), await LastLineAsync(good.File));
        Assert.Equal((0, $"{empty.File} has no NativeProject items."), await LastLineAsync(empty.Folder));
        Assert.Equal(2, (await LastLineAsync(stranger.File)).ExitCode);
        Assert.Equal(2, (await LastLineAsync(sandbox.Folder)).ExitCode);
        Assert.Equal(2, (await LastLineAsync("--jsn")).ExitCode);
        var said = await sandbox.RunAsync(doctor, "doctor", wrong.File);
        Assert.Equal(1, said.ExitCode);
        Assert.Contains("NSDK1003", said.Error);

        async Task<(int ExitCode, string LastLine)> LastLineAsync(string argument)
        {
            var result = await sandbox.RunAsync(doctor, "doctor", argument);
            return (result.ExitCode, result.Output.TrimEnd().Split('\n')[^1]);
        }
    }

    /// <summary>The path of the installed command.</summary>
    private static async Task<string> InstallAsync(Sandbox sandbox)
    {
        var folder = sandbox.PathOf("tools");
        _ = (await sandbox.RunAsync(Tool.Dotnet, "tool", "install", "--tool-path", folder, "Native.Sdk.Tool", "--version", sandbox.Version)).Text;
        return Path.Combine(folder, OperatingSystem.IsWindows() ? "dotnet-native.exe" : "dotnet-native");
    }
}
