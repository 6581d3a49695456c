using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Core.Tests.Toolchains.Bindings;

/// <summary>Bindings in the graph of a build: what is made of which header, when, and for which platforms.</summary>
public sealed class BindingBuildTests : IDisposable
{
    private const string Header = "int calc_add(int a, int b);\nstruct calc_point { char tag; double x; };\ndouble calc_length(const struct calc_point *p);\n";

    private readonly Sandbox sandbox = new();

    public BindingBuildTests()
    {
        sandbox.Request = request => request with { BindingPlatforms = [Sandbox.Host], RootNamespace = "Acme" };
        sandbox.Folder.Write("calc/calc.h", Header);
        sandbox.Folder.Write("calc/calc.c", "#include \"calc.h\"\nint calc_add(int a, int b) { return a + b; }\ndouble calc_length(const struct calc_point *p) { return p->x; }\n");
    }

    public void Dispose() => sandbox.Dispose();

    [FactIfTool("gcc")]
    public async Task HeaderIsPreprocessedOnceForExportsAndBindings()
    {
        var build = await sandbox.Declare("calc", ("Header", "calc.h")).GoodBuildAsync();

        Assert.Equal([Bindings("Acme.CalcNative/calc.g.cs")], build.Result.Bindings);
        Assert.Contains("calc_add", File.ReadAllText(build.Result.Bindings[0]));
        Assert.Single(Lines(build), line => line.Contains(" preprocessed "));
        Assert.Contains("native: Acme.CalcNative bound: first build", Lines(build));
        Assert.Contains($"native: Acme.CalcNative proven for {Sandbox.Host}: first build", Lines(build));
    }

    [FactIfTool("gcc")]
    public async Task SecondBuildDoesNothing()
    {
        await sandbox.Declare("calc", ("Header", "calc.h")).GoodBuildAsync();

        var again = await sandbox.GoodBuildAsync();

        Assert.Equal(0, again.Processes);
        Assert.DoesNotContain(Lines(again), line => line.Contains("bound") || line.Contains("proven"));
    }

    [FactIfTool("gcc")]
    public async Task ChangedHeaderBindsAgainAndARemarkLeavesTheFileAlone()
    {
        var build = await sandbox.Declare("calc", ("Header", "calc.h")).GoodBuildAsync();
        var (file, time) = (build.Result.Bindings[0], File.GetLastWriteTimeUtc(build.Result.Bindings[0]));

        sandbox.Folder.Append("calc/calc.h", "/* a remark */\n");
        var remark = await sandbox.GoodBuildAsync();
        var afterRemark = File.GetLastWriteTimeUtc(file);
        sandbox.Folder.Append("calc/calc.h", "int calc_more(void);\n");
        var more = await sandbox.GoodBuildAsync();

        Assert.Contains(Lines(remark), line => line.StartsWith("native: Acme.CalcNative bound again", StringComparison.Ordinal));
        Assert.Equal(time, afterRemark);
        Assert.Contains(Lines(more), line => line.StartsWith("native: Acme.CalcNative bound again", StringComparison.Ordinal));
        Assert.Contains("calc_more", File.ReadAllText(file));
    }

    [FactIfTool("gcc")]
    public async Task FilesOfAHeaderThatIsRemovedGoAndTheOthersStay()
    {
        sandbox.Folder.Write("calc/extra.h", "int calc_extra(void);\n");
        await sandbox.Declare("calc", ("Header", "calc.h;extra.h")).GoodBuildAsync();
        var before = File.Exists(Bindings("Acme.CalcNative/extra.g.cs"));

        await sandbox.Redeclare("calc", ("Header", "calc.h")).GoodBuildAsync();

        Assert.True(before);
        Assert.False(File.Exists(Bindings("Acme.CalcNative/extra.g.cs")));
        Assert.True(File.Exists(Bindings("Acme.CalcNative/calc.g.cs")));
        Assert.False(File.Exists(Path.Combine(sandbox.Directory().Intermediate(Sandbox.Host, "calc"), "headers", "extra.h.i")));
    }

