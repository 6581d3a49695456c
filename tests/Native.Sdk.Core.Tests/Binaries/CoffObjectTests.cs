using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

public sealed class CoffObjectTests
{
    private const string EveryKindOfC = """
        int tentative; int initialized = 1; static int local; const int constant = 2;
        extern int elsewhere; extern int weak_reference(void) __attribute__((weak));
        static int own(int x) { return x; }
        int f(int x) { return own(x) + local + elsewhere + (weak_reference ? weak_reference() : 0); }
        __attribute__((weak)) int weak(void) { return 1; }
        __attribute__((weak)) int weak_data = 4;
        __attribute__((dllexport)) int marked(void) { return 2; }
        __attribute__((dllexport)) int marked_data = 2;
        __attribute__((dllexport)) int _underscored(void) { return 2; }
        __attribute__((stdcall)) int std(int a, int b) { return a + b; }
        __attribute__((stdcall, dllexport)) int marked_std(int a, int b) { return a + b; }
        __attribute__((fastcall)) int fast(int a, int b) { return a + b; }
        double constants(double x) { return x * 3.25; }
        const char *string(void) { return "hello"; }
        int aliased(int) __attribute__((alias("f")));
        """;

    private const string EveryKindOfCpp = """
        inline int twice(int x) { return 2 * x; }
        template <class T> int& counter() { static int n; return n; }
        template <class T> struct Holder { static T value; virtual ~Holder() {} virtual T get() { return value; } };
        template <class T> T Holder<T>::value = T();
        template struct Holder<long>;
        inline int one_for_all = 1;
        struct Secret { int run(); };
        int Secret::run() { return 3; }
        extern "C" inline int c_inline(int x) { return x; }
        extern "C" int use(int x) { return counter<char>() + twice(x) + one_for_all + c_inline(x); }
        """;

    [Fact]
    public void DefinitionsOfZigAreRead() => AssertDefinitions(BinarySpecimen.CoffX64, CoffMachine.Amd64,
        "function comdat _Z7largestIiET_S0_S0_", "function hidden hidden", "function weak",
        "function own .weak.weak.default.hidden", "data data", "function marked", "function strong", "data zero");

    [Fact]
    public void UnderscoreOfX86IsRemoved()
    {
        AssertDefinitions(BinarySpecimen.CoffX86, CoffMachine.I386,
            "function comdat _Z7largestIiET_S0_S0_", "function hidden hidden", "function weak",
            "function own .weak._weak.default._hidden", "data data", "function marked", "function strong", "data zero");
        AssertDefinitions(BinarySpecimen.CoffMsvcX86, CoffMachine.I386,
            "function hidden", "function weak", "function comdat ??$largest@H@@YAHHH@Z",
            "data comdat own _real@40500000", "function marked", "function strong",
            "function own .weak._weak.default._data", "data data", "data zero");
    }

    [Fact]
    public void DefinitionsOnArm64AreRead() => AssertDefinitions(BinarySpecimen.CoffMsvcArm64, CoffMachine.Arm64,
        "function comdat ??$largest@H@@YAHHH@Z", "function hidden", "function weak",
        "function own .weak.weak.default.hidden", "data data", "function marked", "function strong", "data zero");

    [Fact]
    public void BigObjectIsRead() => AssertDefinitions(BinarySpecimen.CoffBig, CoffMachine.Amd64,
        "function hidden", "function marked", "function comdat _Z7largestIiET_S0_S0_", "function strong",
        "function own .weak.weak.hidden", "data data", "data zero", "function weak");

    [Fact]
    public void NamesMarkedForExportAreThoseOfDefinitionsOnEveryCpu()
    {
        byte[][] objects =
            [BinarySpecimen.CoffX64, BinarySpecimen.CoffX86, BinarySpecimen.CoffMsvcX86, BinarySpecimen.CoffBig];

        Assert.All(objects, bytes => Assert.Equal(["marked"], Read(bytes).MarkedExports));
    }

    [FactIfTool("clang", "llvm-nm")]
    public void ClangObjectIsReadAsNmReadsIt() =>
        AgreesWithNm(EveryKindOfC, "c.c", "clang", "--target=x86_64-pc-windows-msvc", "-ffunction-sections");

