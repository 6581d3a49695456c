using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

public sealed class MachOObjectTests
{
    private const string EveryKindOfC = """
        int tentative; int initialized = 1; static int local; const int constant = 2; __thread int thread = 3;
        extern int elsewhere; extern int weak_reference(void) __attribute__((weak_import));
        int f(int x) { return x + local + elsewhere + thread + (weak_reference ? weak_reference() : 0); }
        __attribute__((weak)) int weak(void) { return 1; }
        __attribute__((weak)) int weak_data = 4;
        __attribute__((visibility("hidden"))) int hidden(void) { return 2; }
        __attribute__((weak, visibility("hidden"))) int weak_hidden(void) { return 2; }
        __asm__(".globl _absolute\n.set _absolute, 42\n.globl plain\nplain: ret\n");
        """;

    private const string EveryKindOfCpp = """
        #include <string>
        inline int twice(int x) { return 2 * x; }
        template <class T> int& counter() { static int n; return n; }
        template <class T> struct Holder { static T value; virtual ~Holder() {} virtual T get() { return value; } };
        template <class T> T Holder<T>::value = T();
        template struct Holder<long>;
        namespace space { inline int one_for_all = 1; }
        struct Secret { int run(); };
        int Secret::run() { return 3; }
        extern "C" __attribute__((weak)) int weak(int x) { return x; }
        extern "C" int use(int x) { return counter<char>() + twice(x) + space::one_for_all + std::string("a").size(); }
        """;

    [Fact]
    public void DefinitionsAreReadOnArm64() => AssertDefinitions(BinarySpecimen.MachOObjectArm64, MachOCpu.Arm64);

    [Fact]
    public void DefinitionsAreReadOnX64() => AssertDefinitions(BinarySpecimen.MachOObjectX64, MachOCpu.X86_64);

    [FactIfZig("llvm-nm")]
    public void EveryKindOfCSymbolIsReadAsNmReadsIt()
    {
        foreach (var target in new[] { "aarch64-macos", "x86_64-macos" })
        {
            AgreesWithNm(EveryKindOfC, "c.c", Zig.Program!, "cc", "-target", target, "-fcommon", "-O1");
        }
    }

    [FactIfZig("llvm-nm")]
    public void InlineFunctionsAndTemplatesAreToldFromWeakFunctions()
    {
        var obj = AgreesWithNm(EveryKindOfCpp, "c.cpp", Zig.Program!, "c++", "-target", "aarch64-macos", "-std=c++17");

        Assert.Equal(
            ["_ZN6Secret3runEv", "use", "weak"],
            obj.Definitions.Where(symbol => !symbol.InComdat).Select(symbol => symbol.Name)
                .Order(StringComparer.Ordinal));
    }

    [FactIfTool("clang", "llvm-nm")]
    public void ClangObjectIsReadAsNmReadsIt() =>
        AgreesWithNm(EveryKindOfC, "c.c", "clang", "--target=arm64-apple-macos13", "-ffunction-sections");

    [Fact]
    public void LibraryIsNoObject()
    {
        Assert.False(MachOObject.TryRead(BinarySpecimen.MachOLibraryArm64, out _, out var problem));

        Assert.Equal("It is not an object file: its Mach-O type is DynamicLibrary.", problem);
    }

    private static MachOObject AgreesWithNm(string source, string name, params string[] command)
    {
        using var workshop = new Workshop();

        var obj = Read(workshop.CompileToBytes(source, name, command));

        var expected = LlvmNm.MachODefinitions(workshop.Run("llvm-nm", "-m", name + ".o"));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, obj.Definitions.Select(LlvmNm.Describe).Order(StringComparer.Ordinal));
        return obj;
    }

    private static void AssertDefinitions(byte[] bytes, MachOCpu cpu)
    {
        var obj = Read(bytes);

        Assert.Equal(cpu, obj.Cpu);
        Assert.Equal(
            [
                "function weak comdat _Z7largestIiET_S0_S0_",
                "data data",
                "function hidden hidden",
                "function marked",
                "function strong",
                "function weak weak",
                "data zero",
            ],
            obj.Definitions.Select(symbol =>
                $"{(symbol.IsFunction ? "function" : "data")} {(symbol.IsWeak ? "weak " : "")}" +
                $"{(symbol.InComdat ? "comdat " : "")}{(symbol.IsVisible ? "" : "hidden ")}{symbol.Name}"));
    }

    private static MachOObject Read(byte[] bytes)
    {
        Assert.True(MachOObject.TryRead(bytes, out var obj, out var problem), problem);
        return obj;
    }
}
