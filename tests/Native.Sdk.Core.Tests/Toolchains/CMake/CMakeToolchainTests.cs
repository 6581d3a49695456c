using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Core.Tests.Toolchains.CMake;

/// <summary>Which target is built, what is said of projects that cannot be built, and what cmake says passed on.</summary>
public sealed class CMakeToolchainTests
{
    [FactIfTool("cmake", "ninja", "gcc")]
    public void LibraryWhoseOutputNameIsTheProjectsIsChosen()
    {
        using var sandbox = CMakeSandbox.Create(lists: """
            add_library(other SHARED demo.c)
            add_library(demo_shared SHARED demo.c)
            set_target_properties(demo_shared PROPERTIES OUTPUT_NAME demo)
            target_include_directories(other PRIVATE inc)
            target_include_directories(demo_shared PRIVATE inc)
            target_compile_definitions(demo_shared PRIVATE demo=chosen)

            """);

        sandbox.Build().Good();

        Assert.Equal(1, sandbox.Call("chosen"));
    }

    [FactIfTool("cmake", "ninja", "gcc")]
    public void OnlySharedLibraryIsChosenWhateverItsName()
    {
        using var sandbox = CMakeSandbox.Create(lists: "add_library(x MODULE demo.c)\nadd_library(y STATIC demo.c)\ntarget_include_directories(x PRIVATE inc)\ntarget_include_directories(y PRIVATE inc)\n");

        sandbox.Build().Good();

        Assert.Equal(("demo", 1), (sandbox.Name, sandbox.Call("demo")));
    }

    [FactIfTool("cmake", "ninja", "gcc")]
    public void LibraryThatDoesNotSayWhatItIsBecomesShared()
    {
        using var sandbox = CMakeSandbox.Create(lists: "add_library(demo demo.c)\ntarget_include_directories(demo PRIVATE inc)\n");

        sandbox.Build().Good();

        Assert.Equal(1, sandbox.Call("demo"));
    }

    [FactIfTool("cmake", "ninja", "gcc")]
    public void SeveralSharedLibrariesNeedCMakeTarget()
    {
        using var sandbox = CMakeSandbox.Create(lists: "add_library(one SHARED demo.c)\nadd_library(two SHARED demo.c)\ntarget_include_directories(one PRIVATE inc)\ntarget_include_directories(two PRIVATE inc)\n");
        var error = Assert.Single(sandbox.Build().Problems);
        Assert.Equal(Catalog.CMakeTargetAmbiguous.Code, error.Code);
        Assert.Contains("one, two", error.Text);

        sandbox.Metadata["CMakeTarget"] = ["two"];
        sandbox.Build().Good();
        Assert.Equal("two", sandbox.Name);

        sandbox.Metadata["CMakeTarget"] = ["tow"];
        error = Assert.Single(sandbox.Build().Problems);
        Assert.Equal(Catalog.CMakeTargetNotFound.Code, error.Code);
        Assert.Contains("'two'", error.Text);
    }

    [FactIfTool("cmake", "ninja", "gcc")]
    public void StaticLibrarySaysWhatToDo()
    {
        using var sandbox = CMakeSandbox.Create(lists: "add_library(demo STATIC demo.c)\ntarget_include_directories(demo PRIVATE inc)\n");
        var error = Assert.Single(sandbox.Build().Problems);
        Assert.Equal(Catalog.CMakeTargetNotShared.Code, error.Code);
        Assert.Contains("add_library(demo SHARED", error.Text);

        sandbox.WriteLists("add_library(archive STATIC demo.c)\ntarget_include_directories(archive PRIVATE inc)\n");
        error = Assert.Single(sandbox.Build().Problems);
        Assert.Equal(Catalog.CMakeNoLibrary.Code, error.Code);
        Assert.Contains("archive", error.Text);
    }

    [FactIfTool("cmake", "ninja", "gcc")]
    public void SharedSiblingThatIsNotShippedIsAWarning()
    {
        using var sandbox = CMakeSandbox.Create(lists: "add_library(part part.c)\nadd_library(demo demo.c)\ntarget_link_libraries(demo PRIVATE part)\ntarget_include_directories(demo PRIVATE inc)\n")
            .Write("part.c", "int part(void) { return 1; }\n")
            .Write("demo.c", "int part(void);\nint demo(void) { return part(); }\n");

        Assert.Equal([Catalog.CMakeSiblingLibrary.Code], sandbox.Build().Good().Codes);

        sandbox.WriteLists("add_library(part STATIC part.c)\nadd_library(demo demo.c)\ntarget_link_libraries(demo PRIVATE part)\ntarget_include_directories(demo PRIVATE inc)\n");
        Assert.Empty(sandbox.Build().Good().Codes);
    }

