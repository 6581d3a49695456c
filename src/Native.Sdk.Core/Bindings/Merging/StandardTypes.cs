namespace Native.Sdk.Bindings;

/// <summary>
/// What C's own headers promise about their typedefs. On one platform alone a size_t looks like an unsigned long; the name
/// tells that it is not.
/// </summary>
/// <remarks>C23, 7.21 (stddef.h), 7.22 (stdint.h), 7.29 (time.h); POSIX.1-2024, sys/types.h.</remarks>
internal static class StandardTypes
{
    private static readonly HashSet<string> Measured = new(StringComparer.Ordinal)
    {
        "int8_t", "uint8_t", "int16_t", "uint16_t", "int32_t", "uint32_t", "int64_t", "uint64_t", "u_int8_t", "u_int16_t",
        "u_int32_t", "u_int64_t", "__int64_t", "__uint64_t", "intmax_t", "uintmax_t", "wint_t", "time_t", "clock_t",
        "suseconds_t", "off_t", "off64_t", "dev_t", "ino_t", "ino64_t", "nlink_t", "blksize_t", "blkcnt_t", "blkcnt64_t",
        "fsblkcnt_t", "fsfilcnt_t", "rlim_t", "pthread_t", "__time_t", "__off_t", "__off64_t", "__suseconds_t",
        "__syscall_slong_t", "__dev_t", "__ino_t", "__nlink_t", "__blksize_t", "__blkcnt_t", "__clock_t", "DWORD", "LONG",
        "ULONG",
    };

    private static readonly HashSet<string> PointerSized = new(StringComparer.Ordinal)
    {
        "size_t", "ssize_t", "ptrdiff_t", "intptr_t", "uintptr_t", "rsize_t", "__ssize_t", "__intptr_t", "LONG_PTR", "ULONG_PTR",
        "SIZE_T", "INT_PTR", "UINT_PTR",
    };

    /// <summary>What a name promises.</summary>
    public static StandardType Of(string name) =>
        name == "wchar_t" ? StandardType.WideCharacter
        : Measured.Contains(name) ? StandardType.Measured
        : PointerSized.Contains(name) ? StandardType.PointerSized
        : StandardType.Unknown;
}
