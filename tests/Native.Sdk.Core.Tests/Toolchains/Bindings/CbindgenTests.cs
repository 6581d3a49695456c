using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Toolchains.Bindings;

/// <summary>A crate with a cbindgen.toml: its header is made, or compared with the committed one.</summary>
public sealed class CbindgenTests : IDisposable
{
    private const string Source = "#[no_mangle]\npub extern \"C\" fn calc_add(a: i32, b: i32) -> i32 { a + b }\n";

    private readonly Sandbox sandbox = new();

    public CbindgenTests()
    {
        sandbox.Request = request => request with { BindingPlatforms = [Sandbox.Host] };
        sandbox.Folder.Write("crate/Cargo.toml", "[package]\nname = \"calc\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[lib]\ncrate-type = [\"cdylib\"]\n");
        sandbox.Folder.Write("crate/src/lib.rs", Source);
        sandbox.Folder.Write("crate/cbindgen.toml", "language = \"C\"\n");
        sandbox.Declare("crate/Cargo.toml", ("Header", "calc.h"));
    }

    public void Dispose() => sandbox.Dispose();

    [FactIfTool("cargo", "gcc", "cbindgen")]
    public async Task HeaderThatIsNotThereIsMadeAndMadeAgainWhenTheCrateChanges()
    {
        var build = await sandbox.GoodBuildAsync();
        var first = File.ReadAllText(Assert.Single(build.Result.Bindings));
        var again = await sandbox.GoodBuildAsync();
        sandbox.Folder.Append("crate/src/lib.rs", "#[no_mangle]\npub extern \"C\" fn calc_twice(a: i32) -> i32 { 2 * a }\n");
        var changed = await sandbox.GoodBuildAsync();

        Assert.Contains("calc_add", first);
        Assert.Equal(0, again.Processes);
        Assert.Contains("calc_twice", File.ReadAllText(changed.Result.Bindings[0]));
        Assert.Empty(build.Messages.Warnings);
        Assert.False(File.Exists(sandbox.Folder["crate/calc.h"]));
    }

    [FactIfTool("cargo", "gcc", "cbindgen")]
    public async Task CommittedHeaderIsComparedAndAnOldOneIsAWarningAtItsLine()
    {
        sandbox.Folder.Write("crate/calc.h", "");
        Shell.Run(sandbox.Folder["crate"], "cbindgen", "--config", "cbindgen.toml", "--output", "calc.h");
        var same = await sandbox.GoodBuildAsync();

        sandbox.Folder.Write("crate/calc.h", sandbox.Folder.Read("crate/calc.h").Replace("int32_t b", "int64_t b"));
        var old = await sandbox.GoodBuildAsync();

        Assert.Empty(same.Messages.Warnings);
        var warning = Assert.Single(old.Messages.Warnings);
        Assert.Equal("NSDK5057", warning.Code);
        Assert.Equal(sandbox.Folder["crate/calc.h"], warning.Location?.File);
        Assert.Contains("int64_t b", File.ReadLines(sandbox.Folder["crate/calc.h"]).ElementAt(warning.Location!.Line - 1));
    }

    [FactIfTool("cargo", "gcc")]
    public async Task WithoutCbindgenAHeaderThatIsNotThereIsAnErrorWithTheInstallLine()
    {
        sandbox.Environment["PATH"] = Without("cbindgen");

        var build = await sandbox.BuildAsync();

        Assert.False(build.Result.Succeeded);
        Assert.Contains("NSDK5058", build.Messages.ErrorCodes);
        Assert.Contains("cargo install cbindgen", build.Messages.VisibleText);
    }

    [FactIfTool("cargo", "gcc")]
    public async Task WithoutCbindgenACommittedHeaderWillDo()
    {
        sandbox.Environment["PATH"] = Without("cbindgen");
        sandbox.Folder.Write("crate/calc.h", "int calc_add(int a, int b);\n");

        var build = await sandbox.GoodBuildAsync();

        Assert.Contains("calc_add", File.ReadAllText(build.Result.Bindings[0]));
        Assert.Empty(build.Messages.Warnings);
    }

    [FactIfTool("cargo", "gcc", "cbindgen")]
    public async Task FunctionThatAMacroMakesIsNamed()
    {
        sandbox.Folder.Append("crate/src/lib.rs", "macro_rules! export { ($name:ident) => { #[no_mangle] pub extern \"C\" fn $name() -> i32 { 1 } } }\nexport!(calc_hidden);\n");

        var build = await sandbox.GoodBuildAsync();

        var warning = Assert.Single(build.Messages.Warnings);
        Assert.Equal("NSDK5059", warning.Code);
        Assert.Contains("exports 1 function(s) that the header does not declare, so they have no bindings: calc_hidden.", warning.Text);
    }

    [FactIfTool("cargo", "gcc", "cbindgen")]
    public async Task FailureOfCbindgenIsItsOwnError()
    {
        sandbox.Folder.Write("crate/cbindgen.toml", "language = \"Klingon\"\n");

        var build = await sandbox.BuildAsync();

        Assert.False(build.Result.Succeeded);
        Assert.Contains("NSDK5063", build.Messages.ErrorCodes);
    }

    /// <summary>PATH of a folder with links to everything but one program.</summary>
    private string Without(string program)
    {
        var folder = Directory.CreateDirectory(sandbox.Folder["path"]).FullName;
        foreach (var file in (sandbox.Environment["PATH"]).Split(Path.PathSeparator).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
        {
            var link = Path.Combine(folder, Path.GetFileName(file));
            if (Path.GetFileName(file) != program && !File.Exists(link))
            {
                File.CreateSymbolicLink(link, file);
            }
        }

        return folder;
    }
}
