using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>What is asked of `dotnet restore`, and how often. The program here is a script that counts its runs.</summary>
public sealed class ZigRestoreTests : IDisposable
{
    private readonly TestFolder folder = new("with 'odd' $(name) & more");
    private readonly MessageRecorder messages = new();

    public void Dispose() => folder.Dispose();

    [FactIfTool("sh")]
    public void APackageThatIsThereNeedsNoProcess()
    {
        folder.Write("packages/vezel.zig.toolsets.linux-x64/0.16.0.1/tools/zig", "");

        Assert.True(Run("exit 1"));

        Assert.Equal(0, Runs);
        Assert.Empty(messages.All);
    }

    [FactIfTool("sh")]
    public void AFailureIsSaidWithNuGetsWordsAndBelieved()
    {
        const string Script = "echo '/p/zig.csproj : error NU1101: Unable to find package x. [/p/zig.csproj]'; exit 1";

        Assert.False(Run(Script));
        Assert.False(Run(Script));

        Assert.Equal(1, Runs);
        Assert.Equal(2, messages.All.Count(message => message.Code == "NSDK2020" && message.Text.Contains("NU1101: Unable to find package x. It is tried again", StringComparison.Ordinal)));
        Assert.Empty(messages.Errors);
    }

    [FactIfTool("sh")]
    public void AnotherNuGetConfigIsAReasonToTryAgainAndSoIsForce()
    {
        Run("exit 1");
        folder.Write("nuget.config", "<configuration />");
        Run("exit 1");
        Run("exit 1", force: true);

        Assert.Equal(3, Runs);
    }

    [FactIfTool("sh")]
    public void AnEditorStartsNoProcess()
    {
        Assert.False(Run("exit 0", designTime: true));

        Assert.Equal(0, Runs);
    }

    [FactIfTool("sh")]
    public void WhereTheConfigurationHasItsPackagesIsReadFromTheRestoreAndRemembered()
    {
        var zig = folder.Write("elsewhere/vezel.zig.toolsets.linux-x64/0.16.0.1/tools/zig", "");
        var script = $$"""
            mkdir -p obj/native/zig/obj
            cat > obj/native/zig/obj/project.assets.json <<'END'
            { "packageFolders": { "/nowhere/": {}, "{{folder["elsewhere"]}}/": {} } }
            END
            """;

        Assert.True(Run(script));
        Assert.True(Run(script));

        Assert.Equal(1, Runs);
        Assert.True(File.Exists(zig));
    }

    [FactIfTool("sh")]
    public void TheProjectIsWellFormedAndItsPathsAreNotExpanded()
    {
        Run("exit 1", properties: new() { ["RestoreSources"] = "https://x/v3?a=1&b=2;/feeds/100%/$(x)" });

        var project = System.Xml.Linq.XDocument.Load(folder["obj/native/zig/zig.csproj"]);
        Assert.Equal("https://x/v3?a=1&b=2;/feeds/100%25/%24(x)", Assert.Single(project.Descendants("RestoreSources")).Value);
        Assert.Equal(folder.Path.Replace("$", "%24"), Assert.Single(project.Descendants("RestoreRootConfigDirectory")).Value);
    }

    private int Runs => File.Exists(folder["runs"]) ? File.ReadAllLines(folder["runs"]).Length : 0;

    private bool Run(string script, bool force = false, bool designTime = false, Dictionary<string, string>? properties = null)
    {
        var dotnet = folder.WriteScript("dotnet", $"#!/bin/sh\necho run >> runs\n{script}\n");
        return new ZigRestore(new ZigRestoreRequest
        {
            Package = new ZigPackage(PlatformTable.Default.Find("linux-x64")!, "0.16.0.1"),
            Need = "there is no C compiler",
            ProjectDirectory = folder.Path,
            Directory = folder["obj/native/zig"],
            Dotnet = dotnet,
            TargetFramework = "net10.0",
            Environment = new Dictionary<string, string>
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
                ["HOME"] = folder["home"],
                ["NUGET_PACKAGES"] = folder["packages"],
            },
            IsForced = force,
            IsDesignTime = designTime,
            Properties = properties ?? [],
        }, messages).Run(CancellationToken.None);
    }
}
