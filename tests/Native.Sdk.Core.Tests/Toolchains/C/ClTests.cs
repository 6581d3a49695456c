using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Core.Tests.Toolchains.Compilers;
using Native.Sdk.Diagnostics;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Core.Tests.Toolchains.C;

/// <summary>
/// Microsoft's command line with the real clang-cl and lld-link, which run anywhere. There are no headers and libraries
/// of Windows here, so the sources need none.
/// </summary>
public sealed class ClTests : IDisposable
{
    private static readonly (string Name, string Value)[] Freestanding = [("CompileOptions", "/GS-;/Zl"), ("LinkOptions", "/NODEFAULTLIB;/NOENTRY")];

    private readonly Sandbox sandbox = new Sandbox().For("win-x64").With(settings => settings with { Compiler = FactIfClangClAttribute.Program });

    private TestFolder Folder => sandbox.Folder;

    public void Dispose() => sandbox.Dispose();

    private void WriteLibrary()
    {
        Folder.Write("native/include/api.h", "#pragma once\n#include \"base.h\"\nBASE int api_add(int a, int b);\nBASE int api_sub(int a, int b);\n");
        Folder.Write("native/include/base.h", "#define BASE extern\n#define STEP 1\n");
        Folder.Write("native/add.c", "#include \"api.h\"\nint api_version = 3;\nstatic int twice(int x) { return 2 * x; }\nint api_add(int a, int b) { return twice(a) / 2 + STEP * b; }\n");
        Folder.Write("native/sub.c", "int api_sub(int a, int b) { return a - b; }\nint inner_sub(void) { return 0; }\n");
    }

    [FactIfClangCl]
    public async Task ALibraryForEachCpuExportsItsFunctionsAndData()
    {
        WriteLibrary();
        sandbox.For("win-x64", "win-x86", "win-arm64").Declare("native", Freestanding);
        var (debug, release) = (await sandbox.GoodBuildAsync(), await sandbox.GoodBuildAsync("Release"));

        Assert.All(["win-x64", "win-x86", "win-arm64"], rid =>
        {
            Assert.Equal(["api_add", "api_sub", "api_version", "inner_sub"], debug.ExportsFor(rid));
            Assert.Equal(["api_add", "api_sub", "api_version", "inner_sub"], release.ExportsFor(rid));
        });
        Assert.StartsWith("clang-cl", release.ToolsFor("win-x64"), StringComparison.Ordinal);
        Assert.Empty(release.Messages.Warnings);
    }

    /// <summary>Only 32-bit Windows has them; the library exports the names that C and .NET have for the functions.</summary>
    [FactIfClangCl]
    public async Task FunctionsOfOtherCallingConventionsAreExportedByTheirPlainNames()
    {
        Folder.Write("native/api.h", "int __stdcall _std(int a);\nint __fastcall fast(int a, int b);\nint __vectorcall vector(int a);\nint plain(void);\n");
        Folder.Write("native/a.c", "#include \"api.h\"\nint __stdcall _std(int a) { return a; }\nint __fastcall fast(int a, int b) { return a + b; }\nint __vectorcall vector(int a) { return a; }\nint plain(void) { return 0; }\n");
        sandbox.For("win-x64", "win-x86").Declare("native", [.. Freestanding, ("Header", "api.h")]);
        var build = await sandbox.GoodBuildAsync("Release");
        Assert.All(["win-x64", "win-x86"], rid => Assert.Equal(["_std", "fast", "plain", "vector"], build.ExportsFor(rid)));
        Folder.Append("native/api.h", "int __stdcall later(void);\n");
        Folder.Write("native/b.c", "int __stdcall later(void) { return 0; }\n");
        var again = await sandbox.GoodBuildAsync("Release");

        Assert.All(["win-x64", "win-x86"], rid => Assert.Equal(["_std", "fast", "later", "plain", "vector"], again.ExportsFor(rid)));
    }

    [FactIfClangCl]
    public async Task OnlyWhatChangedIsDoneAgain()
    {
        WriteLibrary();
        sandbox.Declare("native", Freestanding);
        await sandbox.GoodBuildAsync("Release");
        var noop = await sandbox.GoodBuildAsync("Release");
        Folder.Write("native/include/base.h", "#define BASE extern\n#define STEP 2\n");
        var header = await sandbox.GoodBuildAsync("Release");
        Folder.Append("native/sub.c", "// a comment\n");
        var comment = await sandbox.GoodBuildAsync("Release");

        Assert.Equal((0, []), (noop.Processes, noop.StepsByPlatform()));
        Assert.Equal(["win-x64: add.c recompiled", "win-x64: native.dll relinked", "win-x64: native.dll staged again"], header.StepsByPlatform());
        Assert.Equal(["win-x64: sub.c recompiled"], comment.StepsByPlatform());
    }