    [FactIfTool("gcc")]
    public async Task BindingsGoWithTheLastHeader()
    {
        await sandbox.Declare("calc", ("Header", "calc.h")).GoodBuildAsync();

        var build = await sandbox.Redeclare("calc").GoodBuildAsync();

        Assert.Empty(build.Result.Bindings);
        Assert.False(File.Exists(Bindings("Acme.CalcNative/calc.g.cs")));
    }

    [FactIfTool("gcc", "aarch64-linux-gnu-gcc")]
    public async Task ProofOfAPlatformThatIsNoLongerDeclaredGoes()
    {
        Platform[] both = [Sandbox.Host, PlatformTable.Default.Find("linux-arm64")!];
        sandbox.Request = request => request with { BindingPlatforms = both };
        sandbox.Settings = settings => settings with { Toolchain = NativeToolchain.System };
        await sandbox.Declare("calc", ("Header", "calc.h")).GoodBuildAsync();
        var before = File.Exists(Bindings("CalcNative/proofs/linux-arm64.c"));

        sandbox.Request = request => request with { BindingPlatforms = [Sandbox.Host] };
        await sandbox.GoodBuildAsync();

        Assert.True(before);
        Assert.Equal([Bindings($"CalcNative/proofs/{Sandbox.Host}.c")], Directory.GetFiles(Bindings("CalcNative/proofs")));
    }

    [FactIfZig]
    public async Task BuildOfOnePlatformAndPackOfAllGenerateTheSame()
    {
        Platform[] all = [Sandbox.Host, PlatformTable.Default.Find("win-x64")!, PlatformTable.Default.Find("osx-arm64")!];
        sandbox.Declare("calc", ("Header", "calc.h"));
        sandbox.Environment["ZIG"] = Support.Zig.Program!;
        sandbox.Request = request => request with { BindingPlatforms = all, RootNamespace = "Acme" };

        var one = await sandbox.GoodBuildAsync("Release");
        var text = File.ReadAllText(one.Result.Bindings[0]);
        sandbox.Request = request => request with { BindingPlatforms = all, RootNamespace = "Acme", Platforms = all };
        var pack = await sandbox.GoodBuildAsync("Release");
        sandbox.Request = request => request with { BindingPlatforms = all, RootNamespace = "Acme" };
        var again = await sandbox.GoodBuildAsync("Release");

        Assert.Equal(3, Lines(one).Count(line => line.Contains(" preprocessed ")));
        Assert.Single(Lines(one), line => line.Contains(" proven "));
        Assert.DoesNotContain(Lines(pack), line => line.Contains("preprocessed") || line.Contains("bound"));
        Assert.Equal(2, Lines(pack).Count(line => line.Contains(" proven ")));
        Assert.Equal(text, File.ReadAllText(one.Result.Bindings[0]));
        Assert.Equal(0, again.Processes);
    }

    [FactIfZig]
    public async Task HeaderThatOnlyThisMachineCanReadIsBoundWithoutTheOthers()
    {
        var include = sandbox.Folder.Write("system/only_here.h", "typedef int only_here;\n");
        sandbox.Folder.Write("calc/calc.h", "#ifndef _WIN32\n#include <only_here.h>\n#else\n#error no such system\n#endif\n" + Header);
        sandbox.Environment["ZIG"] = Support.Zig.Program!;
        sandbox.Request = request => request with { BindingPlatforms = [Sandbox.Host, PlatformTable.Default.Find("win-x64")!] };

        var build = await sandbox.Declare("calc", ("Header", "calc.h"), ("IncludeDirectories", Path.GetDirectoryName(include)!)).GoodBuildAsync();

        Assert.Equal("NSDK5051", Assert.Single(build.Messages.Warnings).Code);
        Assert.Contains("no such system", build.Messages.Warnings[0].Text);
        Assert.Contains("win-x64", build.Messages.Warnings[0].Text);
        Assert.Equal(sandbox.Folder["calc/calc.h"], build.Messages.Warnings[0].Location?.File);
        Assert.Contains("calc_add", File.ReadAllText(build.Result.Bindings[0]));
    }

