using System.Runtime.InteropServices;
using System.Text;
using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>Libraries of every linker, stripped, before the tools that read libraries and the loader itself.</summary>
public sealed class ElfStripperToolTests
{
    private const string C = """
        #include <stdio.h>
        static int zeroed[1000]; int shared = 40; __thread int per_thread = 1;
        __attribute__((constructor)) static void start(void) { zeroed[7] = 1; }
        int answer(int x) { return shared + per_thread + zeroed[7] + x - 1 + (stdout == 0); }
        """;

    private const string Cpp = """
        #include <map>
        #include <stdexcept>
        #include <string>
        template <class T> T thrown(T x) { if (x > 0) throw std::runtime_error("caught"); return x; }
        extern "C" int answer(int x) {
            std::map<std::string, int> m; m["a"] = 41;
            try { return thrown(x); } catch (const std::exception& e) { return m["a"] + x; }
        }
        """;

    private const string Rust = """
        #[no_mangle] pub extern "C" fn answer(x: i32) -> i32 {
            std::panic::set_hook(Box::new(|_| {}));
            std::panic::catch_unwind(|| { if x > 0 { panic!("caught") } x }).unwrap_or(41 + x)
        }
        """;

    private delegate int Answer(int x);

    [FactIfTool("gcc", "readelf", "nm")]
    public void LibraryOfGccAndGnuLdWorksStripped() => Check(C, "c.c", "gcc", "-g", "-shared", "-fPIC");

    [FactIfTool("gcc", "readelf", "nm")]
    public void OptimizedLibraryWithHardeningWorksStripped() => Check(
        C, "c.c", "gcc", "-g3", "-O2", "-shared", "-fPIC", "-Wl,-z,relro,-z,now,-z,noexecstack,--build-id=0xc0ffee00");

    [FactIfTool("g++", "readelf", "nm")]
    public void LibraryOfCppThatThrowsWorksStripped() =>
        Check(Cpp, "c.cpp", "g++", "-g", "-shared", "-fPIC", "-static-libstdc++");

    [FactIfTool("gcc", "ld.lld", "readelf", "nm")]
    public void LibraryOfLldWorksStripped() => Check(C, "c.c", "gcc", "-g", "-shared", "-fPIC", "-fuse-ld=lld");

    [FactIfTool("clang", "ld.lld", "readelf", "nm")]
    public void LibraryOfClangAndLldWorksStripped() => Check(
        C, "c.c", "clang", "-g", "-shared", "-fPIC", "-fuse-ld=lld", "-Wl,-z,separate-code,--build-id");

    [FactIfTool("gcc", "ld.gold", "readelf", "nm")]
    public void LibraryOfGoldWorksStripped() => Check(C, "c.c", "gcc", "-g", "-shared", "-fPIC", "-fuse-ld=gold");

    [FactIfTool("rustc", "readelf", "nm")]
    public void LibraryOfRustcWorksStripped() => Check(Rust, "r.rs", "rustc", "-g", "--crate-type=cdylib");

    [FactIfTool("gcc", "strip", "readelf", "nm")]
    public void LibraryThatIsStrippedAlreadyWorks() => Check(C, "c.c", "gcc", "-s", "-shared", "-fPIC");

    [FactIfTool("gcc", "patchelf", "readelf", "nm")]
    public void LibraryThatPatchelfChangedWorksStripped()
    {
        using var workshop = new ElfWorkshop();
        workshop.Write("c.c", C);
        workshop.Run("gcc", "-g", "-shared", "-fPIC", "c.c", "-o", "before.so");
        // Long enough to make it append a segment behind the debug information, and sort the sections anew.
        workshop.Run("patchelf", "--set-rpath", "/" + new string('x', 5000), "before.so");

        Check(workshop);

        Assert.DoesNotContain(workshop["c.c"], Encoding.Latin1.GetString(workshop.Read("after.so")));
    }

    [FactIfTool("clang", "ld.lld", "readelf")]
    public void WhatDescribesTheAbiStays()
    {
        using var workshop = new ElfWorkshop();
        workshop.Write("a.c", "int f(int x) { return x; }");
        var attributes = new[] { "armv7-linux-gnueabihf", "riscv64-linux-gnu" }.Select(target =>
        {
            string[] compile = ["clang", "--target=" + target, "-g", "-shared", "-fPIC", "-nostdlib", "-fuse-ld=lld"];
            workshop.Run([.. compile, "a.c", "-o", "before.so"]);
            Strip(workshop);
            var before = workshop.Run("readelf", "-AW", "before.so");
            return (Before: before, After: workshop.Run("readelf", "-AW", "after.so"));
        }).ToArray();

        Assert.All(attributes, compared => Assert.Contains("Attribute Section", compared.Before));
        Assert.All(attributes, compared => Assert.Equal(compared.Before, compared.After));
    }