    [FactIfTool("cmake", "ninja", "gcc")]
    public void WarningsOfCMakeHaveTheirPlaceAndUnusedOptionsTheirName()
    {
        using var sandbox = CMakeSandbox.Create(lists: "add_library(demo SHARED demo.c)\ntarget_include_directories(demo PRIVATE inc)\nmessage(AUTHOR_WARNING \"mind the gap\")\n");
        sandbox.Metadata["CMakeOptions"] = ["-DWITH_TSETS=OFF"];
        sandbox.Compiler = "gcc";

        var build = sandbox.Build().Good();

        Assert.Equal([Catalog.CMakeWarning.Code, Catalog.CMakeWarning.Code], build.Codes);
        Assert.Equal(($"cmake: mind the gap ({NativeSandbox.Host})", 5), (build.Problems[0].Text, build.Problems[0].Location!.Line));
        Assert.Equal($"cmake: Manually-specified variables were not used by the project: WITH_TSETS ({NativeSandbox.Host})", build.Problems[1].Text);
    }

    [FactIfTool("cmake", "ninja", "gcc")]
    public void ColouredDiagnosticsAreReadAsWell()
    {
        using var sandbox = CMakeSandbox.Create(lists: "add_library(demo SHARED demo.c)\ntarget_compile_options(demo PRIVATE -fdiagnostics-color=always -Wall)\n")
            .Write("demo.c", "int demo(void)\n{\n    int unused;\n    return 1;\n}\n");

        var warning = Assert.Single(sandbox.Build().Good().Problems);

        Assert.Equal((sandbox.PathOf("demo.c"), 3, "Wunused-variable"), (warning.Location!.File, warning.Location.Line, warning.Code));
    }

    [FactIfTool("cmake", "ninja", "gcc")]
    public void NamedCompilerIsUsed()
    {
        using var sandbox = CMakeSandbox.Create().Write("demo.c", "int demo(void) { return PATCH; }\n").WriteScript("../tools/mycc", "exec gcc -DPATCH=3 \"$@\"\n");
        sandbox.Compiler = sandbox.PathOf("../tools/mycc");

        sandbox.Build().Good();
        Assert.Equal((3, 0), (sandbox.Call("demo"), sandbox.Build().Started));

        sandbox.Compiler = "no-such-compiler";
        Assert.Equal([Catalog.NamedToolNotFound.Code], sandbox.Build().Codes);
    }

    [FactIfTool("cmake", "ninja", "make", "gcc")]
    public void AnotherGeneratorIsNotBuiltOverTheFirst()
    {
        using var sandbox = CMakeSandbox.Create();
        sandbox.Build().Good();

        sandbox.Metadata["CMakeOptions"] = ["-GUnix Makefiles"];
        sandbox.Build().Good();
        Assert.Equal(0, sandbox.Build().Started);

        sandbox.Metadata.Remove("CMakeOptions");
        sandbox.Environment["CMAKE_GENERATOR"] = "Ninja Multi-Config";
        sandbox.Build().Good();
        sandbox.Write("inc/demo.h", "#define VALUE 2\n");
        Assert.Equal(["build", "stage"], sandbox.Build().Good().Ran);
        Assert.Equal((2, 0), (sandbox.Call("demo"), sandbox.Build().Started));
    }

    [FactIfTool("cmake", "gcc")]
    public void CMakeThatIsNotThereIsSaid()
    {
        using var sandbox = CMakeSandbox.Create();
        sandbox.CMakePath = "/no/cmake";
        Assert.Equal([Catalog.NamedToolNotFound.Code], sandbox.Build().Codes);

        sandbox.CMakePath = null;
        sandbox.WithPathOf("gcc");
        Assert.Equal([Catalog.CMakeNotFound.Code], sandbox.Build().Codes);

        sandbox.WithPathOf("cmake");
        Assert.Equal([Catalog.CMakeNeedsBuildTool.Code], sandbox.Build().Codes);
    }

    [FactIfTool("ninja")]
    public void OldCMakeIsSaid()
    {
        using var sandbox = CMakeSandbox.Create().WriteScript("../tools/cmake", "echo cmake version 3.10.2\n");
        sandbox.CMakePath = sandbox.PathOf("../tools/cmake");

        Assert.Equal([Catalog.CMakeTooOld.Code], sandbox.Build().Codes);
    }

    [FactIfTool("cmake")]
    public void PathThatCMakeCannotHandleIsSaidBeforeItFails()
    {
        using var sandbox = CMakeSandbox.Create("a;b");

        var build = sandbox.Build();

        Assert.Equal((Catalog.CMakePath.Code, 0), (Assert.Single(build.Codes), build.Started));
    }

    [FactIfTool("cmake")]
    public void OptionsThatWouldLeadAstrayAreRefused()
    {
        using var sandbox = CMakeSandbox.Create();
        sandbox.Metadata["CMakeOptions"] = ["WITH_TESTS=OFF", "-B/elsewhere", "-G", "Ninja", "-D", "A=1", "--build"];

        var build = sandbox.Build();

        Assert.Equal([Catalog.InvalidMetadata.Code, Catalog.InvalidMetadata.Code, Catalog.InvalidMetadata.Code], build.Codes);
        Assert.Contains("-DWITH_TESTS=OFF", build.Problems[0].Text);
    }
}
