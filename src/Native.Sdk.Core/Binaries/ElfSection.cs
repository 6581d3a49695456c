namespace Native.Sdk.Binaries;

/// <summary>One entry of the section header table (gABI, section header).</summary>
public sealed record ElfSection
{
    /// <summary>The name; empty where the file has no section names.</summary>
    public required string Name { get; init; }

    /// <summary><c>sh_type</c>.</summary>
    public required ElfSectionType Type { get; init; }

    /// <summary><c>sh_flags</c>.</summary>
    public required ElfSectionFlags Flags { get; init; }

    /// <summary><c>sh_addr</c>: address in memory, 0 when it is not loaded.</summary>
    public required ulong Address { get; init; }

    /// <summary><c>sh_offset</c>: offset in the file, in bytes.</summary>
    public required ulong Offset { get; init; }

    /// <summary><c>sh_size</c>: bytes in the file, or in memory for <see cref="ElfSectionType.NoBits"/>.</summary>
    public required ulong Size { get; init; }

    /// <summary><c>sh_link</c>: index of the section this one needs, 0 for none.</summary>
    public required uint Link { get; init; }

    /// <summary><c>sh_info</c>: its meaning depends on the type.</summary>
    public required uint Info { get; init; }

    /// <summary><c>sh_addralign</c>: 0 and 1 mean any address.</summary>
    public required ulong Alignment { get; init; }

    /// <summary><c>sh_entsize</c>: bytes of one entry of a table, else 0.</summary>
    public required ulong EntrySize { get; init; }

    /// <summary>Whether it has bytes in the file.</summary>
    public bool HasBytes => Type is not (ElfSectionType.Null or ElfSectionType.NoBits) && Size != 0;

    /// <summary>Whether it is in memory while the program runs.</summary>
    public bool IsLoaded => Flags.HasFlag(ElfSectionFlags.Alloc);
}
