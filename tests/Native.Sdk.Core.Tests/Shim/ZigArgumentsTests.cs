using Native.Sdk.Shim;

namespace Native.Sdk.Core.Tests.Shim;

/// <summary>What rustc and the cc crate say, and what zig hears.</summary>
public sealed class ZigArgumentsTests
{
    [Theory]

    // rustc for glibc needs nothing of it, but for what says again which linker and which target.
    [InlineData("x86_64-linux-gnu.2.17", "-Wl,--version-script=/t/list -Wl,--no-undefined-version -m64 /t/symbols.o -Wl,--as-needed -Wl,-Bstatic /r/libstd.rlib -Wl,-Bdynamic -lgcc_s -lutil -lrt -lpthread -lm -ldl -lc -Wl,--eh-frame-hdr -Wl,-z,noexecstack -o /o/libx.so -Wl,--gc-sections -shared -Wl,-z,relro,-z,now -nodefaultlibs -Wl,-soname=libx.so", null)]
    [InlineData("x86_64-linux-gnu.2.17", "-fuse-ld=lld -Wl,-O1 -static-libgcc a.o", "a.o")]

    // rustc for Windows.
    [InlineData("x86_64-windows-gnu", "-Wl,/t/a,b/list.def -fno-use-linker-plugin -Wl,--dynamicbase -Wl,--disable-auto-image-base -m64 a.o", "/t/a,b/list.def -Wl,--dynamicbase -m64 a.o")]
    [InlineData("x86_64-windows-gnu", "-lkernel32 -lgcc_eh -l:libpthread.a -lmsvcrt -lmingwex -lmingw32 -lgcc -lmsvcrt -luser32 -lssp_nonshared -lssp -Wl,--nxcompat -Wl,-O1", "-lkernel32 -lunwind -luser32 -Wl,--nxcompat")]
    [InlineData("x86-windows-gnu", "-Wl,--large-address-aware -o x.dll", "-o x.dll")]
    [InlineData("aarch64-windows-gnu", "-nolibc --unwindlib=none -o x.dll", "-o x.dll")]
    [InlineData("x86_64-linux-gnu", "-lgcc_eh -lgcc -lssp", "-lgcc_eh -lgcc -lssp")]

    // rustc and the cc crate for macOS.
    [InlineData("aarch64-macos.11.0", "-Wl,-exported_symbols_list -Wl,/t/list -liconv -lSystem -arch arm64 -mmacosx-version-min=11.0.0 -o x -Wl,-dead_strip", "-Wl,-exported_symbols_list -Wl,/t/list -lSystem -o x -Wl,-dead_strip")]
    [InlineData("x86_64-linux-gnu", "-liconv", "-liconv")]

    // The cc crate and others that compile C.
    [InlineData("aarch64-linux-gnu.2.17", "--target=aarch64-unknown-linux-gnu -O3 -c a.c", "-O3 -c a.c")]
    [InlineData("aarch64-linux-gnu.2.17", "-target aarch64-unknown-linux-gnu -c a.c", "-c a.c")]
    [InlineData("x86_64-linux-gnu", "-march=x86-64-v3 -mtune=generic", "-march=x86_64_v3")]
    [InlineData("x86_64-linux-gnu", "-march=skylake-avx512 -mcpu=cortex-a72", "-march=skylake_avx512 -mcpu=cortex_a72")]
    [InlineData("aarch64-linux-gnu", "-march=armv8-a", "")]
    [InlineData("aarch64-linux-gnu", "-march=armv8-a+crypto", "-mcpu=generic+crypto")]
    [InlineData("aarch64-linux-gnu", "-march=armv8.2-a+fp16+nosve", "-mcpu=generic+v8_2a+fullfp16")]
    [InlineData("arm-linux-gnueabihf", "-march=armv7-a -mfpu=vfpv3-d16", "-mfpu=vfpv3-d16")]
    [InlineData("riscv64-linux-gnu", "-march=rv64gc -mabi=lp64d", "-mabi=lp64d")]
    [InlineData("powerpc64le-linux-gnu", "-mcpu=power8", "-mcpu=pwr8")]

    // Values that look like options.
    [InlineData("x86_64-windows-gnu", "-o -lmsvcrt -I -march=x -D -arch", "-o -lmsvcrt -I -march=x -D -arch")]
    public void ArgumentsAreTranslated(string target, string caller, string? zig)
    {
        var translated = ZigArguments.Translate(caller.Split(' '), target);

        Assert.Equal(zig ?? caller, string.Join(' ', translated));
    }

    [Fact]
    public void WithApplesSdkItsLibrariesStay() =>
        Assert.Equal(["-liconv"], ZigArguments.Translate(["-liconv"], "aarch64-macos.11.0", hasAppleSdk: true));
}
