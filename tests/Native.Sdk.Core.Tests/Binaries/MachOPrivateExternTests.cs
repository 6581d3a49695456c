using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Binaries;

public sealed class MachOPrivateExternTests
{
    private static readonly string[] Sources =
    [
        """
        int tentative; int data = 1; const int constant = 2; __thread int thread = 3;
        int second(int); __attribute__((weak)) int weak(void) { return 4; }
        int api(int x) { return second(x) + tentative + data + constant + thread + weak(); }
        """,
        """
        #include <string>
        template <class T> struct Holder { virtual ~Holder() {} virtual T get() { return T(); } };
        template struct Holder<long>;
        extern "C" __attribute__((weak)) int weak() { return 5; }
        extern "C" int second(int x) { return std::to_string(x).size() + Holder<int>().get() + weak(); }
        extern "C" int kept = 6;
        """,
    ];

    [Fact]
    public void OnlyTheTypesOfOtherDefinitionsChange()
    {
        var before = BinarySpecimen.MachOObjectArm64;

        var after = Hide(before, "strong", "data");

        var changes = Enumerable.Range(0, before.Length).Where(i => before[i] != after[i])
            .Select(i => before[i] ^ after[i]);
        Assert.Equal(["strong", "data"], Visible(after).OrderDescending(StringComparer.Ordinal));
        Assert.Equal([0x10, 0x10, 0x10, 0x10], changes);    // largest, marked, weak, zero; hidden has it already
        Assert.Equal(after, Hide(after, "strong", "data"));
    }

    [Fact]
    public void NothingChangesWhereEverythingIsKept()
    {
        var names = new[] { "_Z7largestIiET_S0_S0_", "data", "marked", "strong", "weak", "zero" };

        Assert.Equal(BinarySpecimen.MachOObjectX64, Hide(BinarySpecimen.MachOObjectX64, names));
    }

    [FactIfZig]
    public void ZigExportsWhatIsKeptAndNothingElse()
    {
        using var workshop = new Workshop();
        foreach (var target in new[] { "aarch64-macos", "x86_64-macos" })
        {
            string[] link = [Zig.Program!, "c++", "-target", target, "-shared", "0.o", "1.o", "-o"];
            byte[][] objects =
            [
                workshop.CompileToBytes(Sources[0], "0.c", Zig.Program!, "cc", "-target", target, "-O1"),
                workshop.CompileToBytes(Sources[1], "1.cpp", Zig.Program!, "c++", "-target", target, "-O1"),
            ];
            Write(objects);
            workshop.Run([.. link, "before.dylib"]);
            Write([.. objects.Select(bytes => Hide(bytes, "api", "kept"))]);
            workshop.Run([.. link, "after.dylib"]);

            var before = Exports("before.dylib");
            var after = Exports("after.dylib");

            Assert.Empty(
                new[] { "api", "constant", "data", "kept", "second", "tentative", "thread", "weak" }.Except(before));
            Assert.Equal(["api", "kept"], after.Where(name => !IsOfTheRuntime(name)).Order(StringComparer.Ordinal));
        }

        void Write(byte[][] objects)
        {
            for (var i = 0; i < objects.Length; i++)
            {
                workshop.Write($"{i}.o", objects[i]);
            }
        }

        IReadOnlyList<string> Exports(string file)
        {
            Assert.True(SharedLibrary.TryRead(workshop.Read(file), out var library, out var problem), problem);
            return library.Exports;
        }

        // zig links its own libc++ statically; of that, the replaceable operators new and delete stay visible.
        static bool IsOfTheRuntime(string name) =>
            name.StartsWith("_Zn", StringComparison.Ordinal) || name.StartsWith("_Zd", StringComparison.Ordinal);
    }

    [Fact]
    public void LibraryIsNoObject()
    {
        var names = new HashSet<string>();

        Assert.False(MachOPrivateExtern.TryHideAllBut(BinarySpecimen.MachOLibraryX64, names, out _, out var problem));

        Assert.Equal("It is not an object file: its Mach-O type is DynamicLibrary.", problem);
    }

    private static byte[] Hide(byte[] bytes, params string[] kept)
    {
        var names = kept.ToHashSet();
        Assert.True(MachOPrivateExtern.TryHideAllBut(bytes, names, out var hidden, out var problem), problem);
        return hidden;
    }

    private static IEnumerable<string> Visible(byte[] bytes)
    {
        Assert.True(MachOObject.TryRead(bytes, out var obj, out var problem), problem);
        return obj.Definitions.Where(symbol => symbol.IsVisible).Select(symbol => symbol.Name);
    }
}