    [FactIfClangCl]
    public async Task TheSameSourcesInAnotherFolderMakeTheSameLibrary()
    {
        WriteLibrary();
        Folder.Append("native/sub.c", "const char *api_file(void) { return __FILE__; }\n");
        using var other = new Sandbox("elsewhere") { Settings = sandbox.Settings, Request = sandbox.Request };
        foreach (var file in Directory.EnumerateFiles(Folder["native"], "*", SearchOption.AllDirectories))
        {
            other.Folder.Write(Path.GetRelativePath(Folder.Path, file), File.ReadAllText(file));
        }

        var build = await sandbox.Declare("native", Freestanding).GoodBuildAsync("Release");
        var elsewhere = await other.Declare("native", Freestanding).GoodBuildAsync("Release");

        Assert.Equal(File.ReadAllBytes(build.Library), File.ReadAllBytes(elsewhere.Library));
    }

    [FactIfClangCl]
    public async Task TheHeaderDecidesWhatIsExported()
    {
        WriteLibrary();
        sandbox.Declare("native", [.. Freestanding, ("Header", "api.h")]);
        var build = await sandbox.GoodBuildAsync("Release");
        var exports = build.ExportsFor("win-x64");
        var noop = await sandbox.GoodBuildAsync("Release");
        Folder.Write("native/include/base.h", "#define BASE static\n#define STEP 1\n");
        Folder.Write("native/include/api.h", "#include \"base.h\"\nint api_add(int a, int b);\n");
        var changed = await sandbox.GoodBuildAsync("Release");

        Assert.Equal(["api_add", "api_sub"], exports);
        Assert.Empty(build.Messages.Warnings);
        Assert.Equal(0, noop.Processes);
        Assert.Equal(["api_add"], changed.ExportsFor("win-x64"));
    }

    [FactIfClangCl]
    public async Task ErrorsAndWarningsHaveTheirPlaceAndCode()
    {
        Folder.Write("native/a.c", "int one(void)\n{\n  return undeclared;\n}\n");
        Folder.Write("native/b.c", "int two(void) { int unused; return missing(); }\n");
        var build = await sandbox.Declare("native", ("CompileOptions", "/GS-;/Zl;-Wunused-variable"), Freestanding[1]).BuildAsync("Release");

        var undeclared = Assert.Single(build.Messages.Errors, error => error.Text.Contains("undeclared identifier", StringComparison.Ordinal));
        Assert.Equal(new SourceLocation(Folder["native/a.c"], 3, 10), undeclared.Location);
        Assert.EndsWith(" (win-x64)", undeclared.Text, StringComparison.Ordinal);
        var missing = Assert.Single(build.Messages.Errors, error => error.Text.Contains("'missing'", StringComparison.Ordinal));
        Assert.Equal(("Wimplicit-function-declaration", Folder["native/b.c"], 1), (missing.Code, missing.Location!.File, missing.Location.Line));
        var warning = Assert.Single(build.Messages.Warnings);
        Assert.Equal(("Wunused-variable", new SourceLocation(Folder["native/b.c"], 1, 21)), (warning.Code, warning.Location));
    }

    [FactIfClangCl]
    public async Task WhatTheLinkerMissesIsNamedInAnError()
    {
        Folder.Write("native/a.c", "int missing_function(void);\nint one(void) { return missing_function(); }\n");
        var build = await sandbox.Declare("native", Freestanding).BuildAsync("Release");

        Assert.Contains(build.Messages.Errors, error => error.Text.EndsWith(": undefined symbol: missing_function (win-x64)", StringComparison.Ordinal));
    }

    /// <summary>Beyond what a command line holds the arguments lie in a file, in which a backslash is a backslash.</summary>
    [FactIfClangCl]
    public async Task ALongCommandLineBecomesAResponseFile()
    {
        WriteLibrary();
        var options = Enumerable.Range(0, 600).Select(i => $"/ALTERNATENAME:some_rather_long_name_{i}=another_rather_long_name_{i}");
        sandbox.Declare("native", Freestanding[0], ("LinkOptions", string.Join(';', [.. options, "/NODEFAULTLIB", "/NOENTRY", "/PDBALTPATH:ü\\x\\"])));
        var build = await sandbox.GoodBuildAsync();

        Assert.Contains("by response file", build.Messages.Text, StringComparison.Ordinal);
        Assert.Equal(@"ü\x\", PlatformSandbox.Pe(build.Library).DebugReference!.Path);
    }

    [Fact]
    public void SourceDependenciesAreTheSourceAndItsHeaders() => Assert.Equal([@"c:\src\a.c", @"c:\src\a.h", @"c:\kits\stdio.h"], ClDriver.ReadSourceDependencies("""
        {
            "Version": "1.2",
            "Data": {
                "Source": "c:\\src\\a.c",
                "ProvidedModule": "",
                "Includes": [
                    "c:\\src\\a.h",
                    "c:\\kits\\stdio.h"
                ],
                "ImportedModules": [],
                "ImportedHeaderUnits": []
            }
        }
        """));
}
