using Native.Sdk.Headers;

namespace Native.Sdk.Core.Tests.Headers;

public sealed class CParserTests
{
    public static TheoryData<string, string> Types => new()
    {
        { "int x;", "int" },
        { "unsigned long long int x;", "unsigned long long" },
        { "long unsigned x;", "unsigned long" },
        { "int long signed x;", "long" },
        { "long double _Complex x;", "complex(long double)" },
        { "_Float128 x;", "_Float128" },
        { "unsigned __int64 x;", "unsigned long long" },
        { "__uint128_t x;", "unsigned __int128" },
        { "unsigned _BitInt(17) x;", "unsigned _BitInt(17)" },
        { "const char *const x;", "const pointer(const char)" },
        { "char *x[2][3];", "array(2, array(3, pointer(char)))" },
        { "char (*x)[3];", "pointer(array(3, char))" },
        { "extern char x[];", "array(, char)" },
        { "char x[sizeof(long) * 2 + 'a' - 96];", "array(17, char)" },
        { "enum { A = 3 }; char x[A ? A << 1 : 9];", "array(6, char)" },
        { "int (*x)(void);", "pointer(function() returns int)" },
        { "int (*x[4])(int, ...);", "array(4, pointer(function(int, ...) returns int))" },
        { "int (*(*x)(int))(char);", "pointer(function(int) returns pointer(function(char) returns int))" },
        { "void (*(*x[2])(void (*)(int)))[3];", "array(2, pointer(function(pointer(function(int) returns void)) returns pointer(array(3, void))))" },
        { "int (__stdcall *x)(int);", "pointer(stdcall function(int) returns int)" },
        { "int (__attribute__((stdcall)) *x)(int);", "pointer(stdcall function(int) returns int)" },
        { "int (*x)(int) __attribute__((stdcall));", "pointer(stdcall function(int) returns int)" },
        { "void *(__stdcall *(__fastcall *x)(int))(char);", "pointer(fastcall function(int) returns pointer(stdcall function(char) returns pointer(void)))" },
        { "struct s *x;", "pointer(struct s)" },
        { "union { int i; } x;", "union {}" },
        { "enum e : unsigned char { A } x;", "enum e" },
        { "typedef int t; t x;", "t" },
        { "typedef int t; void f(unsigned t); t x;", "t" },
        { "float __attribute__((vector_size(16))) x;", "vector(16, float)" },
        { "typedef unsigned int u __attribute__((__mode__(__DI__))); u x;", "u" },
        { "_Atomic(int *) x;", "atomic pointer(int)" },
        { "_Atomic int x;", "atomic int" },
        { "typeof(long) x;", "long" },
        { "int y; __typeof__(y) x;", "int" },
        { "mytype x;", "mytype?" },
        { "API mytype *x;", "pointer(mytype?)" },
        { "API const char *x;", "pointer(const char)" },
        { "size_t x;", "size_t" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void TypeIsRead(string text, string expected)
    {
        var unit = Parse(text);

        Assert.Empty(unit.Problems);
        Assert.Equal(expected, unit.Variables.Single(variable => variable.Name == "x").Type.ToString());
    }

    public static TheoryData<string, string> Values => new()
    {
        { "42", "42 int" },
        { "0xFFFFFFFF", "4294967295 unsigned int" },
        { "4294967295", "4294967295 long" },
        { "0xFFFFFFFFFFFFFFFF", "18446744073709551615 unsigned long" },
        { "1'000'000", "1000000 int" },
        { "0b101", "5 int" },
        { "017", "15 int" },
        { "-1", "-1 int" },
        { "~0u", "4294967295 unsigned int" },
        { "(1u << 31)", "2147483648 unsigned int" },
        { "7 / 2 * 2 + 7 % 4 - (3 > 2)", "8 int" },
        { "1 ? 2 : 3u", "2 unsigned int" },
        { "0 && X", "0 int" },
        { "((unsigned char)-1)", "255 unsigned char" },
        { "((void *)0)", "0 pointer(void)" },
        { "sizeof(long[3])", "24 unsigned long" },
        { "'a'", "97 int" },
        { "'\\377'", "-1 int" },
        { "'RIFF'", "1380533830 int" },
        { "L'x'", "120 int" },
        { "1.5f", "1.5 float" },
        { ".5e1", "5 double" },
        { "0x1.8p1", "3 double" },
        { "1.5L * 2", "3 long double" },
        { "\"a\" \"b\\n\\x41\"", "\"ab\nA\" pointer(const char)" },
        { "L\"w\"", "\"w\" pointer(const int)" },
        { "TWO + TWO", "4 int" },
        { "MAX(TWO, 5)", "5 int" },
        { "CAT(1, UL)", "1 unsigned long" },
        { "STR(a + 1)", "\"a + 1\" pointer(const char)" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void MacroHasItsValue(string body, string expected)
    {
        var unit = Parse($"#define TWO 2\n#define MAX(a,b) ((a) > (b) ? (a) : (b))\n#define CAT(a, b) a ## b\n#define STR(x) #x\n#define M {body}\n");

        var macro = unit.Macros.Single(macro => macro.Name == "M").Value;
        Assert.Equal(expected, $"{macro} {macro.Type}");
    }

    [Theory]
    [InlineData("M")]
    [InlineData("1 / 0")]
    [InlineData("f(1)")]
    [InlineData("__attribute__((x))")]
    [InlineData("1 +")]
    [InlineData("do { } while (0)")]
    [InlineData("1 << 99")]
    public void MacroWithoutValueIsNamed(string body)
    {
        var unit = Parse($"int f(int);\n#define M {body}\n");

        Assert.Empty(unit.Macros);
        Assert.Equal(["M"], unit.OtherMacros);
    }

    [Fact]
    public void FunctionSaysAllThatItsDeclarationsSay()
    {
        var function = Parse("""
            # 7 "api.h"
            int f(const char *, ...);

            /**
             * Opens it.
             *   @param name which
             */
            int f(const char *name, ...) __asm__("_" "f$1") __attribute__((deprecated("use " "g"), warn_unused_result));
            """).Functions.Single();

        Assert.Equal(("f", "_f$1", true, "use g", true), (function.Name, function.LinkName, function.Type.IsVariadic, function.Deprecated, function.IsNoDiscard));
        Assert.Equal("name", function.Type.Parameters.Single().Name);
        Assert.Equal(7, function.Location.Line);
        Assert.Equal("Opens it.\n@param name which", function.Documentation);
    }

    [Fact]
    public void InlineFunctionsAreNamedAndNotCallable()
    {
        var functions = Parse("static inline int a(void) { return 1; } extern int b(void); inline int b(void) { return 1; } inline int c(void) { return 1; }").Functions;

        Assert.Equal(["a False True", "b True True", "c False True"], functions.Select(function => $"{function.Name} {function.IsCallable} {function.IsInline}"));
    }

    [Theory]
    [InlineData("/*\n** Opens it.\n**\n** Twice.\n*/", "Opens it.\n\nTwice.")]
    [InlineData("/**\n * Opens it.\n * **Twice**.\n */", "Opens it.\n**Twice**.")]
    public void FrameOfACommentIsNoPartOfIt(string comment, string documentation)
    {
        var unit = CParser.Parse(comment + "\nint f(void);\n", new CParseOptions());

        Assert.Equal(documentation, unit.Functions.Single().Documentation);
    }

    [Fact]
    public void CommentsBelongToWhatTheyStandAt()
    {
        var unit = Parse("""
            /// Colors,
            /// all of them.
            enum color {
                RED, /**< warm */
                /** cold */
                BLUE
            };
            /* of something else */

            struct s {
                int a; ///< first
                int b;
            };
            """);

        Assert.Equal("Colors,\nall of them.", unit.Enums.Single().Documentation);
        Assert.Equal(["warm", "cold"], unit.Enums.Single().Enumerators.Select(value => value.Documentation));
        Assert.Equal("", unit.Records.Single().Documentation);
        Assert.Equal(["first", ""], unit.Records.Single().Fields.Select(field => field.Documentation));
    }

    [Fact]
    public void WhatIsNotUnderstoodEndsWithItsDeclaration()
    {
        var unit = Parse("""
            # 1 "api.h"
            int a(void);
            int b(int %);
            template <class T> class c { int d(); };
            struct s { int x; int operator+(int); int y; };
            int e[unknown()];
            int f(struct s *s);
            """);

        Assert.Equal(["a", "f"], unit.Functions.Select(function => function.Name));
        Assert.Equal(["Skipped b 2", "CPlusPlus template 3", "CPlusPlus s.operator 4", "Skipped e 5"], unit.Problems.Select(problem => $"{problem.Kind} {(problem.Kind == CProblemKind.CPlusPlus && problem.Location.Line == 3 ? "template" : problem.Name)} {problem.Location.Line}"));
        Assert.True(unit.Records.Single().IsDamaged);
        Assert.Null(unit.Layout.Of(unit.Records.Single()));
    }

    [Fact]
    public void AnnotationsAreFoundWhereverCLetsThemStand()
    {
        var unit = Parse("""
            struct __attribute__((annotate("native_sdk:error"))) a { int code __attribute__((annotate("native_sdk:f"))); };
            typedef struct { char *text; } __attribute__((__annotate__("native_sdk:" "behind"), packed)) b_t;
            struct __attribute__((annotate("native_sdk:never_defined"))) c;
            __attribute__((annotate("native_sdk:before"))) struct d { int x; };
            typedef struct opaque opaque_t __attribute__((annotate("native_sdk:name=Thing")));
            enum [[clang::annotate("native_sdk:raw")]] e { E };
            __attribute__((annotate("native_sdk:constructor"))) opaque_t *f(const char *p __attribute__((annotate("native_sdk:length=n"))) __attribute__((annotate("native_sdk:utf8"))), unsigned n);
            opaque_t *f(const char *p, unsigned n) __attribute__((annotate("native_sdk:free_with=g")));
            void g [[clang::annotate("native_sdk:free")]] ([[clang::annotate("native_sdk:optional")]] opaque_t *o [[clang::annotate("native_sdk:out")]], int __attribute__((annotate("someone:else"))) i);
            """);

        Assert.Empty(unit.Problems);
        Assert.Equal(
            ["struct a: error", "struct {}: behind", "struct c: never_defined", "struct d: before", "struct opaque: "],
            unit.Records.Select(record => $"{record}: {string.Join(' ', record.Annotations)}"));
        Assert.Equal(["f"], unit.Records[0].Fields[0].Annotations);
        Assert.Equal(["b_t: ", "opaque_t: name=Thing"], unit.Typedefs.Select(named => $"{named}: {string.Join(' ', named.Annotations)}"));
        Assert.Equal(["raw"], unit.Enums.Single().Annotations);
        Assert.Equal(
            ["f constructor free_with=g: p length=n utf8, n ", "g free: o optional out, i "],
            unit.Functions.Select(function => $"{function.Name} {string.Join(' ', function.Annotations)}: "
                + string.Join(", ", function.Type.Parameters.Select(parameter => $"{parameter.Name} {string.Join(' ', parameter.Annotations)}"))));
    }

    [Fact]
    public void SystemHeadersSupplyTypesOnly()
    {
        var unit = CParser.Parse("""
            # 1 "/usr/include/sys.h" 1 3
            typedef struct sys { int x; } sys_t;
            int sys_f(sys_t);
            #define SYS 1
            # 2 "api.h" 2
            int f(sys_t s);
            #define API (SYS + 1)
            """, new CParseOptions { Folder = "/w", IsOwn = path => path == "/w/api.h" });

        Assert.Equal(["f"], unit.Functions.Select(function => function.Name));
        Assert.Equal(["API"], unit.Macros.Select(macro => macro.Name));
        Assert.Equal("sys_t", unit.Functions[0].Type.Parameters[0].Type.ToString());
        Assert.False(unit.Records.Single().IsOwn);
    }

    private static CTranslationUnit Parse(string text) => CParser.Parse(text, new CParseOptions { File = "api.h" });
}
