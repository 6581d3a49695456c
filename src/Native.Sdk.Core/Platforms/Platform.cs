using Native.Sdk.Binaries;

namespace Native.Sdk.Platforms;

/// <summary>One row of the platform table: what a runtime identifier means to each tool.</summary>
/// <param name="Rid">Portable .NET runtime identifier, for example <c>linux-musl-x64</c>.</param>
/// <param name="Os">Operating system.</param>
/// <param name="Cpu">The RID's own word: x64, arm64, arm, x86, riscv64, s390x, ppc64le, loongarch64.</param>
/// <param name="CLibrary">C library.</param>
/// <param name="ZigTarget">Target of <c>zig cc -target</c>, without the glibc version.</param>
/// <param name="RustTarget">Target triple of <c>cargo --target</c>.</param>
/// <param name="GnuPrefix">Prefix of GNU cross tools (<c>aarch64-linux-gnu</c>); empty where there are none.</param>
/// <param name="Baseline">Oldest glibc, or macOS, that libraries are built for by default, and the oldest that the compilers can target; else empty.</param>
public sealed record Platform(
    string Rid, TargetOs Os, string Cpu, CLibrary CLibrary,
    string ZigTarget, string RustTarget, string GnuPrefix, string Baseline)
{
    /// <summary>The file name of a dynamic library: <c>libx.so</c>, <c>x.dll</c>, <c>libx.dylib</c>.</summary>
    public string DynamicLibrary(string name) => Os switch
    {
        TargetOs.Windows => name + ".dll",
        TargetOs.MacOS => "lib" + name + ".dylib",
        _ => "lib" + name + ".so",
    };

    /// <summary>
    /// The Rust target whose libraries GNU tools and zig can link: on Windows not Microsoft's, and LLVM's own for arm64,
    /// which has no other.
    /// </summary>
    public string RustGnuTarget => RustTarget.EndsWith("-msvc", StringComparison.Ordinal)
        ? RustTarget[..^"msvc".Length] + (Cpu == "arm64" ? "gnullvm" : "gnu")
        : RustTarget;

    /// <summary>What its object files and libraries are.</summary>
    public BinaryFormat Format => Os switch
    {
        TargetOs.Windows => BinaryFormat.Pe,
        TargetOs.MacOS => BinaryFormat.MachO,
        _ => BinaryFormat.Elf,
    };

    /// <summary>Whether a library can be one of this platform's, as far as its format and CPU tell.</summary>
    public bool Takes(SharedLibrary library) => library.Format == Format && library.Cpus.Contains(Cpu);

    /// <inheritdoc/>
    public override string ToString() => Rid;
}
