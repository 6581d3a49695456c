namespace Native.Sdk.Bindings;

/// <summary>
/// What C's own headers promise about their typedefs. On one platform alone a size_t looks like an unsigned long; the name
/// tells that it is not.
/// </summary>
/// <remarks>C23, 7.21 (stddef.h), 7.22 (stdint.h), 7.29 (time.h); POSIX.1-2024, sys/types.h.</remarks>
internal static class StandardTypes
{
    private static readonly Dictionary<string, StandardType> Known = new(StringComparer.Ordinal)
    {
        ["int8_t"] = StandardType.Measured, ["uint8_t"] = StandardType.Measured, ["int16_t"] = StandardType.Measured, ["uint16_t"] = StandardType.Measured,
        ["int32_t"] = StandardType.Measured, ["uint32_t"] = StandardType.Measured, ["int64_t"] = StandardType.Measured, ["uint64_t"] = StandardType.Measured,
        ["u_int8_t"] = StandardType.Measured, ["u_int16_t"] = StandardType.Measured, ["u_int32_t"] = StandardType.Measured, ["u_int64_t"] = StandardType.Measured,
        ["__int64_t"] = StandardType.Measured, ["__uint64_t"] = StandardType.Measured,
        ["intmax_t"] = StandardType.Measured, ["uintmax_t"] = StandardType.Measured,
        ["size_t"] = StandardType.PointerSized, ["ssize_t"] = StandardType.PointerSized, ["ptrdiff_t"] = StandardType.PointerSized,
        ["intptr_t"] = StandardType.PointerSized, ["uintptr_t"] = StandardType.PointerSized, ["rsize_t"] = StandardType.PointerSized,
        ["__ssize_t"] = StandardType.PointerSized, ["__intptr_t"] = StandardType.PointerSized,
        ["wchar_t"] = StandardType.WideCharacter, ["wint_t"] = StandardType.Measured,
        ["time_t"] = StandardType.Measured, ["clock_t"] = StandardType.Measured, ["suseconds_t"] = StandardType.Measured, ["off_t"] = StandardType.Measured,
        ["off64_t"] = StandardType.Measured, ["dev_t"] = StandardType.Measured, ["ino_t"] = StandardType.Measured, ["ino64_t"] = StandardType.Measured,
        ["nlink_t"] = StandardType.Measured, ["blksize_t"] = StandardType.Measured, ["blkcnt_t"] = StandardType.Measured, ["blkcnt64_t"] = StandardType.Measured,
        ["fsblkcnt_t"] = StandardType.Measured, ["fsfilcnt_t"] = StandardType.Measured, ["rlim_t"] = StandardType.Measured, ["pthread_t"] = StandardType.Measured,
        ["__time_t"] = StandardType.Measured, ["__off_t"] = StandardType.Measured, ["__off64_t"] = StandardType.Measured, ["__suseconds_t"] = StandardType.Measured,
        ["__syscall_slong_t"] = StandardType.Measured, ["__dev_t"] = StandardType.Measured, ["__ino_t"] = StandardType.Measured, ["__nlink_t"] = StandardType.Measured,
        ["__blksize_t"] = StandardType.Measured, ["__blkcnt_t"] = StandardType.Measured, ["__clock_t"] = StandardType.Measured,
        ["LONG_PTR"] = StandardType.PointerSized, ["ULONG_PTR"] = StandardType.PointerSized, ["SIZE_T"] = StandardType.PointerSized,
        ["INT_PTR"] = StandardType.PointerSized, ["UINT_PTR"] = StandardType.PointerSized, ["DWORD"] = StandardType.Measured, ["LONG"] = StandardType.Measured,
        ["ULONG"] = StandardType.Measured,
    };

    /// <summary>What a name promises.</summary>
    public static StandardType Of(string name) => Known.GetValueOrDefault(name);
}
