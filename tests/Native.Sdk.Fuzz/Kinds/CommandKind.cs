using Native.Sdk.Fuzz.Actions;
using Native.Sdk.Fuzz.Engine;
using Native.Sdk.Fuzz.Oracles;

namespace Native.Sdk.Fuzz.Kinds;

/// <summary>Kind Command: a script that compiles, and that writes one of its own inputs.</summary>
public sealed class CommandKind : Kind
{
    /// <summary>What the script makes of <c>src/gen.txt</c>, among its own sources.</summary>
    public const string Generated = "src/gen.c";

    /// <summary>Inputs: everything.</summary>
    public const string Everything = "src/**;include/**";

    /// <summary>Inputs: what the script reads.</summary>
    public const string Some = "src/*.c;src/*.txt;include/*.h";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Tools => ["gcc", "clang", "sh"];

    /// <inheritdoc/>
    public override int BuildTime => 350;

    /// <inheritdoc/>
    public override bool IsMemory(string name) => name.EndsWith("/own-inputs", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<ActionKind> Actions =>
    [
        new("add-source", 5, AddSource),
        new("metadata", 10, ChangeMetadata),
        new("variable", 4, ChangeVariable),
        new("compiler", 3, ChangeCompiler),
    ];

    /// <inheritdoc/>
    public override Scene Create(string folder, SourceFiles files)
    {
        files.Write("include/h0.h", "#define H0 20/*n*/\n");
        files.Write("src/u0.c", Source(0));
        files.Write("src/u1.c", Source(1));
        files.Write("src/gen.txt", "int gen(void) { return 30/*n*/; }\n");
        files.Write("src/notes.md", "30/*n*/\n");
        files.Write("build.sh", """
            #!/bin/sh
            set -e
            NUMBER=20 #n
            if [ -f src/gen.txt ]; then cp src/gen.txt src/gen.c; fi
            mkdir -p "$(dirname "$1")"
            $CC $CFLAGS -shared -fPIC -Iinclude -DNUMBER=$NUMBER -DMODE="\"$NATIVE_CONFIGURATION\"" -o "$1" src/*.c

            """.Replace("\r", ""));
        File.SetUnixFileMode(files["build.sh"], (UnixFileMode)0b111_101_101);
        return new Scene { Folder = folder, Include = "native" }
            .With("Kind", "Command").With("Name", "demo").With("Command", "./build.sh {output}").With("Inputs", Everything);
    }

    /// <inheritdoc/>
    public override IOracle Oracle { get; } = new CommandOracle();

    /// <inheritdoc/>
    public override bool IsWritten(string name) => name == Generated;

    /// <inheritdoc/>
    public override bool IsRemovable(Scene scene, string name) => name is not ("build.sh" or "src/u0.c" or Generated);

    /// <inheritdoc/>
    public override string? NewName(string name, Random random) => name.StartsWith("src/u", StringComparison.Ordinal) ? $"src/u{random.Next(1, 10)}.c" : null;

    private static string Source(int number) => $"#include \"h0.h\"\nint u{number}(void);\nint u{number}(void) {{ return {number + 40}/*n*/ + H0 + NUMBER + MODE[0]; }}\n";

    private static string? AddSource(FuzzRun run, Random random)
    {
        var number = random.Next(2, 10);
        var name = $"src/u{number}.c";
        if (run.Files.Names.Any(other => other.StartsWith("src/u", StringComparison.Ordinal) && (other == name || run.Files.Read(other).Contains($"int u{number}("))))
        {
            return null;
        }

        run.Files.Write(name, Source(number));
        return name;
    }

    private static string? ChangeMetadata(FuzzRun run, Random random)
    {
        var (name, values) = random.Pick<(string, string[])>(
        [
            ("Inputs", [Everything, Some]),
            ("Command", ["./build.sh {output}", "sh build.sh {output}", "sh build.sh {output} more"]),
            ("OutputFile", ["", "out/libdemo.so"]),
            ("Environment", ["", "CFLAGS=-O1", "FOO=1"]),
        ]);
        var value = random.Pick(values);
        if (run.Scene.Of(name) == value)
        {
            return null;
        }

        run.Scene = run.Scene.With(name, value);
        if (name == "OutputFile")
        {
            // Without {output} the script is told where.
            run.Scene = run.Scene.With("Command", value.Length == 0 ? "./build.sh {output}" : "./build.sh " + value);
        }
        else if (name == "Command")
        {
            run.Scene = run.Scene.With("OutputFile", "");
        }

        return $"{name}=\"{value}\"";
    }

    private static string? ChangeVariable(FuzzRun run, Random random)
    {
        var (name, values) = random.Pick<(string, string[])>([("CFLAGS", ["", "-O1", "-O2"]), ("UNRELATED", ["", "1", "2"])]);
        var value = random.Pick(values);
        if (run.Scene.Variables.GetValueOrDefault(name, "") == value)
        {
            return null;
        }

        run.Scene = run.Scene.WithVariable(name, value);
        return $"{name}={value}";
    }

    private static string? ChangeCompiler(FuzzRun run, Random random)
    {
        if (random.Next(3) == 0)
        {
            run.Scene = run.Scene with { Compiler = null };
            return "the system's";
        }

        run.WriteTool("mygcc", $"#!/bin/sh\n# {random.Next(3)}\nexec {Tool.Find(random.Pick(["gcc", "clang"]))} \"$@\"\n");
        run.Scene = run.Scene with { Compiler = run.ToolPath("mygcc") };
        return "a wrapper";
    }
}