    [FactIfZig]
    public async Task HeaderThatOnePlatformMissesIsReadOnceItIsThere()
    {
        var folder = Directory.CreateDirectory(sandbox.Folder["windows"]).FullName;
        sandbox.Folder.Write("calc/calc.h", "#ifdef _WIN32\n#include <only_there.h>\n#endif\n" + Header);
        sandbox.Environment["ZIG"] = Support.Zig.Program!;
        sandbox.Request = request => request with { BindingPlatforms = [Sandbox.Host, PlatformTable.Default.Find("win-x64")!] };
        sandbox.Declare("calc", ("Header", "calc.h"), ("IncludeDirectories", folder));

        var missing = await sandbox.GoodBuildAsync();
        var stillMissing = await sandbox.GoodBuildAsync();
        File.WriteAllText(Path.Combine(folder, "only_there.h"), "");
        var there = await sandbox.GoodBuildAsync();

        Assert.Equal("NSDK5051", Assert.Single(missing.Messages.Warnings).Code);
        Assert.Equal("NSDK5051", Assert.Single(stillMissing.Messages.Warnings).Code);
        Assert.Empty(there.Messages.Warnings);
        Assert.Contains("win-x64", File.ReadLines(there.Result.Bindings[0]).ElementAt(1));
    }

    [FactIfTool("gcc")]
    public async Task FailedBindKeepsTheLastGoodFile()
    {
        var build = await sandbox.Declare("calc", ("Header", "calc.h")).GoodBuildAsync();
        var text = File.ReadAllText(build.Result.Bindings[0]);

        sandbox.Folder.Append("calc/calc.h", "#include \"missing.h\"\n");
        var broken = await sandbox.BuildAsync();

        Assert.False(broken.Result.Succeeded);
        Assert.Contains("NSDK5052", broken.Messages.ErrorCodes);
        Assert.Equal(text, File.ReadAllText(build.Result.Bindings[0]));
    }

    [Theory]
    [InlineData("gcc")]
    [InlineData("clang")]
    public async Task LayoutThatTheCompilerSeesOtherwiseIsNamedWithBothNumbers(string compiler)
    {
        // The bindings see the header without the macro that its sources define: the layout is another one.
        sandbox.Folder.Write("calc/calc.h", "#if defined NATIVE_SDK_BINDINGS && !defined PROVING\n#define PAD 8\n#else\n#define PAD 16\n#endif\n"
            + "struct calc_point {\n  char tag;\n  char pad[PAD];\n  double x;\n};\nint calc_add(int a, int b);\ndouble calc_length(const struct calc_point *p);\n");
        sandbox.Environment["CC"] = compiler;
        sandbox.Declare("calc", ("Header", "calc.h"));
        await sandbox.GoodBuildAsync();

        // What a compiler that defines the macro by itself would see.
        sandbox.Folder.WriteScript("cc", $"#!/bin/sh\ncase \"$*\" in *proofs*|*probe*) exec {compiler} -DPROVING \"$@\" ;; *) exec {compiler} \"$@\" ;; esac\n");
        sandbox.Environment["CC"] = sandbox.Folder["cc"];
        var build = await sandbox.BuildAsync();

        Assert.False(build.Result.Succeeded);
        var errors = build.Messages.Errors.Where(error => error.Code == "NSDK5060").ToArray();
        var size = Assert.Single(errors, error => error.Text.StartsWith("The size of 'struct calc_point'", StringComparison.Ordinal));
        Assert.Contains($"is 32 to the compiler for {Sandbox.Host}, but 24 in the bindings", size.Text);
        var offset = Assert.Single(errors, error => error.Text.StartsWith("The offset of 'x' in 'struct calc_point'", StringComparison.Ordinal));
        Assert.Contains("is 24 to the compiler", offset.Text);
        Assert.Contains("but 16 in the bindings", offset.Text);
        Assert.Equal(sandbox.Folder["calc/calc.h"], offset.Location?.File);
        Assert.Equal(9, offset.Location?.Line);
    }

    [Fact]
    public async Task WithoutACompilerTheTextAloneIsBoundAndItIsSaid()
    {
        sandbox.Environment["PATH"] = sandbox.Folder.Path;
        sandbox.Request = request => request with { BindingPlatforms = [Sandbox.Host], Platforms = [] };

        var build = await sandbox.Declare("calc", ("Header", "calc.h")).GoodBuildAsync();

        Assert.Equal("NSDK5050", Assert.Single(build.Messages.Warnings).Code);
        Assert.Contains("calc_add", File.ReadAllText(build.Result.Bindings[0]));
        Assert.Equal(0, build.Processes);
    }