    [FactIfTool("clang", "llvm-nm")]
    public void ClangObjectForX86IsReadAsNmReadsIt()
    {
        var obj = AgreesWithNm(EveryKindOfC, "c.c", "clang", "--target=i686-pc-windows-msvc", "-fcommon");

        Assert.Equal(["marked", "_underscored", "marked_std@8", "marked_data"], obj.MarkedExports);
        Assert.Equal(
            [
                "@fast@8", "_underscored", "aliased", "constant", "constants", "f", "initialized", "marked",
                "marked_data", "marked_std@8", "std@8", "string", "tentative", "weak", "weak_data",
            ],
            obj.Definitions.Where(symbol => symbol.IsVisible).Select(symbol => symbol.Name)
                .Order(StringComparer.Ordinal));
    }

    [FactIfZig("llvm-nm")]
    public void ZigObjectIsReadAsNmReadsIt() =>
        AgreesWithNm(EveryKindOfC, "c.c", Zig.Program!, "cc", "-target", "x86_64-windows-gnu");

    [FactIfZig("llvm-nm")]
    public void ZigObjectForX86AgreesWithMsvcOnNames()
    {
        var obj = AgreesWithNm(EveryKindOfC, "c.c", Zig.Program!, "cc", "-target", "x86-windows-gnu", "-O1");

        Assert.Equal(["marked", "_underscored", "marked_std@8", "marked_data"], obj.MarkedExports);
    }

    [FactIfTool("x86_64-w64-mingw32-gcc", "llvm-nm")]
    public void GccObjectIsReadAsNmReadsIt() =>
        AgreesWithNm(EveryKindOfC, "c.c", "x86_64-w64-mingw32-gcc", "-fcommon", "-O1", "-ffunction-sections");

    [FactIfTool("clang++", "llvm-nm")]
    public void InlineFunctionsOfClangAreMarked() => InlineFunctionsAreMarked(
        ["?run@Secret@@QEAAHXZ", "use"],
        "clang++", "--target=x86_64-pc-windows-msvc", "-ffunction-sections", "-fno-rtti");

    [FactIfZig("llvm-nm")]
    public void InlineFunctionsOfZigAreMarked() => InlineFunctionsAreMarked(
        ["_ZN6Secret3runEv", "use"], Zig.Program!, "c++", "-target", "x86_64-windows-gnu", "-ffunction-sections");

    [FactIfTool("clang", "llvm-nm")]
    public void MoreSectionsThanTheHeaderCanCountAreRead()
    {
        const string ManyGroups = """
            .macro group
            .section .text,"xr",discard,f\@
            .globl f\@
            f\@: ret
            .endm
            .rept 66000
            group
            .endr

            """;

        var obj = AgreesWithNm(ManyGroups, "many.s", "clang", "--target=x86_64-pc-windows-msvc");

        Assert.Equal(66_000, obj.Definitions.Count(symbol => symbol is { InComdat: true, IsFunction: true }));
    }

    [FactIfTool("x86_64-w64-mingw32-gcc")]
    public void ObjectWithGccsIntermediateCodeOnlySaysSo()
    {
        using var workshop = new Workshop();
        const string Source = "int f(void) { return 1; }";
        string[] gcc = ["x86_64-w64-mingw32-gcc", "-flto"];

        var slim = Read(workshop.CompileToBytes(Source, "slim.c", [.. gcc, "-fno-fat-lto-objects"]));
        var fat = Read(workshop.CompileToBytes(Source, "fat.c", [.. gcc, "-ffat-lto-objects"]));

        Assert.Equal((true, 0), (slim.IsLtoOnly, slim.Definitions.Count));
        Assert.Equal((false, "f"), (fat.IsLtoOnly, fat.Definitions.Single().Name));
    }

    [Fact]
    public void ObjectWithMsvcsIntermediateCodeOnlySaysSo()
    {
        byte[] start = [0, 0, 0xff, 0xff, 1, 0, 0x64, 0x86, 0, 0, 0, 0];
        byte[] id = new Guid("0CB3FE38-D9A5-4DAB-AC9B-D6B6222653C2").ToByteArray();

        var obj = Read([.. start, .. id, .. new byte[100]]);

        Assert.Equal((true, 0), (obj.IsLtoOnly, obj.Definitions.Count));
    }

