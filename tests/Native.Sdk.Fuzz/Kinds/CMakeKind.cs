using Native.Sdk.Fuzz.Actions;
using Native.Sdk.Fuzz.Engine;
using Native.Sdk.Fuzz.Oracles;

namespace Native.Sdk.Fuzz.Kinds;

/// <summary>Kind CMake: a library of globbed sources, with an option and a subdirectory, built by ninja.</summary>
public sealed class CMakeKind : Kind
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Tools => ["cmake", "ninja", "gcc"];

    /// <inheritdoc/>
    public override int BuildTime => 1200;

    /// <inheritdoc/>
    public override int Room => 512 * 1024;

    /// <inheritdoc/>
    public override IEnumerable<ActionKind> Actions =>
    [
        new("add-source", 4, AddSource),
        new("shadow", 5, Shadow),
        new("metadata", 4, ChangeMetadata),
        new("variable", 3, ChangeVariable),
        new("delete-work", 2, DeleteWork),
    ];

    /// <inheritdoc/>
    public override Scene Create(string folder, SourceFiles files)
    {
        files.Write("CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.16)
            project(demo C)
            file(GLOB SOURCES src/*.c)
            add_library(demo SHARED ${SOURCES})
            target_include_directories(demo PRIVATE first second)
            target_compile_definitions(demo PRIVATE NUMBER=20)#n
            if(EXTRA)
              target_compile_definitions(demo PRIVATE EXTRA=${EXTRA})
            endif()
            add_subdirectory(part)
            target_link_libraries(demo PRIVATE part)

            """.Replace("\r", ""));
        files.Write("part/CMakeLists.txt", "add_library(part STATIC part.c)\ntarget_compile_definitions(part PRIVATE NUMBER=30)#n\n");
        files.Write("part/part.c", "int part(void);\nint part(void) { return 30/*n*/ + NUMBER; }\n");
        files.Write("first/h0.h", "#define H0 20/*n*/\n");
        files.Write("second/h1.h", "#define H1 21/*n*/\n");
        files.Write("src/u0.c", "int part(void);\n" + Source(0).Replace("NUMBER", "NUMBER + part()"));
        files.Write("src/u1.c", Source(1));
        files.Write("notes.md", "30/*n*/\n");
        return new Scene { Folder = folder, Include = "native/CMakeLists.txt" }.With("CMakeTarget", "demo");
    }

    /// <inheritdoc/>
    public override IOracle Oracle { get; } = new CMakeOracle();

    /// <inheritdoc/>
    public override bool IsRemovable(Scene scene, string name) => !name.EndsWith(".txt", StringComparison.Ordinal) && name is not ("src/u0.c" or "part/part.c");

    /// <inheritdoc/>
    public override string? NewName(string name, Random random) => Path.GetExtension(name) switch
    {
        ".h" => random.Pick(["first/", "second/", "src/"]) + Path.GetFileName(name),
        ".c" => $"src/v{random.Next(1, 10)}.c",
        _ => null,
    };

    private static string Source(int number) =>
        $"#include \"h0.h\"\n#include <h1.h>\nint u{number}(void);\n#ifndef EXTRA\n#define EXTRA 0\n#endif\nint u{number}(void) {{ return {number + 40}/*n*/ + H0 + H1 + NUMBER + EXTRA; }}\n";

    private static string? AddSource(FuzzRun run, Random random)
    {
        var number = random.Next(2, 10);
        if (run.Files.Names.Any(other => Path.GetExtension(other) == ".c" && (other == $"src/u{number}.c" || run.Files.Read(other).Contains($"int u{number}("))))
        {
            return null;
        }

        run.Files.Write($"src/u{number}.c", Source(number));
        return $"src/u{number}.c";
    }

    private static string? Shadow(FuzzRun run, Random random)
    {
        var header = random.Pick(["h0.h", "h1.h"]);
        var name = random.Pick(["first/", "second/", "src/"]) + header;
        if (run.Files.Has(name))
        {
            return null;
        }

        run.Files.Write(name, $"#define {header[..2].ToUpperInvariant()} {random.Next(10, 99)}/*n*/\n");
        return name;
    }

    private static string? ChangeMetadata(FuzzRun run, Random random)
    {
        var (name, values) = random.Pick<(string, string[])>([("CMakeOptions", ["", "-DEXTRA=1", "-DEXTRA=2"]), ("Environment", ["", "CFLAGS=-O1", "FOO=1"]), ("Name", ["", "other"])]);
        var value = random.Pick(values);
        if (run.Scene.Of(name) == value)
        {
            return null;
        }

        run.Scene = run.Scene.With(name, value);
        return $"{name}=\"{value}\"";
    }

    private static string? ChangeVariable(FuzzRun run, Random random)
    {
        var (name, values) = random.Pick<(string, string[])>([("CFLAGS", ["", "-O1"]), ("CPATH", ["", "/nowhere"]), ("UNRELATED", ["", "1", "2"])]);
        var value = random.Pick(values);
        if (run.Scene.Variables.GetValueOrDefault(name, "") == value)
        {
            return null;
        }

        run.Scene = run.Scene.WithVariable(name, value);
        return $"{name}={value}";
    }

    private static string? DeleteWork(FuzzRun run, Random random)
    {
        var folder = Path.Combine(run.Scene.Root, "linux-x64", CMakeOracle.NameOf(run.Scene), "cmake");
        if (!Directory.Exists(folder))
        {
            return null;
        }

        Directory.Delete(folder, recursive: true);
        return "cmake's folder";
    }
}
