using Native.Sdk.Binaries;

namespace Native.Sdk.Verification;

/// <summary>For which system an ELF library was linked, as far as its needs tell.</summary>
public static class ElfSystem
{
    /// <summary>glibc, musl, bionic, freebsd; null if it needs none of them.</summary>
    public static string? Of(ElfSharedLibrary elf)
    {
        if (elf.File.OsAbi == ElfOsAbi.FreeBsd || elf.Needed.Contains("libc.so.7") || elf.VersionNeeds.Any(need => need.Version.StartsWith("FBSD_", StringComparison.Ordinal)))
        {
            return "freebsd";
        }

        if (elf.Needed.Any(name => name == "libc.so" || name.StartsWith("libc.musl-", StringComparison.Ordinal) || name.StartsWith("ld-musl-", StringComparison.Ordinal)))
        {
            // Android's has the same name, and the other libraries of a C library beside it, which musl has not.
            return elf.Needed.Any(name => name is "libdl.so" or "libm.so" or "liblog.so") ? "bionic" : "musl";
        }

        return elf.Needed.Any(name => name is "libc.so.6" or "libc.so.6.1") || elf.VersionNeeds.Any(need => need.Version.StartsWith("GLIBC_", StringComparison.Ordinal))
            ? "glibc"
            : null;
    }
}
