using Native.Sdk.Binaries;
using Native.Sdk.Verification;

namespace Native.Sdk.Tool;

/// <summary>For which platforms a library is, as its content tells where its place does not.</summary>
internal static class LibraryPlatform
{
    /// <summary>
    /// The runtime identifiers; of a universal Mach-O file one for each CPU. What needs no C library could be anybody's,
    /// and is taken for glibc's.
    /// </summary>
    public static IEnumerable<string> Of(SharedLibrary library) => library.Cpus.Select(cpu => $"{System(library)}-{cpu}");

    /// <summary>Of what cannot be read: the system that has files of such a name.</summary>
    public static string OfName(string path) =>
        NativeFile.IsDll(path) ? "win" : path.EndsWith(".dylib", StringComparison.OrdinalIgnoreCase) ? "osx" : "linux";

    private static string System(SharedLibrary library) => library switch
    {
        { Format: BinaryFormat.Pe } => "win",
        { Format: BinaryFormat.MachO } => "osx",
        { Elf: { } elf } => ElfSystem.Of(elf) switch
        {
            "freebsd" => "freebsd",
            "bionic" => "android",
            "musl" => "linux-musl",
            _ => "linux",
        },
        _ => "linux",
    };
}
