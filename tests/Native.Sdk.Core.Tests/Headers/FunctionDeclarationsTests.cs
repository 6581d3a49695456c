using System.Text.RegularExpressions;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Headers;

namespace Native.Sdk.Core.Tests.Headers;

public sealed partial class FunctionDeclarationsTests
{
    public static TheoryData<string, string[]> Declarations => new()
    {
        { "int f(int a, int b);", ["f"] },
        { "extern int f(void);", ["f"] },
        { "int f();", ["f"] },
        { "unsigned long long f(const char *restrict s, ...);", ["f"] },
        { "struct s *f(struct s *x, enum e y);", ["f"] },
        { "int f(int), g(int);", ["f", "g"] },
        { "int *f(void), x, g(void);", ["f", "g"] },
        { "int f(void); int g(void);", ["f", "g"] },
        { "int f(void); int f(void);", ["f"] },
        { ";; int f(void);;", ["f"] },
        { "typedef int (*cb)(void *); int f(cb c);", ["f"] },
        { "typedef int fn(int); fn *f(int);", ["f"] },
        { "typedef struct { int (*read)(void *); } ops; int f(ops *o);", ["f"] },
        { "struct s { int (*read)(void *, int); struct { int x; } in; }; int f(struct s *s);", ["f"] },
        { "struct s { int x; } f(void);", ["f"] },
        { "enum e { A = sizeof(int), B = (1 << 2) }; int f(enum e e);", ["f"] },
        { "extern int (*hook)(void);", [] },
        { "extern void (*hook)(int, void (*)(int));", [] },
        { "extern int (*table[4])(int);", [] },
        { "extern int (*(*deep)(int))(void);", [] },
        { "extern const int array[3]; extern int x;", [] },
        { "mytype (*hook)(void);", [] },
        { "int (*f(int which))(void);", ["f"] },
        { "void (*f(int sig, void (*handler)(int)))(int);", ["f"] },
        { "mytype (*f(int which))(void);", ["f"] },
        { "const char *(*f(void))(int);", ["f"] },
        { "int (*(*f(void))(int))(char);", ["f"] },
        { "int (*f(void))[3];", ["f"] },
        { "int (f)(int);", ["f"] },
        { "extern int ( png_sig_cmp) (const char *sig, int n);", ["png_sig_cmp"] },
        { "mytype (f)(int);", ["f"] },
        { "int ((f))(int);", ["f"] },
        { "int (*(f))(int);", [] },
        { "int (*(f)(int))(void);", ["f"] },
        { "int (f)(int), (*hook)(int), *(g)(void), (x)[2];", ["f", "g"] },
        { "extern mytype (x); extern int (y); struct s (z);", [] },
        { "extern f();", ["f"] },
        { "int (__attribute__((ms_abi)) f)(int); int (__attribute__((ms_abi)) *hook)(int);", ["f"] },
        { "int x = g(1), f(void);", ["f"] },
        { "int f(void) [[gnu::cold]];", ["f"] },
        { "_Atomic(int) f(void); unsigned _BitInt(8) g(void);", ["f", "g"] },
        { "int f(int n, int a[const static n + (1)]), *g(struct { int (*x)(void); } s, enum { B, C } e);", ["f", "g"] },
        { "enum { A = 1'000 }; int f(void);", ["f"] },
        { "mytype *(f)(int);", ["f"] },
        { "int f(int (*compare)(const void *, const void *), void *(x)(void));", ["f"] },
        { "int f(int a[static 3], int n);", ["f"] },
        { "__attribute__((visibility(\"default\"))) int f(int);", ["f"] },
        { "int f(int) __attribute__((nonnull(1))) __attribute__((warn_unused_result));", ["f"] },
        { "int __attribute__((visibility(\"default\"), cold)) f(int);", ["f"] },
        { "extern __attribute__((__visibility__(\"default\"))) void *f(int) __attribute__((__nothrow__ , __leaf__)) __attribute__((__malloc__)) ;", ["f"] },
        { "__declspec(dllexport) int __cdecl f(int);", ["f"] },
        { "int (__stdcall *hook)(int);", [] },
        { "int (__stdcall f)(int);", ["f"] },
        { "int f(int) __asm__(\"\" \"f\");", ["f"] },
        { "_Noreturn void f(void); _Alignas(16) extern char x[16]; int g(void);", ["f", "g"] },
        { "[[nodiscard]] int f(void);", ["f"] },
        { "[[deprecated(\"use g\")]] int f(void);", ["f"] },
        { "[[gnu::visibility(\"default\")]] int f(void);", ["f"] },
        { "_Static_assert(sizeof(int) == 4, \"odd { machine\"); int f(void);", ["f"] },
        { "_Static_assert(sizeof(struct s) == (4), \"x\"); static_assert(1, \"y\");", [] },
        { "__extension__ typedef long long ll; __extension__ ll f(void);", ["f"] },
        { "typeof(int) f(void); __typeof__(x) g(void);", ["f", "g"] },
        { "_Pragma(\"x\") int f(void);", ["f"] },
        { "__asm__(\".symver a,b@C\"); int f(void);", ["f"] },
        { "static int f(void);", [] },
        { "static inline int twice(int x) { return 2 * x; } int f(void);", ["f"] },
        { "inline int twice(int x) { if (x) { return g(x); } return 2; } int f(void);", ["f"] },
        { "extern inline __attribute__((always_inline)) int twice(int x) { return x; } int f(void);", ["f"] },
        { "static const char *const names[] = { \"a\", \"}\", \"b(\" }; int f(void);", ["f"] },
        { "static int (*const hook)(int) = g; int f(void);", ["f"] },
        { "static const struct s x = { .f = g(1), .h = { 1 } }; int f(void);", ["f"] },
        { "static const int x = sizeof(int), y = (3); int f(void);", ["f"] },
        { "static const char c = '(', d = '\\'', e = '\"', g = '{'; int f(void);", ["f"] },
        { "extern \"C\" { int f(void); }", ["f"] },
        { "extern \"C\" { int f(void); extern \"C\" { int g(void); } int h(void); } int i(void);", ["f", "g", "h", "i"] },
        { "extern \"C\" int f(void);", ["f"] },
        { "int f(struct { int x; } *p);", ["f"] },
        { "int größe(void); int $f(void);", ["größe", "$f"] },
        { "#pragma pack(push, 1)\nint f(void);\n#pragma pack(pop)\n", ["f"] },
        { "int\n  f\n  (\n  void\n  )\n;", ["f"] },
        { "int f(void", [] },
        { "int f(void)", [] },
        { "struct s { int x;", [] },
        { "\"unterminated", [] },
        { "}", [] },
        { "} } int f(void);", ["f"] },
        { "", [] },
    };

