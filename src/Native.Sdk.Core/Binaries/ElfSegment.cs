namespace Native.Sdk.Binaries;

/// <summary>One entry of the program header table (gABI, program header): what the loader works with.</summary>
public sealed record ElfSegment
{
    /// <summary><c>p_type</c>.</summary>
    public required ElfSegmentType Type { get; init; }

    /// <summary><c>p_flags</c>.</summary>
    public required ElfSegmentFlags Flags { get; init; }

    /// <summary><c>p_offset</c>: offset in the file, in bytes.</summary>
    public required ulong Offset { get; init; }

    /// <summary><c>p_vaddr</c>: address in memory, before the loader adds where it put the library.</summary>
    public required ulong Address { get; init; }

    /// <summary><c>p_filesz</c>: bytes in the file.</summary>
    public required ulong FileSize { get; init; }

    /// <summary><c>p_memsz</c>: bytes in memory; what the file does not give is zero.</summary>
    public required ulong MemorySize { get; init; }

    /// <summary><c>p_align</c>.</summary>
    public required ulong Alignment { get; init; }

    /// <summary>Whether it has bytes in the file.</summary>
    public bool HasBytes => Type != ElfSegmentType.Null && FileSize != 0;
}
