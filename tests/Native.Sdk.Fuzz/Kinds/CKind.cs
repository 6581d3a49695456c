using Native.Sdk.Fuzz.Actions;
using Native.Sdk.Fuzz.Engine;
using Native.Sdk.Fuzz.Oracles;

namespace Native.Sdk.Fuzz.Kinds;

/// <summary>Kind C, with C alone or with C++ and C.</summary>
public class CKind(bool isCpp) : Kind
{
    private const int Pool = 7;
    private static readonly string[] HeaderFolders = ["first/", "second/", "include/", "src/", ""];

    private string Extension => isCpp ? ".cpp" : ".c";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Tools => isCpp ? ["gcc", "g++", "clang", "clang++"] : ["gcc", "clang", "aarch64-linux-gnu-gcc"];

    /// <inheritdoc/>
    public override Scene Create(string folder, SourceFiles files)
    {
        files.Write("first/h0.h", Header(0, []));
        files.Write("second/h1.h", Header(1, ["<h3.h>"]));
        files.Write("include/h2.h", Header(2, ["\"h4.h\""]));
        files.Write("second/h3.h", Header(3, []));
        files.Write("include/h4.h", Header(4, []));
        files.Write("src/h5.h", Header(5, []) + "#if __has_include(\"h6.h\")\n#include \"h6.h\"\n#endif\n");
        files.Write("src/u0" + Extension, Source(0, ["<h0.h>", "<h1.h>"], "int u1(void);\n", "u1()"));
        files.Write("src/u1.c", Source(1, ["<h1.h>", "\"h5.h\""]));
        files.Write("src/u2" + Extension, Source(2, ["\"h2.h\""]));
        files.Write("u3.c", Source(3, []));
        files.Write("api.h", Api);
        return new Scene { Folder = folder, Include = "native" }.With("IncludeDirectories", "first;second");
    }

    /// <inheritdoc/>
    public override IOracle Oracle { get; } = new COracle();

    /// <inheritdoc/>
    public override bool IsCompared(Scene scene, string name) =>
        (scene.Rids.Any(rid => name.StartsWith(rid + "/", StringComparison.Ordinal)) && !IsExpendable(name))
        || (name.StartsWith("bindings/", StringComparison.Ordinal) && scene.Declared.Count > 0)
        || (name == "compile_commands.json" && scene.Rids.Contains(PlatformNames.Host));

    /// <inheritdoc/>
    public override bool IsExpendable(string name) => name.EndsWith("/exports.definitions", StringComparison.Ordinal);

    /// <inheritdoc/>
    /// <remarks>What was prepared for zig stays prepared; bindings have headers read for all platforms that are declared, and for this one.</remarks>
    public override bool IsPlannedWhole(Scene scene, string key) => key.Split(' ') is [var rid, var verb, ..] && verb switch
    {
        "prepare" => false,
        "bind" => true,
        "preprocess" => scene.Rids.Concat(scene.Declared).Contains(rid) || (rid == PlatformNames.Host && scene.Declared.Count > 0),
        _ => scene.Rids.Contains(rid),
    };

    /// <inheritdoc/>
    public override IEnumerable<ActionKind> Actions =>
    [
        new("add-source", 4, AddSource),
        new("add-header", 4, AddHeader),
        new("include", 6, ToggleInclude),
        new("shadow", 8, Shadow),
        new("metadata", 10, ChangeMetadata),
        new("variable", 4, ChangeVariable),
        new("compiler", 3, ChangeCompiler),
        new("platforms", PlatformsWeight, ChangePlatforms),
    ];

    /// <summary>How often other platforms are built. There is no cross compiler for C++.</summary>
    protected virtual int PlatformsWeight => isCpp ? 0 : 3;