    /// <summary>In place of the object's own option, others of the same length.</summary>
    [Fact]
    public void EveryFormOfAMarkIsRead()
    {
        byte[] bytes = [.. BinarySpecimen.CoffMsvcX86];
        var directives = bytes.AsSpan(bytes.AsSpan().IndexOf(" /EXPORT:_marked"u8), " /EXPORT:_marked".Length);

        " /export:\"_a@8\"\t"u8.CopyTo(directives);
        Assert.Equal(["a@8"], Read(bytes).MarkedExports);

        " /EXPORT:g=_x,@1"u8.CopyTo(directives);
        Assert.Equal(["g"], Read(bytes).MarkedExports);
    }

    [Theory]
    [InlineData("f@8", "f")]
    [InlineData("_f@0", "_f")]
    [InlineData("@f@16", "f")]
    [InlineData("f@@8", "f")]
    [InlineData("f", "f")]
    [InlineData("f@", "f@")]
    [InlineData("f@x", "f@x")]
    [InlineData("@8", "@8")]
    [InlineData("@@8", "@@8")]
    [InlineData("", "")]
    [InlineData("?f@@YAHXZ@8", "?f@@YAHXZ@8")]
    public void CallingConventionsAreTakenOffNames(string name, string expected) => Assert.Equal(expected, CoffName.Plain(name));

    [Fact]
    public void StdcallNameInADefinitionFileIsExportedAsItIs()
    {
        Assert.True(PeImage.TryRead(BinarySpecimen.PeX86, out var image, out var problem), problem);

        Assert.Equal(["@fast@4", "data", "f", "std@4"], image.Exports);
    }

    [Theory]
    [InlineData(0, "It is a member of an import library, not an object.")]
    [InlineData(2, "It is an object of an unknown kind: class 00000000-0000-0000-0000-000000000000, CPU 0x8664.")]
    public void OtherFilesThatStartLikeABigObjectAreRefused(byte version, string expected)
    {
        byte[] bytes = [0, 0, 0xff, 0xff, version, 0, 0x64, 0x86, .. new byte[100]];

        Assert.False(CoffObject.TryRead(bytes, out _, out var problem));

        Assert.Equal(expected, problem);
    }

    private static void InlineFunctionsAreMarked(string[] others, params string[] command)
    {
        var obj = AgreesWithNm(EveryKindOfCpp, "c.cpp", [.. command, "-std=c++17"]);

        var shared = obj.Definitions.Where(symbol => symbol is { InComdat: true, IsVisible: true }).ToArray();
        Assert.Contains(shared, symbol => symbol is { Name: "c_inline", IsFunction: true });
        Assert.Contains(shared, symbol => symbol.Name.Contains("one_for_all") && !symbol.IsFunction);
        Assert.Contains(shared, symbol => symbol.Name.Contains("counter"));
        Assert.Equal(others, obj.Definitions.Where(symbol => symbol is { InComdat: false, IsVisible: true })
            .Select(symbol => symbol.Name).Order(StringComparer.Ordinal));
    }

    private static CoffObject AgreesWithNm(string source, string name, params string[] command)
    {
        using var workshop = new Workshop();

        var obj = Read(workshop.CompileToBytes(source, name, command));

        var expected = LlvmNm.CoffDefinitions(workshop.Run("llvm-nm", "-g", name + ".o"));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, obj.Definitions.Select(symbol => symbol.LinkerName).Order(StringComparer.Ordinal));
        return obj;
    }

    private static void AssertDefinitions(byte[] bytes, CoffMachine machine, params string[] expected)
    {
        var obj = Read(bytes);

        Assert.Equal(machine, obj.Machine);
        Assert.Equal(expected, obj.Definitions.Select(symbol =>
            $"{(symbol.IsFunction ? "function" : "data")} {(symbol.InComdat ? "comdat " : "")}" +
            $"{(symbol.IsCompilerMade ? "own " : "")}{(symbol.IsHidden ? "hidden " : "")}{symbol.Name}"));
    }

    private static CoffObject Read(byte[] bytes)
    {
        Assert.True(CoffObject.TryRead(bytes, out var obj, out var problem), problem);
        return obj;
    }
}
