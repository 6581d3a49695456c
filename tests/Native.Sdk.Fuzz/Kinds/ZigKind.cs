using Native.Sdk.Fuzz.Actions;
using Native.Sdk.Fuzz.Engine;

namespace Native.Sdk.Fuzz.Kinds;

/// <summary>Kind C for platforms of others, which zig builds: several at once, others from build to build, with bindings for all of them.</summary>
public sealed class ZigKind(bool isCpp) : CKind(isCpp)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Tools => [.. base.Tools.Where(tool => !tool.StartsWith("aarch64", StringComparison.Ordinal)), "zig"];

    /// <inheritdoc/>
    public override int BuildTime => 700;

    /// <inheritdoc/>
    public override int Room => 512 * 1024;

    /// <inheritdoc/>
    public override IEnumerable<ActionKind> Actions => [.. base.Actions, new("baseline", 2, ChangeBaseline), new("declared", 2, ChangeDeclared), new("symbols", 2, ChangeSymbols)];

    /// <inheritdoc/>
    /// <remarks>
    /// Debug information: that of Windows names the temporary files that the compiler wrote, that of macOS the time of each
    /// object, by which debuggers know it again.
    /// </remarks>
    public override bool IsReproducible(Scene scene, string name) => scene.Configuration != "Debug" || scene.HasNoSymbols
        || !((PlatformNames.IsWindows(name) && Path.GetExtension(name) is (".o" or ".dll")) || (PlatformNames.IsMacOS(name) && Path.GetExtension(name) == ".dylib"));

    /// <inheritdoc/>
    protected override int PlatformsWeight => 12;

    /// <inheritdoc/>
    protected override (string Name, string[] Values)[] MoreMetadata => [("Header", ["api.h", "api.h;more.h"]), ("Exports", ["Annotated"])];

    /// <summary>Other headers of the project's own, one for Windows alone: so there are those that nobody can read, and that one platform cannot.</summary>
    protected override string Api => "#include \"h2.h\"\n#ifdef _WIN32\n#include \"windows_only.h\"\n#endif\n" + base.Api;

    /// <inheritdoc/>
    public override Scene Create(string folder, SourceFiles files)
    {
        files.Write("windows_only.h", "#define WINDOWS_ONLY 30/*n*/\n");
        files.Write("more.h", """
            #include <stddef.h>
            #define MORE 30/*n*/
            enum { MORE_LIMIT = 40 };
            typedef struct more { char first; long second; void *third[3]; size_t length; } more;

            """);
        return base.Create(folder, files).With("Header", "api.h") with
        {
            Zig = Tool.Find("zig"),
            Rids = [PlatformNames.Host, "win-x64", "osx-arm64"],
            Declared = PlatformNames.Sorts,
            HasNoSymbols = true,
        };
    }

    /// <inheritdoc/>
    public override bool IsRemovable(Scene scene, string name) => name != "more.h" && base.IsRemovable(scene, name);

    /// <inheritdoc/>
    protected override string Annotation(int number) => number % 2 == 0
        ? "#ifdef _WIN32\n__declspec(dllexport)\n#else\n__attribute__((visibility(\"default\")))\n#endif\n"
        : "";

    /// <summary>One for this machine that is named, or zig in another place or with another content, and for whom.</summary>
    protected override string? ChangeCompiler(FuzzRun run, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                run.Scene = run.Scene with { IsZigOnly = false };
                return base.ChangeCompiler(run, random);
            case 1:
                run.Scene = run.Scene with { IsZigOnly = !run.Scene.IsZigOnly, Compiler = null, CppCompiler = null };
                return run.Scene.IsZigOnly ? "only zig" : "zig and the system's";
            case 2:
                run.Scene = run.Scene with { Zig = Tool.Find("zig") };
                return "zig itself";
            default:
                run.WriteTool("myzig", $"#!/bin/sh\n# {random.Next(3)}\nexec {Tool.Find("zig")} \"$@\"\n");
                run.Scene = run.Scene with { Zig = run.ToolPath("myzig") };
                return "a wrapper of zig";
        }
    }

    /// <inheritdoc/>
    protected override string? ChangePlatforms(FuzzRun run, Random random)
    {
        var rids = PlatformNames.Sorts.ToArray();
        random.Shuffle(rids);
        rids = rids[..random.Pick([1, 1, 1, 2, 2, 3, 5])];
        run.Scene = run.Scene with { Rids = rids, Declared = [.. PlatformNames.Sorts.Where(rid => run.Scene.Declared.Contains(rid) || rids.Contains(rid))] };
        return string.Join(' ', run.Scene.Rids);
    }

    /// <summary>The package is for fewer platforms or more; what is built is always among them.</summary>
    private static string? ChangeDeclared(FuzzRun run, Random random)
    {
        run.Scene = run.Scene with { Declared = [.. PlatformNames.Sorts.Where(rid => run.Scene.Rids.Contains(rid) || random.Next(2) == 0)] };
        return string.Join(' ', run.Scene.Declared);
    }

    private static string? ChangeSymbols(FuzzRun run, Random random)
    {
        run.Scene = run.Scene with { HasNoSymbols = !run.Scene.HasNoSymbols };
        return run.Scene.HasNoSymbols ? "none" : "as usual";
    }

    private static string? ChangeBaseline(FuzzRun run, Random random)
    {
        var glibc = random.Pick([null, "2.17", "2.28"]);
        if (run.Scene.Glibc == glibc)
        {
            return null;
        }

        run.Scene = run.Scene with { Glibc = glibc };
        return "glibc " + (glibc ?? "of the platform");
    }
}
