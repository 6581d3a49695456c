using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

public sealed class ElfObjectTests
{
    private const string EveryKindOfC = """
        int tentative; int initialized = 1; static int local; const int constant = 2; __thread int thread = 3;
        extern int elsewhere;
        int f(int x) { return x + local + elsewhere + thread; }
        __attribute__((weak)) int weak(void) { return 1; }
        __attribute__((visibility("hidden"))) int hidden(void) { return 2; }
        __attribute__((visibility("protected"))) int guarded(void) { return 3; }
        __attribute__((visibility("internal"))) int internal(void) { return 4; }
        static int (*resolve(void))(void) { return weak; }
        int chosen(void) __attribute__((ifunc("resolve")));
        int aliased(int) __attribute__((alias("f")));
        __asm__(".globl untyped\nuntyped:\n.globl absolute\n.set absolute, 42\n");
        int versioned_1(void) { return 5; }
        __asm__(".symver versioned_1, versioned@V1");
        """;

    private const string EveryKindOfCpp = """
        #include <map>
        #include <string>
        inline int twice(int x) { return 2 * x; }
        template <class T> int& counter() { static int n; return n; }
        template <class T> struct Holder { static T value; virtual ~Holder() {} virtual T get() { return value; } };
        template <class T> T Holder<T>::value = T();
        template struct Holder<long>;
        inline int one_for_all = 1;
        thread_local std::string per_thread = "x";
        namespace { int own() { return 1; } }
        struct __attribute__((visibility("hidden"))) Secret { int run(); };
        int Secret::run() { return own(); }
        extern "C" int use(int x) {
            std::map<std::string, int> m; m["a"] = twice(x);
            return counter<char>() + m.size() + one_for_all;
        }
        """;

    private const string EveryKindOfRust = """
        #[no_mangle] pub extern "C" fn add(a: i32, b: i32) -> i32 { format!("{a}{b}").len() as i32 }
        #[no_mangle] pub static X: i32 = 1;
        """;

    [Theory]
    [MemberData(nameof(ElfSpecimen.Machines), MemberType = typeof(ElfSpecimen))]
    public void DefinitionsAreReadInEveryClassAndByteOrder(ElfMachine machine)
    {
        Assert.True(ElfObject.TryRead(ElfSpecimen.For(machine).Object, out var obj, out var problem), problem);

        Assert.Equal(
            [
                "FUNC GLOBAL DEFAULT strong",
                "FUNC GLOBAL HIDDEN hidden",
                "FUNC GLOBAL PROTECTED guarded",
                "FUNC WEAK DEFAULT _Z7largestIiET_S0_S0_ comdat",
                "FUNC WEAK DEFAULT weak",
                "FUNC WEAK HIDDEN _ZTW11thread_data comdat",
                "OBJECT GLOBAL DEFAULT data",
                "OBJECT GLOBAL DEFAULT zero",
                "TLS GLOBAL DEFAULT thread_data",
            ],
            obj.Definitions.Select(ReadElf.Describe).Order(StringComparer.Ordinal));
    }

    [FactIfTool("gcc", "readelf")]
    public void EveryKindOfCSymbolIsReadAsReadelfReadsIt() => AgreesWithReadElf(EveryKindOfC, "c.c", "gcc", "-fcommon");

    [FactIfTool("clang", "readelf")]
    public void ClangObjectIsReadAsReadelfReadsIt() =>
        AgreesWithReadElf(EveryKindOfC, "c.c", "clang", "-fPIC", "-ffunction-sections");

    [FactIfTool("g++", "readelf")]
    public void EveryKindOfCppSymbolIsReadAsReadelfReadsIt() =>
        AgreesWithReadElf(EveryKindOfCpp, "c.cpp", "g++", "-std=c++17", "-g");

    [FactIfTool("rustc", "readelf")]
    public void RustObjectIsReadAsReadelfReadsIt() =>
        AgreesWithReadElf(EveryKindOfRust, "r.rs", "rustc", "--crate-type=lib", "--emit=obj", "-Ccodegen-units=1");

    [FactIfTool("gcc", "readelf")]
    public void MoreSectionsThanTheHeaderCanCountAreRead()
    {
        const string ManyGroups = """
            .macro group
            .section .text.f\@,"axG",@progbits,f\@,comdat
            .globl f\@
            .type f\@,@function
            f\@: ret
            .endm
            .rept 33000
            group
            .endr

            """;

        var obj = AgreesWithReadElf(ManyGroups, "many.s", "gcc");

        Assert.True(obj.File.Sections.Count > 66_000, $"{obj.File.Sections.Count} sections");
        Assert.Equal(33_000, obj.Definitions.Count(symbol => symbol.InComdat));
        Assert.Equal(".text.f32999", obj.File.Sections[(int)obj.Definitions[^1].SectionIndex].Name);
    }

    [FactIfTool("gcc", "readelf")]
    public void ManySectionsOfOneNameAreRead()
    {
        const string OneName = """
            .macro function
            .section .text.the_same_name_for_all,"ax",@progbits,unique,\@
            .globl f\@
            f\@: nop
            .endm
            .rept 3000
            function
            .endr

            """;

        var obj = AgreesWithReadElf(OneName, "same.s", "gcc");

        Assert.Equal(3000, obj.File.Sections.Count(section => section.Name == ".text.the_same_name_for_all"));
    }

    [FactIfTool("gcc")]
    public void ObjectWithGccsIntermediateCodeOnlySaysSo()
    {
        using var workshop = new ElfWorkshop();

        var slim = workshop.Compile("int f(void) { return 1; }", "slim.c", "gcc", "-flto", "-fno-fat-lto-objects");
        var fat = workshop.Compile("int f(void) { return 1; }", "fat.c", "gcc", "-flto", "-ffat-lto-objects");

        Assert.Equal((true, 0), (slim.IsLtoOnly, slim.Definitions.Count));
        Assert.Equal((false, "f"), (fat.IsLtoOnly, fat.Definitions.Single().Name));
    }

    [FactIfTool("gcc")]
    public void ObjectWithoutSymbolsDefinesNothing()
    {
        using var workshop = new ElfWorkshop();

        var obj = workshop.Compile("", "empty.c", "gcc", "-s");

        Assert.Empty(obj.Definitions);
    }

    [Fact]
    public void SharedLibraryIsNoObject()
    {
        Assert.False(ElfObject.TryRead(ElfSpecimen.For(ElfMachine.X86_64).Library, out _, out var problem));

        Assert.Equal("It is not an object file: its ELF type is SharedObject.", problem);
    }

    private static ElfObject AgreesWithReadElf(string source, string name, params string[] command)
    {
        using var workshop = new ElfWorkshop();

        var obj = command[0] == "rustc"
            ? CompileRust(workshop, source, name, command)
            : workshop.Compile(source, name, command);

        var comdat = ReadElf.ComdatSections(workshop.Run("readelf", "-gW", name + ".o"));
        var expected = ReadElf.Definitions(workshop.Run("readelf", "-sW", name + ".o"), ".symtab", comdat);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, obj.Definitions.Select(ReadElf.Describe));
        return obj;
    }

    /// <summary>rustc has no <c>-c</c>.</summary>
    private static ElfObject CompileRust(ElfWorkshop workshop, string source, string name, string[] command)
    {
        workshop.Write(name, source);
        workshop.Run([.. command, name, "-o", name + ".o"]);
        Assert.True(ElfObject.TryRead(workshop.Read(name + ".o"), out var obj, out var problem), problem);
        return obj;
    }
}
