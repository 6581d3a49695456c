using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Core.Tests.Toolchains.C;

/// <summary>What the library of a C project is like, as readelf and nm see it.</summary>
public sealed class CLibraryTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    private TestFolder Folder => sandbox.Folder;

    public void Dispose() => sandbox.Dispose();

    private static string ReadElf(string option, string file) => Shell.Run("/", "readelf", "-W", option, file);

    private const string ManyFunctions = """
        #include "api.h"
        int api_one(void) { return 1; }
        int api_two(int x) { return x; }
        int internal(void) { return 3; }
        static int hidden_in_file(void) { return 4; }
        __attribute__((visibility("hidden"))) int hidden(void) { return hidden_in_file(); }
        __attribute__((visibility("default"))) int marked(void) { return 5; }
        int api_data = 7;
        """;

    private const string Header = "int api_one(void);\nint api_two(int x);\nint api_missing(void);\nextern int api_data;\nstatic inline int api_inline(void) { return 1; }\n";

    [FactIfTool("gcc", "readelf", "nm")]
    public async Task ReleaseSplitsTheSymbolsAndDebugKeepsThem()
    {
        Folder.Write("native/a.c", "int one(void) { return 1; }\n");
        sandbox.Declare("native");
        var release = (await sandbox.GoodBuildAsync("Release")).Result.Libraries[0];
        var debug = (await sandbox.GoodBuildAsync("Debug")).Result.Libraries[0];

        Assert.DoesNotContain(".symtab", ReadElf("-S", release.Path), StringComparison.Ordinal);
        Assert.DoesNotContain(".debug_", ReadElf("-S", release.Path), StringComparison.Ordinal);
        Assert.Contains(".debug_info", ReadElf("-S", release.SymbolsPath!), StringComparison.Ordinal);
        Assert.Contains(".debug_info", ReadElf("-S", debug.Path), StringComparison.Ordinal);
        Assert.Null(debug.SymbolsPath);
        var id = ReadElf("-n", release.Path).Split("Build ID: ")[1].Trim();
        Assert.Equal(id, ReadElf("-n", release.SymbolsPath!).Split("Build ID: ")[1].Trim());
        Assert.Matches("^[0-9a-f]{32}$", id);
    }

    [FactIfTool("gcc", "readelf")]
    public async Task WithoutSymbolsThereAreNone()
    {
        Folder.Write("native/a.c", "int one(void) { return 1; }\n");
        sandbox.Declare("native");
        sandbox.Settings = settings => settings with { DebugSymbols = DebugSymbols.None };
        var library = (await sandbox.GoodBuildAsync("Release")).Result.Libraries[0];

        Assert.Null(library.SymbolsPath);
        Assert.DoesNotContain(".symtab", ReadElf("-S", library.Path), StringComparison.Ordinal);
    }

    [FactIfTool("gcc", "readelf")]
    public async Task TheLibraryIsHardenedAndKnowsItsName()
    {
        Folder.Write("native/a.c", "#include <string.h>\n#include <stdlib.h>\nint one(const char *s) { char b[64]; strcpy(b, s); return atoi(b); }\n");
        sandbox.Declare("native", ("Name", "hard-1.2"));
        var library = (await sandbox.GoodBuildAsync("Release")).Library;
        var dynamic = ReadElf("-d", library);

        Assert.Contains("soname: [libhard-1.2.so]", dynamic, StringComparison.Ordinal);
        Assert.Contains("BIND_NOW", dynamic + ReadElf("-d", library), StringComparison.Ordinal);
        Assert.DoesNotContain("PATH", dynamic, StringComparison.Ordinal);
        Assert.Contains("GNU_RELRO", ReadElf("-l", library), StringComparison.Ordinal);
        Assert.Matches(@"GNU_STACK\s+(0x0+\s+){5}RW\s", ReadElf("-l", library));
        Assert.Contains("__stack_chk_fail", Shell.Run("/", "nm", "-D", library), StringComparison.Ordinal);
    }

    [FactIfTool("gcc", "nm")]
    public async Task AssemblerWithoutAStackNoteDoesNotMakeTheStackExecutable()
    {
        Folder.Write("native/a.S", "#ifndef ANSWER\n#error no define\n#endif\n#include \"value.h\"\n.text\n.globl one\n.type one, @function\none:\n  mov $VALUE, %eax\n  ret\n");
        Folder.Write("native/value.h", "#define VALUE 1\n");
        sandbox.Declare("native", ("Defines", "ANSWER"));
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal(["one"], CBuildTests.Exports(build.Library));
        Assert.Matches(@"GNU_STACK\s+(0x0+\s+){5}RW\s", ReadElf("-l", build.Library));
        Folder.Write("native/value.h", "#define VALUE 2\n");
        Assert.Equal((string[])["a.S"], (await sandbox.GoodBuildAsync()).Compiled);
    }

    [FactIfTool("gcc", "nm")]
    public async Task ExportsHeaderAreTheDeclaredThatAreDefined()
    {
        Folder.Write("native/api.h", Header);
        Folder.Write("native/a.c", ManyFunctions);
        sandbox.Declare("native", ("Header", "api.h"));
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal(["api_one", "api_two"], CBuildTests.Exports(build.Library));
        Assert.Contains(build.Messages.All, message => message.Code == "NSDK3009" && message.Text.EndsWith(": api_missing", StringComparison.Ordinal));
    }

    [FactIfTool("gcc", "nm")]
    public async Task AFunctionThatReturnsAFunctionPointerIsExported()
    {
        Folder.Write("native/api.h", "int (*api_callback(int which))(void);\nextern int (*api_hook)(void);\nint api_one(void);\n");
        Folder.Write("native/a.c", "#include \"api.h\"\nint api_one(void) { return 1; }\nint (*api_hook)(void);\nint (*api_callback(int which))(void) { return api_one; }\n");
        sandbox.Declare("native", ("Header", "api.h"));
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal(["api_callback", "api_one"], CBuildTests.Exports(build.Library));
        Assert.DoesNotContain(build.Messages.All, message => message.Code == "NSDK3009");
    }

    [FactIfTool("gcc", "nm")]
    public async Task ANewFunctionOfTheHeaderIsExported()
    {
        Folder.Write("native/include/api.h", "#include \"detail.h\"\n");
        Folder.Write("native/include/detail.h", "int api_one(void);\n");
        Folder.Write("native/a.c", "int api_one(void) { return 1; }\nint internal(void) { return 3; }\n");
        sandbox.Declare("native", ("Header", "api.h"));
        Assert.Equal((string[])["api_one"], CBuildTests.Exports((await sandbox.GoodBuildAsync()).Library));
        Folder.Append("native/include/detail.h", "int internal(void);\n");

        Assert.Equal((string[])["api_one", "internal"], CBuildTests.Exports((await sandbox.GoodBuildAsync()).Library));
    }

    public static TheoryData<string, string[]> ExportModes => new()
    {
        { "All", ["api_data", "api_one", "api_two", "internal", "marked"] },
        { "Annotated", ["marked"] },
        { "exports.txt", ["api_two", "internal"] },
    };

    [Theory]
    [MemberData(nameof(ExportModes))]
    public async Task ExportsAreWhatIsAskedFor(string exports, string[] expected)
    {
        if (!File.Exists("/usr/bin/gcc"))
        {
            return;
        }

        Folder.Write("native/api.h", Header);
        Folder.Write("native/a.c", ManyFunctions);
        Folder.Write("native/exports.txt", "# what we want\r\napi_two\n\n  internal   # twice\ninternal\n");
        sandbox.Declare("native", ("Exports", exports));

        Assert.Equal(expected, CBuildTests.Exports((await sandbox.GoodBuildAsync()).Library));
    }

    [FactIfTool("gcc")]
    public async Task AnExportThatNobodyDefinesIsAnErrorThatNamesIt()
    {
        Folder.Write("native/a.c", "int one(void) { return 1; }\n");
        Folder.Write("native/exports.txt", "one\ntwo\nthree\n");
        sandbox.Declare("native", ("Exports", "exports.txt"));
        var broken = await sandbox.BuildAsync();
        Folder.Write("native/exports.txt", "one\n");

        Assert.Contains(broken.Messages.Errors, error => error.Code == "NSDK1018" && error.Text.Contains("three, two", StringComparison.Ordinal));
        Assert.Equal((string[])["one"], CBuildTests.Exports((await sandbox.GoodBuildAsync()).Library));
    }

    [FactIfTool("gcc")]
    public async Task ALibraryThatExportsNothingIsAnError()
    {
        Folder.Write("native/a.c", "static int one(void) { return 1; }\n__attribute__((visibility(\"hidden\"))) int two(void) { return one(); }\n");
        sandbox.Declare("native");

        Assert.Contains("NSDK3004", (await sandbox.BuildAsync()).Messages.ErrorCodes);
    }

    [FactIfTool("g++", "readelf", "nm")]
    public async Task TheRuntimeOfCppIsInsideAndStaysInside()
    {
        Folder.Write("native/a.cpp", """
            #include <string>
            #include <vector>
            #include <stdexcept>
            namespace own { int inner(int x) { return x; } }
            extern "C" int cpp_one(int x)
            {
                std::vector<std::string> v(3, "x");
                try { if (x > 2) throw std::runtime_error("no"); } catch (const std::exception &e) { return -1; }
                int *p = new int(3); int r = *p + (int)v.size() + own::inner(1); delete p;
                return r;
            }
            """);
        Folder.Write("native/b.c", "int c_two(void) { return 2; }\n");
        sandbox.Declare("native", ("CppStandard", "c++17"));
        var release = (await sandbox.GoodBuildAsync("Release")).Library;

        Assert.DoesNotContain("libstdc++", ReadElf("-d", release), StringComparison.Ordinal);
        Assert.DoesNotContain("libgcc_s", ReadElf("-d", release), StringComparison.Ordinal);
        Assert.Equal(["_ZN3own5innerEi", "c_two", "cpp_one"], CBuildTests.Exports(release));
        var debug = (await sandbox.GoodBuildAsync("Debug")).Library;
        Assert.Contains("libstdc++", ReadElf("-d", debug), StringComparison.Ordinal);
        Assert.Equal(["_ZN3own5innerEi", "c_two", "cpp_one"], CBuildTests.Exports(debug));
    }

    /// <summary>The same sources in two folders; also a source and a header outside the native folder, with __FILE__ in them.</summary>
    [FactIfTool("gcc")]
    public async Task TheSameSourcesInTwoFoldersMakeTheSameBytes()
    {
        var (inside, outside) = (new List<byte[]>(), new List<byte[]>());
        foreach (var name in (string[])["first place", "zweiter-Ort/deeper"])
        {
            using var other = new Sandbox(name);
            other.Folder.Write("native/sub/a.c", "#include \"b.h\"\n#include <assert.h>\nconst char *file(void) { return __FILE__; }\nint check(int x) { assert(x); return b(x); }\n");
            other.Folder.Write("native/include/b.h", "#include <stdlib.h>\nstatic inline int b(int x) { if (x > 5) abort(); return x + __LINE__; }\n");
            other.Declare("native");
            inside.Add(File.ReadAllBytes((await other.GoodBuildAsync("Release")).Library));
            other.Folder.Write("shared/c.c", "#include \"s.h\"\nconst char *shared(void) { return __FILE__; }\n");
            other.Folder.Write("shared/s.h", "static inline const char *header(void) { return __FILE__; }\nconst char *where(void) { return header(); }\n");
            other.Redeclare("native", ("Sources", "**/*.c;../shared/c.c"), ("IncludeDirectories", "../shared"));
            outside.Add(File.ReadAllBytes((await other.GoodBuildAsync("Release")).Library));
        }

        Assert.True(inside[0].AsSpan().SequenceEqual(inside[1]), "Sources inside the native folder: the bytes differ.");
        Assert.True(outside[0].AsSpan().SequenceEqual(outside[1]), "With a source beside the native folder the bytes differ: its path is in the library.");
    }

    [FactIfTool("gcc", "nm")]
    public async Task AwkwardNamesOfSourcesAreCompiledAndLinked()
    {
        string[] names =
        [
            "with space.c", "quote'.c", "double\"quote.c", "umläut.c", "源.c", "@response.c", "-option.c", "semi_colon;.c", "hash#.c", "dollar$HOME.c", "paren(1).c", "comma,.c", "a=b.c",
            "sub dir/x.c", "-dir/x.c", "@dir/x.c", "plus+.c", "percent%20.c", "{output}.c", "colon:x.c", "colon_x.c",
        ];
        for (var i = 0; i < names.Length; i++)
        {
            Folder.Write("native/" + names[i], $"#include \"h h.h\"\nint f{i:D2}(void) {{ return V; }}\n");
        }

        Folder.Write("native/include/h h.h", "#define V 1\n");
        sandbox.Declare("native");
        var first = await sandbox.GoodBuildAsync();
        var second = await sandbox.GoodBuildAsync();
        Folder.Write("native/include/h h.h", "#define V 2\n");
        var third = await sandbox.GoodBuildAsync();

        Assert.Equal(names.Select((_, i) => $"f{i:D2}"), CBuildTests.Exports(first.Library));
        Assert.Equal((0, names.Length), (second.Processes, third.Steps.Count(step => step.EndsWith("recompiled", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("quote's \"double\"")]
    [InlineData("umläut 源")]
    [InlineData("comma,equals=")]
    [InlineData("dollar$HOME #hash %20")]
    [InlineData("@at;semi")]
    public async Task AwkwardNamesOfFoldersAreNoObstacle(string name)
    {
        if (!File.Exists("/usr/bin/gcc"))
        {
            return;
        }

        using var other = new Sandbox(name);
        other.Folder.Write("native/a.c", "#include \"api.h\"\nint one(void) { return 1; }\n");
        other.Folder.Write("native/include/api.h", "int one(void);\n");
        other.Declare("native", ("Header", "api.h"));
        var first = await other.GoodBuildAsync("Release");
        var second = await other.GoodBuildAsync("Release");

        Assert.Equal(["one"], CBuildTests.Exports(first.Library));
        Assert.Equal(0, second.Processes);
    }

    [FactIfTool("gcc")]
    public async Task ALinkThatIsTooLongForACommandLineGoesThroughAFile()
    {
        var deep = string.Join('/', Enumerable.Repeat("a long \"folder\" name " + new string('x', 180), 3));
        for (var i = 0; i < 60; i++)
        {
            Folder.Write($"native/{deep}/f{i}.c", $"int f{i}(void) {{ return {i}; }}\n");
        }

        sandbox.Declare("native");
        var build = await sandbox.GoodBuildAsync();

        Assert.Equal(60, CBuildTests.Exports(build.Library).Length);
        Assert.Contains(build.Messages.All, message => message.Text.Contains("link.rsp", StringComparison.Ordinal));
        Assert.Equal(0, (await sandbox.GoodBuildAsync()).Processes);
    }
}
