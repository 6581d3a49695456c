using Native.Sdk.Execution;
using Native.Sdk.Toolchains;
using Native.Sdk.Toolchains.CMake;

namespace Native.Sdk.Core.Tests.Toolchains.CMake;

/// <summary>What is read from ninja, from makefiles and from scripts: specimens of cmake 3.25, ninja 1.11 and 1.10.</summary>
public sealed class BuildFileTests
{
    [Fact]
    public void NinjaQuotesInputsForAShell() => Assert.Equal(
        ["/a b/gen.in", "/it's/x", "CMakeFiles/demo.dir/demo.c.o", "/not quoted"],
        NinjaTools.ReadInputs(["'/a b/gen.in'", @"'/it'\''s/x'", "CMakeFiles/demo.dir/demo.c.o", "", "/not quoted"]));

    [Fact]
    public void NinjaNamesHeadersByObject() => Assert.Equal(
        ["/a b/demo.c", "/a b/i.h"],
        NinjaTools.ReadDependencies(
        [
            "CMakeFiles/demo.dir/demo.c.o: #deps 2, deps mtime 1795391827463865413 (VALID)", "    /a b/demo.c", "    /a b/i.h", "",
            "old.o: #deps 1, deps mtime 1 (STALE)", "    /old.c", "",
        ], output => output != "old.o"));

    [Fact]
    public void NinjaNamesItsTargets() => Assert.Equal(
        ["a: b.o", "made.h"],
        NinjaTools.ReadTargets(["a: b.o: C_COMPILER__demo_Debug", "all: phony", "made.h: CUSTOM_COMMAND", ""]));

    [Fact]
    public void MakefileRulesAreReadWithTheirEscapes()
    {
        var rules = MakeRules.Read(
        [
            "# CMAKE generated file: DO NOT EDIT!", "SHELL = /bin/sh", ".PHONY : x", "cmake_force:", @"gen.h: /a\ b/gen\#1$$$(EQUALS).in",
            "\t/usr/bin/cmake -E copy a: b", "demo_OBJECTS = \\", "\"CMakeFiles/demo.dir/demo.c.o\"", "x.o: C:/src/x.c", "dir/y : z",
        ]);

        Assert.Equal([("cmake_force", null), ("gen.h", "/a b/gen#1$=.in"), ("x.o", "C:/src/x.c"), ("dir/y", "z")], rules);
    }

    [Fact]
    public void ScriptsNameVariablesPackagesAndFiles()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "VERSION"), "1");
        File.WriteAllText(Path.Combine(folder, "x y.h"), "1");

        var found = CMakeScript.References("""
            if(DEFINED ENV{CI} OR "$ENV{VULKAN_SDK}" STREQUAL "")
            find_package( ZLIB 1.2 REQUIRED)
            file(READ VERSION version)
            FILE(STRINGS "${CMAKE_CURRENT_SOURCE_DIR}/x y.h" line REGEX "(a)")
            file(READ ${UNKNOWN}/x no)
            file(READ missing no)
            """, folder, folder);

        Assert.Equal(
            ["env:CI", "env:VULKAN_SDK", "env:ZLIB_ROOT", "env:ZLIB_DIR", Path.Combine(folder, "VERSION"), Path.Combine(folder, "x y.h")],
            found);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void ReplyThatIsDamagedIsAProblemAndNoException()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var reply = Directory.CreateDirectory(Path.Combine(folder, ".cmake", "api", "v1", "reply")).FullName;
        foreach (var text in new[] { "", "{", "[]", "{}", "{\"cmake\":{\"generator\":{}},\"objects\":3}", "{\"cmake\":{\"generator\":{\"name\":7}},\"objects\":[{\"kind\":\"codemodel\",\"jsonFile\":\"none.json\"}]}" })
        {
            File.WriteAllText(Path.Combine(reply, "index-1.json"), text);

            Assert.False(CMakeFileApi.TryRead(folder, "Release", out _, out var problem));
            Assert.NotEmpty(problem);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void MemoryTellsWhatAComparisonOfTimesOverlooks()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (header, path) = (Path.Combine(folder, "a b.h"), Path.Combine(folder, "memory"));
        File.WriteAllText(header, "1");
        var start = DateTime.UtcNow.Ticks + 1;
        InputMemory.Read(path).Finish([header], [], [], new Dictionary<string, FileStamp>(), start);
        Assert.Null(InputMemory.Read(path).FindUnnoticeable());

        File.SetLastWriteTimeUtc(header, DateTime.UtcNow.AddSeconds(5));
        Assert.Null(InputMemory.Read(path).FindUnnoticeable());

        File.SetLastWriteTimeUtc(header, DateTime.UtcNow.AddSeconds(-5));
        Assert.Equal(header, InputMemory.Read(path).FindUnnoticeable());

        File.Delete(header);
        Assert.Null(InputMemory.Read(path).FindUnnoticeable());

        var memory = InputMemory.Read(path);
        Assert.False(memory.WasKilled);
        memory.Begin(memory.Look([]));
        Assert.True(InputMemory.Read(path).WasKilled);
        Directory.Delete(folder, recursive: true);
    }
}