    /// <summary>lld writes it among the debug information, and a segment says where it is.</summary>
    [FactIfZig("readelf")]
    public void WhatDescribesTheAbiOfRiscVDoesNotKeepTheDebugInformation()
    {
        using var workshop = new ElfWorkshop();
        workshop.Write("c.c", C);
        workshop.Run(
            Zig.Program!, "cc", "-target", "riscv64-linux-gnu.2.36", "-g", "-shared", "c.c", "-o", "before.so");

        Strip(workshop);

        var all = workshop.Run("readelf", "-aW", "after.so");
        Assert.DoesNotContain("readelf:", all);
        Assert.Equal(workshop.Run("readelf", "-AW", "before.so"), workshop.Run("readelf", "-AW", "after.so"));
        Assert.True(ElfFile.TryRead(workshop.Read("after.so"), out var file, out _));
        var attributes = file.Sections.Single(section => section.Type == ElfSectionType.CpuAttributes);
        var segment = file.Segments.Single(segment => segment.Type == (ElfSegmentType)0x7000_0003);
        Assert.Equal((attributes.Offset, attributes.Size), (segment.Offset, segment.FileSize));
        var loads = file.Segments.Where(one => one.Type == ElfSegmentType.Load);
        var image = loads.Max(load => load.Offset + load.FileSize);
        Assert.InRange((ulong)file.Bytes.Length, image, image + 4096);
    }

    [FactIfTool("gcc", "readelf")]
    public void TracePointsStay()
    {
        using var workshop = new ElfWorkshop();
        workshop.Write("a.c", """
            void f(void) {
                __asm__(
                    "1: nop\n.pushsection .note.stapsdt,\"\",\"note\"\n"
                    ".balign 4\n.4byte 8, 3f-2f, 3\n.asciz \"stapsdt\"\n"
                    "2: .8byte 1b, 0, 0\n.asciz \"provider\"\n.asciz \"probe\"\n.asciz \"\"\n"
                    "3: .balign 4\n.popsection");
            }
            """);
        workshop.Run("gcc", "-g", "-shared", "-fPIC", "a.c", "-o", "before.so");

        Strip(workshop);

        Assert.Contains("Name: probe", workshop.Run("readelf", "-nW", "after.so"));
    }

    [FactIfTool("gcc", "gdb")]
    public void DebuggerFindsTheSymbolsFileByBuildId()
    {
        using var workshop = new ElfWorkshop();
        workshop.Write("c.c", C);
        workshop.Run("gcc", "-g", "-shared", "-fPIC", "-Wl,--build-id=0xc0ffee00", "c.c", "-o", "before.so");
        Strip(workshop);
        workshop.Write("debug/.build-id/c0/ffee00.debug", workshop.Read("before.so"));

        string[] gdb = ["gdb", "-nx", "-batch", "-ex", "set debug-file-directory debug"];
        var found = workshop.Run([.. gdb, "-ex", "file after.so", "-ex", "info line answer"]);

        Assert.Contains("Line 4 of \"c.c\"", found);
    }

    private static void Check(string source, string name, params string[] command)
    {
        using var workshop = new ElfWorkshop();
        workshop.Write(name, source);
        workshop.Run([.. command, name, "-o", "before.so"]);
        Check(workshop);
    }

    private static void Check(ElfWorkshop workshop)
    {
        Strip(workshop);

        // readelf -a reads everything there is and warns of what does not fit together.
        var all = workshop.Run("readelf", "-aW", "after.so");
        Assert.DoesNotContain("readelf:", all);
        Assert.DoesNotContain(".symtab", all);
        Assert.DoesNotContain(".debug_", all);
        Assert.Equal(workshop.Run("nm", "-D", "before.so"), workshop.Run("nm", "-D", "after.so"));
        Assert.Equal(42, Call(workshop["after.so"], 1));
    }

    private static void Strip(ElfWorkshop workshop)
    {
        Assert.True(ElfStripper.TryStrip(workshop.Read("before.so"), out var stripped, out var problem), problem);
        workshop.Write("after.so", stripped);
    }

    private static int Call(string path, int x)
    {
        var library = System.Runtime.InteropServices.NativeLibrary.Load(path);
        try
        {
            return Marshal.GetDelegateForFunctionPointer<Answer>(System.Runtime.InteropServices.NativeLibrary.GetExport(library, "answer"))(x);
        }
        finally
        {
            System.Runtime.InteropServices.NativeLibrary.Free(library);
        }
    }
}