    /// <inheritdoc/>
    public override bool IsRemovable(Scene scene, string name) => name != "api.h" && !name.StartsWith("src/u0", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string? NewName(string name, Random random) => IsHeader(name)
        ? random.Pick(HeaderFolders) + Path.GetFileName(name)
        : random.Pick(["src/", "", "sub/"]) + Path.GetFileName(name);

    private static string Header(int number, string[] includes) => $"""
        #ifndef H{number}_H
        #define H{number}_H
        {string.Concat(includes.Select(include => $"#include {include}\n"))}#define H{number} {number + 20}/*n*/
        #endif

        """;

    private string Source(int number, string[] includes, string before = "", string more = "0") => $$"""
        {{string.Concat(includes.Select(include => $"#include {include}\n"))}}{{(isCpp ? "#ifdef __cplusplus\nextern \"C\" {\n#endif\n" : "")}}{{before}}{{Annotation(number)}}int u{{number}}(void);
        int u{{number}}(void) {
            int value = {{number + 40}}/*n*/ + {{more}};
        {{string.Concat(Enumerable.Range(0, Pool).Select(header => $"#ifdef H{header}\n    value += H{header};\n#endif\n"))}}#ifdef EXTRA
            value += EXTRA;
        #endif
            return value;
        }
        {{(isCpp ? "#ifdef __cplusplus\n}\n#endif\n" : "")}}
        """;

    /// <summary>What makes a function one that <c>Exports="Annotated"</c> exports.</summary>
    protected virtual string Annotation(int number) => "";

    /// <summary>The public header.</summary>
    protected virtual string Api => (isCpp ? "#ifdef __cplusplus\nextern \"C\" {\n#endif\n" : "")
        + string.Concat(Enumerable.Range(0, 10).Select(number => $"int u{number}(void);\n")) + (isCpp ? "#ifdef __cplusplus\n}\n#endif\n" : "");

    private static bool IsHeader(string name) => Path.GetFileName(name) is ['h', >= '0' and <= '9', '.', 'h'];

    private string? AddSource(FuzzRun run, Random random)
    {
        var number = random.Next(4, 10);
        var name = random.Pick(["src/", "", "sub/"]) + $"u{number}" + random.Pick([".c", Extension]);
        if (run.Files.Names.Any(other => Path.GetFileNameWithoutExtension(other) == $"u{number}"))
        {
            return null;
        }

        run.Files.Write(name, Source(number, [random.Pick(["<h0.h>", "\"h1.h\"", "\"h5.h\"", "<h3.h>"])]));
        return name;
    }

    private static string? AddHeader(FuzzRun run, Random random)
    {
        var number = random.Next(Pool);
        var name = random.Pick(HeaderFolders) + $"h{number}.h";
        if (run.Files.Has(name))
        {
            return null;
        }

        run.Files.Write(name, Header(number, number < Pool - 1 && random.Next(3) == 0 ? [$"<h{random.Next(number + 1, Pool)}.h>"] : []));
        return name;
    }

    /// <summary>An include more or less.</summary>
    private static string? ToggleInclude(FuzzRun run, Random random)
    {
        var name = random.Pick(run.Files.Names.Where(file => file.EndsWith(".c", StringComparison.Ordinal) || file.EndsWith(".cpp", StringComparison.Ordinal)).ToArray());
        var text = run.Files.Read(name);
        if (text.StartsWith("#include", StringComparison.Ordinal) && random.Next(2) == 0)
        {
            run.Files.Replace(name, text[(text.IndexOf('\n') + 1)..]);
            return $"{name} without its first include";
        }

        var headers = run.Files.Names.Where(IsHeader).Select(file => Path.GetFileName(file)).Distinct().ToArray();
        if (headers.Length == 0)
        {
            return null;
        }

        var header = random.Pick(headers);
        var line = random.Next(2) == 0 ? $"#include \"{header}\"\n" : $"#include <{header}>\n";
        run.Files.Replace(name, line + text);
        return $"{name} with {line.TrimEnd()}";
    }

    /// <summary>A header of a name that is there already, in another folder: with another number, or with the same content.</summary>
    private static string? Shadow(FuzzRun run, Random random)
    {
        var headers = run.Files.Names.Where(IsHeader).ToArray();
        if (headers.Length == 0)
        {
            return null;
        }

        var old = random.Pick(headers);
        var name = random.Pick(HeaderFolders) + Path.GetFileName(old);
        if (run.Files.Has(name))
        {
            return null;
        }

        var text = run.Files.Read(old);
        run.Files.Write(name, random.Next(3) == 0 ? text : text.Replace("/*n*/", "/*n*/ + 1"));
        return $"{name} beside {old}";
    }

    /// <summary>Further metadata, with their values.</summary>
    protected virtual (string Name, string[] Values)[] MoreMetadata => [];

    private string? ChangeMetadata(FuzzRun run, Random random)
    {
        var (name, values) = random.Pick<(string, string[])>(
        [
            .. MoreMetadata,
            ("Defines", ["", "EXTRA=1", "EXTRA=2", "OTHER"]),
            ("CompileOptions", ["", "-O1", "-fno-common", "-fno-common;-O1"]),
            ("LinkOptions", ["", "-Wl,-O1", "-Wl,--no-undefined"]),
            ("Libraries", ["", "m", "c"]),
            ("CStandard", ["", "c11", "c17"]),
            ("CppStandard", isCpp ? ["", "c++17", "c++20"] : ["", "c++17"]),
            ("IncludeDirectories", ["first;second", "second;first", "second", "first", "src;first;second"]),
            ("ExcludeSources", ["", "u3.c", "src/u2" + Extension]),
            ("Exports", ["", "All", "Annotated"]),
            ("Header", ["", "api.h"]),
            ("Name", ["", "", "other", "third"]),
            ("Environment", ["", "FOO=1", "FOO=2"]),
        ]);
        var value = random.Pick(values);
        if (run.Scene.Of(name) == value || (name == "Header" && value.Length > 0 && !run.Files.Has("api.h")))
        {
            return null;
        }

        // Annotated exports nothing of sources that have no annotations; with a header the default is the header.
        if (value == "Annotated" && Annotation(0).Length == 0)
        {
            value = "";
        }

        run.Scene = run.Scene.With(name, value);
        return $"{name}=\"{value}\"";
    }

    private static string? ChangeVariable(FuzzRun run, Random random)
    {
        var (name, values) = random.Pick<(string, string[])>(
        [
            ("CPATH", ["", run.Files["first"], run.Files["src"]]),
            ("SOURCE_DATE_EPOCH", ["", "1", "2"]),
            ("LIBRARY_PATH", ["", "/nowhere"]),
            ("UNRELATED", ["", "1", "2"]),
        ]);
        var value = random.Pick(values);
        if (run.Scene.Variables.GetValueOrDefault(name, "") == value)
        {
            return null;
        }

        run.Scene = run.Scene.WithVariable(name, value);
        return $"{name}={value}";
    }

    /// <summary>Another compiler, or a wrapper of one, or another wrapper at the same path.</summary>
    protected virtual string? ChangeCompiler(FuzzRun run, Random random)
    {
        var wrapper = run.ToolPath("mygcc");
        var cppWrapper = run.ToolPath("myg++");
        switch (random.Next(5))
        {
            case 0:
                run.Scene = run.Scene with { Compiler = null, CppCompiler = null };
                return "the system's";
            case 1:
                run.Scene = run.Scene with { Compiler = Tool.Find("clang"), CppCompiler = Tool.Find("clang++") };
                return "clang";
            default:
                var target = random.Pick(["gcc", "gcc", "clang"]);
                run.WriteTool("mygcc", $"#!/bin/sh\n# {random.Next(3)}\nexec {Tool.Find(target)} \"$@\"\n");
                run.WriteTool("myg++", $"#!/bin/sh\n# {random.Next(3)}\nexec {Tool.Find(target == "gcc" ? "g++" : "clang++")} \"$@\"\n");
                run.Scene = run.Scene with { Compiler = wrapper, CppCompiler = cppWrapper };
                return "a wrapper of " + target;
        }
    }

    /// <summary>What is built for.</summary>
    protected virtual string? ChangePlatforms(FuzzRun run, Random random)
    {
        run.Scene = run.Scene with { Rids = random.Pick<string[]>([["linux-x64"], ["linux-x64"], ["linux-x64", "linux-arm64"], ["linux-arm64"]]) };
        return string.Join(' ', run.Scene.Rids);
    }
}