    [Fact]
    public async Task ClassOfTwoHeadersIsAnError()
    {
        sandbox.Folder.Write("other/other.h", Header);
        sandbox.Declare("calc", ("Header", "calc.h"), ("ClassName", "Same")).Declare("other", ("Header", "other.h"), ("ClassName", "Same"), ("Sources", "../calc/calc.c"));

        var build = await sandbox.BuildAsync();

        Assert.Equal(["NSDK5062"], build.Messages.ErrorCodes);
        Assert.Contains("'Acme.Same'", build.Messages.Errors[0].Text);
    }

    [FactIfZig]
    public async Task ItemsThatAreOneLibraryOnDifferentPlatformsHaveOneClass()
    {
        sandbox.Environment["ZIG"] = Support.Zig.Program!;
        sandbox.Request = request => request with { BindingPlatforms = [Sandbox.Host, PlatformTable.Default.Find("win-x64")!], RootNamespace = "Acme" };
        sandbox.Declare("calc", ("Header", "calc.h"), ("RuntimeIdentifiers", Sandbox.Host.Rid))
            .Declare("calc", ("Header", "calc.h"), ("RuntimeIdentifiers", "win-x64"), ("Defines", "WIDE"));

        var build = await sandbox.GoodBuildAsync();

        Assert.Equal([Bindings("Acme.CalcNative/calc.g.cs")], build.Result.Bindings);
        Assert.Contains(Lines(build), line => line.StartsWith("native: calc.h preprocessed for win-x64", StringComparison.Ordinal));
    }

    [FactIfTool("cargo", "gcc")]
    public async Task CrateWithAHeaderIsBoundWithIncludeDirectoriesAndDefinesOfItsItem()
    {
        sandbox.Folder.Write("crate/Cargo.toml", "[package]\nname = \"calc-2d\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[lib]\ncrate-type = [\"cdylib\"]\n");
        sandbox.Folder.Write("crate/src/lib.rs", "#[no_mangle]\npub extern \"C\" fn calc_add(a: i32, b: i32) -> i32 { a + b }\n");
        sandbox.Folder.Write("crate/include/calc.h", "#include <types.h>\n#ifdef CALC_API\ncalc_int calc_add(calc_int a, calc_int b);\n#endif\n");
        sandbox.Folder.Write("shared/types.h", "typedef int calc_int;\n");

        var build = await sandbox.Declare("crate/Cargo.toml", ("Header", "calc.h"), ("IncludeDirectories", "../shared"), ("Defines", "CALC_API")).GoodBuildAsync();

        Assert.Equal([Bindings("Acme.Calc2dNative/calc.g.cs")], build.Result.Bindings);
        Assert.Contains("calc_add", File.ReadAllText(build.Result.Bindings[0]));
        Assert.Contains("\"calc_2d\"", File.ReadAllText(build.Result.Bindings[0]));
    }

    [FactIfTool("gcc")]
    public async Task PrebuiltLibraryHasBindingsToo()
    {
        var build = await sandbox.Declare("calc", ("Header", "calc.h")).GoodBuildAsync();
        var prebuilt = sandbox.Folder["prebuilt/" + Sandbox.Host.Rid];
        Directory.CreateDirectory(prebuilt);
        File.Copy(build.Library, Path.Combine(prebuilt, Path.GetFileName(build.Library)));
        sandbox.Request = request => request with { BindingPlatforms = [Sandbox.Host], RootNamespace = "Acme", PrebuiltPath = sandbox.Folder["prebuilt"] };

        var taken = await sandbox.GoodBuildAsync("Release");

        Assert.True(Assert.Single(taken.Result.Libraries).IsPrebuilt);
        Assert.Contains("calc_add", File.ReadAllText(Assert.Single(taken.Result.Bindings)));
    }

    private string Bindings(string path) => Path.Combine(sandbox.Directory().Bindings, path);

    private static string[] Lines(Build build) => [.. build.Messages.Of(Native.Sdk.Diagnostics.MessageLevel.Normal).Select(message => message.Text)];
}
