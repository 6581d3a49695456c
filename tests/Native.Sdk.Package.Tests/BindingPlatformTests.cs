using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>One C# for all platforms of a package, proven by the compiler of each.</summary>
public sealed class BindingPlatformTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private static readonly string[] Rids = ["linux-x64", "osx-arm64", "win-x64"];

    private static readonly Csproj Library = new("Lib", """<NativeProject Include="native/shape" Header="shape.h" />""", $"<NativeRuntimeIdentifiers>{string.Join(';', Rids)}</NativeRuntimeIdentifiers>");

    private const string Header = """
        #pragma once
        #include <stddef.h>
        #include <stdint.h>
        enum shape_kind { SHAPE_DOT = 1, SHAPE_BOX = 2 };
        typedef struct shape { enum shape_kind kind; long area; uint64_t id; size_t count; char name[12]; } shape;
        long shape_area(const shape *s);
        #define SHAPE_MAX 12

        """;

    private const string Source = "#include \"shape.h\"\nlong shape_area(const shape *s) { return s->area; }\n";

    [FactIfZig]
    public async Task PackProvesEveryPlatformAndMakesTheSameCSharpAsABuildOfOne()
    {
        var project = NewLibrary();
        var file = project.PathOf("obj/native/Release/bindings/Lib.ShapeNative/shape.g.cs");

        var build = (await project.DotnetAsync("build", "-c", "Release")).Clean();
        var text = File.ReadAllText(file);
        var pack = (await project.DotnetAsync("pack", "-o", project.Sandbox.Feed)).Clean();

        Assert.Equal(Rids, build.Steps.Where(step => step.Verb == "preprocess").Select(step => step.Rid).Order(StringComparer.Ordinal));
        Assert.Equal(["linux-x64"], build.Steps.Where(step => step.Verb == "prove").Select(step => step.Rid));
        Assert.Equal(["osx-arm64", "win-x64"], pack.Steps.Where(step => step.Verb == "prove").Select(step => step.Rid).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(pack.Steps, step => step.Verb is "preprocess" or "bind");
        Assert.Equal(text, File.ReadAllText(file));
        (await project.DotnetAsync("pack", "-o", project.Sandbox.Feed)).Clean().DidNothingNative();
    }

    [FactIfZig]
    public async Task LayoutThatOnePlatformsSourcesSeeOtherwiseFailsThePackWithBothNumbers()
    {
        var project = NewLibrary();

        // The bindings' text is preprocessed alone; a file that is compiled on Windows finds the structures packed.
        project.Write("native/shape/shape.h", Header.Replace("typedef struct shape {", "#if defined(_WIN32) && __INCLUDE_LEVEL__ > 0\n#pragma pack(1)\n#endif\ntypedef struct shape { char tag;"));
        var pack = (await project.DotnetAsync("pack", "-o", project.Sandbox.Feed)).Failed();

        var errors = pack.Error("NSDK5060");
        Assert.Contains("The size of 'struct shape' is 37 to the compiler for win-x64, but 48 in the bindings 'Lib.ShapeNative'", errors);
        Assert.Contains("The offset of 'kind' in 'struct shape' is 1 to the compiler for win-x64, but 4 in", errors);
        Assert.DoesNotContain("linux-x64", errors);
        Assert.Empty(Directory.GetFiles(project.Sandbox.Feed));
    }

    [FactIfZig]
    public async Task FunctionThatNoPlatformHasIsANoteAndOneThatSomeHaveIsAWarning()
    {
        var project = NewLibrary();
        project.Append("native/shape/shape.h", "int shape_nowhere(void);\nint shape_somewhere(void);\n");
        project.Append("native/shape/shape.c", "#ifdef __linux__\nint shape_somewhere(void) { return 1; }\n#endif\n");

        var pack = (await project.DotnetAsync("pack", "-o", project.Sandbox.Feed)).Succeeded();

        var warning = Assert.Single(pack.Warnings.DistinctBy(warning => warning.Text));
        Assert.Equal("NSDK4054", warning.Code);
        Assert.Contains("shape_somewhere", warning.Text);
        Assert.DoesNotContain("shape_nowhere", warning.Text);
        Assert.Contains("NSDK4055: 1 of the functions", pack.Output);
        Assert.Contains("shape_nowhere", pack.Output);
    }

    [FactIfZig]
    public async Task AppThatIsPublishedForAnotherPlatformThroughAChainCompilesTheBindings()
    {
        var sandbox = NewSandbox();
        sandbox.Add(Library).Write("native/shape/shape.h", Header).Write("native/shape/shape.c", Source)
            .Write("Shapes.cs", "namespace Lib; public static class Shapes { public static unsafe string Get() { var s = new ShapeNative.shape { area = new(5) }; return ShapeNative.shape_area(&s).Value.ToString(); } }\n").WithZig();
        sandbox.Add(new Csproj("Middle", """<ProjectReference Include="../Lib/Lib.csproj" />""") { Sdk = "Microsoft.NET.Sdk" })
            .Write("Middle.cs", "public static class Middle { public static string Get() => Lib.Shapes.Get(); }\n");
        var app = sandbox.Add(new Csproj("App", """<ProjectReference Include="../Middle/Middle.csproj" />""", "<RuntimeIdentifiers>linux-x64;win-x64</RuntimeIdentifiers>")
            { Sdk = "Microsoft.NET.Sdk", IsApp = true }).WithProgram("System.Console.WriteLine(Middle.Get());\n");
        (await app.DotnetAsync("restore")).Clean();

        await app.PublishAsync("windows", "-r", "win-x64", "--no-restore");
        await app.BuildAsync();

        Assert.True(File.Exists(app.PathOf("windows/shape.dll")));
        Assert.Equal("5", await app.RunAsync());
    }

    private TestProject NewLibrary() => NewProject(Library).Write("native/shape/shape.h", Header).Write("native/shape/shape.c", Source).WithZig();
}
