using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Core.Tests.Toolchains.CMake;

/// <summary>What a cmake project rebuilds and what it does not, with each generator.</summary>
public abstract class CMakeBuildTests
{
    private static readonly string[] Nothing = [];
    private static readonly string[] Build = ["build", "stage"];
    private static readonly string[] Everything = ["configure", "build", "stage"];

    private protected abstract NativeSandbox Prepare(NativeSandbox sandbox);

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void SecondBuildStartsNoProcess()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal(1, sandbox.Call("demo"));

        var build = sandbox.Build().Good();

        Assert.Equal((0, 0), (build.Ran.Length, build.Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void ChangedHeaderAndSourceAreBuiltWithoutConfiguring()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        sandbox.Build().Good();

        sandbox.Write("inc/demo.h", "#define VALUE 2\n");
        Assert.Equal(Build, sandbox.Build().Good().Ran);
        Assert.Equal(2, sandbox.Call("demo"));

        sandbox.Write("demo.c", "#include \"demo.h\"\nint demo(void) { return VALUE + 10; }\n");
        Assert.Equal(Build, sandbox.Build().Good().Ran);
        Assert.Equal((12, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void TouchingEverythingStartsNoProcess()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        sandbox.Build().Good();

        sandbox.Touch("CMakeLists.txt");
        sandbox.Touch("demo.c");
        sandbox.Touch("inc/demo.h");

        Assert.Equal(0, sandbox.Build().Good().Started);
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void ChangeAfterATouchedCMakeListsIsBuilt()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        sandbox.Build().Good();

        // ninja and make compare times, so they run cmake again within the build.
        sandbox.Touch("CMakeLists.txt");
        sandbox.Write("inc/demo.h", "#define VALUE 2\n");

        Assert.Equal(Build, sandbox.Build().Good().Ran);
        Assert.Equal((2, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void HeaderThatIsReplacedByAnOlderOneIsCompiled()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        sandbox.Write("old.h", "#define VALUE 5\n");
        File.SetLastWriteTimeUtc(sandbox.PathOf("old.h"), DateTime.UtcNow.AddDays(-1));
        sandbox.Build().Good();

        File.Move(sandbox.PathOf("old.h"), sandbox.PathOf("inc/demo.h"), overwrite: true);

        Assert.Contains("build", sandbox.Build().Good().Ran);
        Assert.Equal((5, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    /// <summary>Of which ninja and make know nothing: no file that they know has changed.</summary>
    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void NewHeaderThatIsFoundBeforeAnotherIsCompiled()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        sandbox.Write("elsewhere/demo.h", "#define VALUE 4\n");
        sandbox.Build().Good();

        sandbox.Write("demo.h", "#define VALUE 2\n");

        Assert.Contains("build", sandbox.Build().Good().Ran);
        Assert.Equal((2, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void NewHeaderForWhichASourceAsksIsCompiled()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        sandbox.Write("demo.c", "#if __has_include(\"more.h\")\n#include \"more.h\"\n#else\n#define VALUE 3\n#endif\nint demo(void) { return VALUE; }\n");
        sandbox.Build().Good();

        sandbox.Write("inc/more.h", "#define VALUE 2\n");

        Assert.Contains("build", sandbox.Build().Good().Ran);
        Assert.Equal((2, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void HeaderOfAFailedBuildThatIsTakenBackIsCompiledAgain()
    {
        using var sandbox = Prepare(CMakeSandbox.Create(lists: "add_library(demo SHARED demo.c other.c)\ntarget_include_directories(demo PRIVATE inc)\n"))
            .Write("other.c", "#include \"demo.h\"\nint other(void) { return VALUE; }\n");
        sandbox.Build().Good();
        File.Move(sandbox.PathOf("inc/demo.h"), sandbox.PathOf("kept.h"));

        // other.c is compiled with 2, demo.c is not compiled.
        sandbox.Write("inc/demo.h", "#define VALUE 2\n").Write("demo.c", "int demo(void) { return x; }\n");
        Assert.False(sandbox.Build().IsGood);
        File.Move(sandbox.PathOf("kept.h"), sandbox.PathOf("inc/demo.h"), overwrite: true);
        sandbox.Write("demo.c", "int demo(void) { return 7; }\n");
        sandbox.Build().Good();

        Assert.Equal((7, 1), (sandbox.Call("demo"), sandbox.Call("other")));
    }

    /// <summary>Nobody has written down what a build read that failed, least of all the first.</summary>
    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void HeaderOfAFailedFirstBuildThatIsReplacedByAnOlderOneIsCompiledAgain()
    {
        using var sandbox = Prepare(CMakeSandbox.Create(lists: "add_library(demo SHARED demo.c other.c)\ntarget_include_directories(demo PRIVATE inc)\n"))
            .Write("other.c", "#include \"demo.h\"\nint other(void) { return VALUE; }\n")
            .Write("old.h", "#define VALUE 5\n")
            .Write("demo.c", "int demo(void) { return x; }\n");
        File.SetLastWriteTimeUtc(sandbox.PathOf("old.h"), DateTime.UtcNow.AddDays(-1));
        Assert.False(sandbox.Build().IsGood);
        File.Move(sandbox.PathOf("old.h"), sandbox.PathOf("inc/demo.h"), overwrite: true);
        sandbox.Write("demo.c", "int demo(void) { return 7; }\n");
        sandbox.Build().Good();

        Assert.Equal((7, 5), (sandbox.Call("demo"), sandbox.Call("other")));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void DeletedHeaderIsCompiledWithout()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        sandbox.Write("demo.c", "#if __has_include(\"demo.h\")\n#include \"demo.h\"\n#else\n#define VALUE 3\n#endif\nint demo(void) { return VALUE; }\n");
        sandbox.Build().Good();

        sandbox.Delete("inc/demo.h");

        Assert.Contains("build", sandbox.Build().Good().Ran);
        Assert.Equal((3, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void SourcesAndHeadersOfASubdirectoryCountAsWell()
    {
        using var sandbox = Prepare(CMakeSandbox.Create(lists: "add_subdirectory(part)\nadd_library(demo SHARED demo.c)\ntarget_link_libraries(demo PRIVATE part)\n"))
            .Write("part/CMakeLists.txt", "add_library(part STATIC part.c)\ntarget_include_directories(part PUBLIC include)\n")
            .Write("part/include/part.h", "int part(void);\n#define PART 1\n")
            .Write("part/private.h", "#define PRIVATE 10\n#ifndef EXTRA\n#define EXTRA 0\n#endif\n")
            .Write("part/part.c", "#include \"part.h\"\n#include \"private.h\"\nint part(void) { return PART + PRIVATE + EXTRA; }\n")
            .Write("demo.c", "#include \"part.h\"\nint demo(void) { return part(); }\n");
        sandbox.Build().Good();
        Assert.Equal((11, 0), (sandbox.Call("demo"), sandbox.Build().Started));

        sandbox.Write("part/private.h", "#define PRIVATE 20\n#ifndef EXTRA\n#define EXTRA 0\n#endif\n");
        Assert.Equal(Build, sandbox.Build().Good().Ran);
        Assert.Equal(21, sandbox.Call("demo"));

        sandbox.Write("part/CMakeLists.txt", "add_library(part STATIC part.c)\ntarget_include_directories(part PUBLIC include)\ntarget_compile_definitions(part PRIVATE EXTRA=100)\n");
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal(121, sandbox.Call("demo"));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void InputOfACustomCommandCounts()
    {
        using var sandbox = Prepare(CMakeSandbox.Create(lists: """
            add_custom_command(OUTPUT made.h COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_CURRENT_SOURCE_DIR}/made.in made.h DEPENDS made.in VERBATIM)
            add_library(demo SHARED demo.c made.h)
            target_include_directories(demo PRIVATE ${CMAKE_CURRENT_BINARY_DIR})

            """)).Write("made.in", "#define MADE 1\n").Write("demo.c", "#include \"made.h\"\nint demo(void) { return MADE; }\n");
        sandbox.Build().Good();
        Assert.Equal((1, 0), (sandbox.Call("demo"), sandbox.Build().Started));

        sandbox.Write("made.in", "#define MADE 2\n");

        Assert.Equal(Build, sandbox.Build().Good().Ran);
        Assert.Equal((2, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void FileThatTheBuildWritesIntoTheSourceFolderComesToRest()
    {
        using var sandbox = Prepare(CMakeSandbox.Create(lists: """
            add_custom_command(OUTPUT ${CMAKE_CURRENT_SOURCE_DIR}/made.h COMMAND ${CMAKE_COMMAND} -E copy made.in made.h DEPENDS made.in WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} VERBATIM)
            add_library(demo SHARED demo.c ${CMAKE_CURRENT_SOURCE_DIR}/made.h)

            """)).Write("made.in", "#define MADE 1\n").Write("demo.c", "#include \"made.h\"\nint demo(void) { return MADE; }\n");
        sandbox.Build().Good();

        // The list of names was read before the build wrote one more.
        sandbox.Build().Good();
        Assert.Equal(0, sandbox.Build().Good().Started);

        sandbox.Write("made.in", "#define MADE 2\n");
        Assert.Equal(Build, sandbox.Build().Good().Ran);
        Assert.Equal((2, 0), (sandbox.Call("demo"), sandbox.Build().Started));

        sandbox.Delete("made.h");
        sandbox.Build().Good();
        sandbox.Build().Good();
        Assert.Equal((2, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void ConfiguredHeaderFollowsItsTemplateAndItsVariables()
    {
        using var sandbox = Prepare(CMakeSandbox.Create(lists: """
            include(values.cmake)
            file(READ version.txt VERSION)
            configure_file(conf.h.in conf.h)
            add_library(demo SHARED demo.c)
            target_include_directories(demo PRIVATE ${CMAKE_CURRENT_BINARY_DIR})

            """))
            .Write("values.cmake", "set(A 1)\nset(B $ENV{DEMO_B}0)\n")
            .Write("version.txt", "100")
            .Write("conf.h.in", "#define CONF (@A@ + @B@ + @VERSION@)\n")
            .Write("demo.c", "#include \"conf.h\"\nint demo(void) { return CONF; }\n");
        sandbox.Build().Good();
        Assert.Equal((101, 0), (sandbox.Call("demo"), sandbox.Build().Started));

        sandbox.Write("values.cmake", "set(A 2)\nset(B $ENV{DEMO_B}0)\n");
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        sandbox.Environment["DEMO_B"] = "1";
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        sandbox.Write("version.txt", "200");
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        sandbox.Write("conf.h.in", "#define CONF (@A@ + @B@ + @VERSION@ + 1000)\n");
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal((1212, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void AddedAndRemovedSourcesAreFoundByGlob()
    {
        using var sandbox = Prepare(CMakeSandbox.Create(lists: "file(GLOB_RECURSE sources *.c)\nadd_library(demo SHARED ${sources})\ntarget_include_directories(demo PRIVATE inc)\n"));
        sandbox.Build().Good();

        sandbox.Write("more/more.c", "int more(void) { return 4; }\n");
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal((4, 0), (sandbox.Call("more"), sandbox.Build().Started));

        sandbox.Delete("more/more.c");
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Throws<EntryPointNotFoundException>(() => sandbox.Call("more"));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void AddedSourceIsFoundByGlobWithConfigureDepends()
    {
        using var sandbox = Prepare(CMakeSandbox.Create(lists: "file(GLOB sources CONFIGURE_DEPENDS *.c ../lib/*.c)\nadd_library(demo SHARED ${sources})\ntarget_include_directories(demo PRIVATE inc)\n"))
            .Write("../lib/first.c", "int first(void) { return 1; }\n");
        sandbox.Build().Good();

        sandbox.Write("more.c", "int more(void) { return 4; }\n").Write("../lib/second.c", "int second(void) { return 2; }\n");

        sandbox.Build().Good();
        Assert.Equal((4, 2, 0), (sandbox.Call("more"), sandbox.Call("second"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void FileOutsideTheProjectsFolderIsFoundByGlob()
    {
        using var sandbox = Prepare(CMakeSandbox.Create(lists: "file(GLOB sources *.c ../lib/*.c)\nadd_library(demo SHARED ${sources})\ntarget_include_directories(demo PRIVATE inc)\n"))
            .Write("../lib/first.c", "int first(void) { return 1; }\n");
        sandbox.Build().Good();

        sandbox.Write("../lib/second.c", "int second(void) { return 2; }\n");

        sandbox.Build().Good();
        Assert.Equal((2, 0), (sandbox.Call("second"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void RemovedOptionAndChangedDefaultDoNotLiveOn()
    {
        using var sandbox = Prepare(CMakeSandbox.Create(lists: "set(ADD 1 CACHE STRING \"\")\nadd_library(demo SHARED demo.c)\ntarget_compile_definitions(demo PRIVATE VALUE=${ADD})\n"))
            .Write("demo.c", "int demo(void) { return VALUE; }\n");
        sandbox.Metadata["CMakeOptions"] = ["-DADD=5"];
        sandbox.Build().Good();
        Assert.Equal(5, sandbox.Call("demo"));

        sandbox.Metadata.Remove("CMakeOptions");
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal(1, sandbox.Call("demo"));

        sandbox.WriteLists("set(ADD 3 CACHE STRING \"\")\nadd_library(demo SHARED demo.c)\ntarget_compile_definitions(demo PRIVATE VALUE=${ADD})\n");
        sandbox.Build().Good();
        Assert.Equal((3, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void ConfiguringAgainKeepsObjects()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        sandbox.Build().Good();

        sandbox.Write("README", "new");
        var build = sandbox.Build().Good();
        Assert.Equal(["configure", "build"], build.Ran);
        Assert.DoesNotContain("Building C object", build.Log);

        sandbox.Environment["CMAKE_BUILD_PARALLEL_LEVEL"] = "1";
        sandbox.Metadata["CMakeOptions"] = ["-DUNRELATED=1", "-Wno-dev"];
        build = sandbox.Build().Good();
        Assert.Equal(["configure", "build"], build.Ran);
        Assert.DoesNotContain("Building C object", build.Log);
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void FlagsAndIncludePathsOfTheEnvironmentRebuild()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        sandbox.Write("demo.c", "#ifndef EXTRA\n#define EXTRA 0\n#endif\n#if __has_include(<outside.h>)\n#include <outside.h>\n#else\n#define OUTSIDE 0\n#endif\nint demo(void) { return EXTRA + OUTSIDE; }\n")
            .Write("../usr/outside.h", "#define OUTSIDE 100\n");
        sandbox.Build().Good();

        sandbox.Environment["CFLAGS"] = "-DEXTRA=1";
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal(1, sandbox.Call("demo"));

        sandbox.Environment["CPATH"] = sandbox.PathOf("../usr");
        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal((101, 0), (sandbox.Call("demo"), sandbox.Build().Started));

        sandbox.Environment.Remove("CFLAGS");
        sandbox.Environment.Remove("CPATH");
        sandbox.Build().Good();
        Assert.Equal(0, sandbox.Call("demo"));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void CompilerThatWasReplacedInPlaceCompilesEverything()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        sandbox.WriteScript("../tools/mycc", "exec gcc -DPATCH=1 \"$@\"\n").Write("demo.c", "int demo(void) { return PATCH; }\n");
        sandbox.Metadata["Environment"] = ["CC=" + sandbox.PathOf("../tools/mycc")];
        sandbox.Build().Good();
        Assert.Equal((1, 0), (sandbox.Call("demo"), sandbox.Build().Started));

        sandbox.WriteScript("../tools/mycc", "exec gcc -DPATCH=2 \"$@\"\n");

        Assert.Equal(Everything, sandbox.Build().Good().Ran);
        Assert.Equal((2, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void FileThatOnlyALinkerOptionNamesCounts()
    {
        using var sandbox = Prepare(CMakeSandbox.Create(lists: "add_library(demo SHARED demo.c)\ntarget_link_options(demo PRIVATE -Wl,--version-script=${CMAKE_CURRENT_SOURCE_DIR}/demo.map)\n"))
            .Write("demo.c", "int demo(void) { return 1; }\nint other(void) { return 2; }\n")
            .Write("demo.map", "{ global: demo; local: *; };\n");
        sandbox.Build().Good();
        Assert.Equal(0, sandbox.Build().Good().Started);

        sandbox.Write("demo.map", "{ global: demo; other; local: *; };\n");

        Assert.Equal(Build, sandbox.Build().Good().Ran);
        Assert.Equal((2, 0), (sandbox.Call("other"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void FileBehindVersionLinksIsTheLibrary()
    {
        using var sandbox = Prepare(CMakeSandbox.Create(lists: "add_library(demo SHARED demo.c)\nset_target_properties(demo PROPERTIES VERSION 1.2.3 SOVERSION 1)\ntarget_include_directories(demo PRIVATE inc)\n"));

        sandbox.Build().Good();

        Assert.Null(new FileInfo(sandbox.Library).LinkTarget);
        Assert.Equal(1, sandbox.Call("demo"));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void FailingCompileNamesFileAndLineAndTheLastLibraryStays()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        sandbox.Build().Good();

        sandbox.Write("inc/demo.h", "#define VALUE 2\n\nint broken(void) { return nothing; }\n");
        var build = sandbox.Build();

        Assert.False(build.IsGood);
        var error = build.Problems.First(problem => problem.Level == MessageLevel.Error);
        Assert.Equal((sandbox.PathOf("inc/demo.h"), 3), (error.Location!.File, error.Location.Line));
        Assert.DoesNotContain(Catalog.StepFailed.Code, build.Codes);
        Assert.Equal(1, sandbox.Call("demo"));

        sandbox.Write("inc/demo.h", "#define VALUE 2\n");
        Assert.Equal(Build, sandbox.Build().Good().Ran);
        Assert.Equal(2, sandbox.Call("demo"));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void FailingLinkShowsWhatTheLinkerSaid()
    {
        using var sandbox = Prepare(CMakeSandbox.Create(lists: "add_library(demo SHARED demo.c)\ntarget_link_options(demo PRIVATE -Wl,-z,defs)\n"))
            .Write("demo.c", "int missing(void);\nint demo(void) { return missing(); }\n");

        var build = sandbox.Build();

        Assert.Contains(build.Problems, problem => problem.Code == Catalog.StepFailed.Code && problem.Text.Contains("undefined reference to `missing'", StringComparison.Ordinal));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void FailingConfigureNamesFileAndLineAndTakingItBackIsGoodAgain()
    {
        const string Lists = "add_library(demo SHARED demo.c)\ntarget_compile_definitions(demo PRIVATE VALUE=${ADD})\n";
        using var sandbox = Prepare(CMakeSandbox.Create(lists: "set(ADD 1 CACHE STRING \"\")\n" + Lists)).Write("demo.c", "int demo(void) { return VALUE; }\n");
        sandbox.Build().Good();

        sandbox.WriteLists("set(ADD 50 CACHE STRING \"\")\n" + Lists + "no_such_command()\n");
        var build = sandbox.Build();
        var error = Assert.Single(build.Problems);
        Assert.Equal((Catalog.CMakeError.Code, sandbox.PathOf("CMakeLists.txt"), 6), (error.Code, error.Location!.File, error.Location.Line));
        Assert.Equal(["configure"], build.Ran);
        Assert.Equal(1, sandbox.Call("demo"));

        // What the failed run left in the build folder must not be built with.
        sandbox.WriteLists("set(ADD 1 CACHE STRING \"\")\n" + Lists);
        sandbox.Build().Good();
        sandbox.Write("demo.c", "int demo(void) { return VALUE + 7; }\n");
        sandbox.Build().Good();
        Assert.Equal((8, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void FolderWithBlanksAndLettersOfTheWorldIsBuilt()
    {
        foreach (var folder in new[] { "ä ö 日本", "it's 100%, @home & co", "#1 (a+b) = $c" })
        {
            using var sandbox = Prepare(CMakeSandbox.Create(folder));
            sandbox.Build().Good();
            Assert.Equal((1, 0), (sandbox.Call("demo"), sandbox.Build().Started));

            sandbox.Write("inc/demo.h", "#define VALUE 2\n");
            sandbox.Build().Good();

            Assert.Equal((2, 0), (sandbox.Call("demo"), sandbox.Build().Started));
        }
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void DeletedBuildFolderIsMadeAgainWhenItIsNeeded()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        sandbox.Build().Good();

        Directory.Delete(Path.Combine(sandbox.Folder, "obj", "native", "Release", NativeSandbox.Host.Rid, "demo", "cmake"), recursive: true);

        Assert.Equal(["configure", "build"], sandbox.Build().Good().Ran.Except(["stage"]));
        Assert.Equal(0, sandbox.Build().Started);
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public async Task HalfWrittenObjectOfAKilledBuildIsNotLinked()
    {
        using var sandbox = Prepare(CMakeSandbox.Create());
        var (slow, started) = (sandbox.PathOf("../slow"), sandbox.PathOf("../started"));
        sandbox.WriteScript("../tools/mycc", $"""
            for word in "$@"; do test "$previous" != -o || output=$word; previous=$word; done
            case "$*" in *demo.c) if test -e {slow}; then printf half > "$output"; : > {started}; sleep 60; fi;; esac
            exec gcc "$@"

            """);
        sandbox.Metadata["Environment"] = ["CC=" + sandbox.PathOf("../tools/mycc")];
        sandbox.Build().Good();
        sandbox.Write("../slow", "").Write("inc/demo.h", "#define VALUE 2\n");
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var killed = Task.Run(() => sandbox.Build(cancellation.Token));
        while (!File.Exists(started) && !killed.IsCompleted)
        {
            await Task.Delay(10);
        }

        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => killed);
        sandbox.Delete("../slow");

        sandbox.Build().Good();

        Assert.Equal((2, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void DebugAndReleaseAreKeptApart()
    {
        using var sandbox = Prepare(CMakeSandbox.Create()).Write("demo.c", "int demo(void)\n{\n#ifdef NDEBUG\nreturn 1;\n#else\nreturn 2;\n#endif\n}\n");
        sandbox.Build().Good();
        Assert.Equal(1, sandbox.Call("demo"));

        sandbox.Configuration = "Debug";
        sandbox.Build().Good();
        Assert.Equal(2, sandbox.Call("demo"));

        sandbox.Configuration = "Release";
        Assert.Equal(Nothing, sandbox.Build().Good().Ran);
    }
}