    [Theory]
    [MemberData(nameof(Declarations))]
    public void FunctionsOfTheHeaderAreFound(string text, string[] expected)
    {
        var found = FunctionDeclarations.Read("# 1 \"include/api.h\"\n" + text, ["/w/include/api.h"], "/w");

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OnlyTheProjectsOwnFilesCount()
    {
        var found = FunctionDeclarations.Read(
            """
            # 0 "include/api.h"
            # 0 "<built-in>"
            # 0 "<command-line>"
            # 1 "/usr/include/stdc-predef.h" 1 3 4
            int predefined(void);
            # 0 "<command-line>" 2
            # 1 "include/api.h"
            # 1 "/usr/include/stdio.h" 1 3 4
            extern int printf (const char *f, ...);
            # 9 "include/api.h" 2
            int own(void);
            # 1 "include/detail/more.h" 1
            int more(void);
            # 11 "include/api.h" 2
            # 1 "/w/include/absolute.h" 1
            int absolute(void);
            # 12 "include/api.h" 2
            # 1 "include2/other.h" 1
            int other(void);
            #line 13 "include/api.h"
            int last(void);
            """, ["/w/include/api.h"], "/w");

        Assert.Equal(["own", "more", "absolute", "last"], found);
    }

    [Fact]
    public void AwkwardFileNamesInMarkersAreUnderstood()
    {
        var found = FunctionDeclarations.Read("# 1 \"in \\\"q\\\" \\\\ x/ü/api.h\"\nint f(void);\n", ["/w/in \"q\" \\ x/ü/api.h"], "/w");

        Assert.Equal(["f"], found);
    }

    [Fact]
    public void NoPrefixOfAHeaderThrowsOrHangs()
    {
        var text = string.Concat(Declarations.Select(row => "# 1 \"include/api.h\"\n" + (string)row[0] + "\n"));
        for (var length = 0; length < text.Length; length += 7)
        {
            FunctionDeclarations.Read(text[..length], ["/w/include/api.h"], "/w");
        }
    }

    [Fact]
    public void DeepNestingIsReadInNoTime()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        FunctionDeclarations.Read("int f(" + new string('(', 100_000) + new string(')', 100_000) + ");", ["/w/a.h"], "/w");
        FunctionDeclarations.Read("# 1 \"a.h\"\nint " + new string('(', 100_000) + "f" + string.Concat(Enumerable.Repeat(")(int)", 100_000)) + ";", ["/w/a.h"], "/w");
        FunctionDeclarations.Read(new string('{', 100_000), ["/w/a.h"], "/w");
        FunctionDeclarations.Read("struct a " + string.Concat(Enumerable.Repeat("{ int x; } ", 3_000)) + ";", ["/w/a.h"], "/w");

        Assert.InRange(watch.ElapsedMilliseconds, 0, 3000);
    }

    /// <summary>gcc's own list of what it saw (-aux-info) is the oracle, over the system's headers.</summary>
    [FactIfTool("gcc")]
    public void RealHeadersReadAsGccReadsThem()
    {
        string[] wanted =
        [
            "stdio.h", "stdlib.h", "string.h", "math.h", "signal.h", "pthread.h", "unistd.h", "time.h", "wchar.h", "dlfcn.h", "search.h", "glob.h", "ftw.h", "locale.h",
            "zlib.h", "sqlite3.h", "zstd.h", "lz4.h", "png.h", "expat.h", "ffi.h", "curses.h", "jpeglib.h", "lzma.h", "bzlib.h", "uv.h", "git2.h", "sodium.h",
        ];
        var headers = wanted.Where(name => File.Exists("/usr/include/" + name)).ToArray();
        using var folder = new TestFolder();
        folder.Write("all.c", string.Concat(headers.Select(header => $"#include <{header}>\n")));
        Shell.Run(folder.Path, "gcc", "-D_GNU_SOURCE", "-fsyntax-only", "-aux-info", "aux.txt", "all.c");
        Shell.Run(folder.Path, "gcc", "-D_GNU_SOURCE", "-E", "all.c", "-o", "all.i");
        var truth = folder.Read("aux.txt").Split('\n')
            .Where(line => line.StartsWith("/* /usr/include/", StringComparison.Ordinal) && !line.Contains(" static ") && line.Contains("*/"))
            .Select(line => FirstCall().Match(line[(line.IndexOf("*/", StringComparison.Ordinal) + 2)..]).Groups[1].Value)
            .Where(name => name.Length > 0).ToHashSet();

        var found = FunctionDeclarations.Read(folder.Read("all.i"), [.. headers.Select(header => "/usr/include/" + header)], folder.Path).ToHashSet();

        Assert.True(truth.Count > 500, $"The oracle saw only {truth.Count} functions.");
        Assert.True(truth.SetEquals(found), $"{found.Count} of {truth.Count}; missing: {string.Join(' ', truth.Except(found))}; invented: {string.Join(' ', found.Except(truth))}");
    }

    /// <summary>"extern void (*f (int)) (void);": the name is the first word before a parenthesis that opens a parameter list.</summary>
    [GeneratedRegex(@"(\w+) \((?!\*)")]
    private static partial Regex FirstCall();
}
