namespace Native.Sdk.Binaries;

/// <summary>One entry of a symbol table (gABI, symbol table).</summary>
public sealed record ElfSymbol
{
    /// <summary>
    /// The name as the table has it: mangled for C++ and Rust. In an object file, <c>.symver</c> leaves names like
    /// <c>f@V1</c> and <c>f@@V2</c>.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Who sees it.</summary>
    public required ElfBinding Binding { get; init; }

    /// <summary>What it names.</summary>
    public required ElfSymbolType Type { get; init; }

    /// <summary>Whether it leaves its library.</summary>
    public required ElfVisibility Visibility { get; init; }

    /// <summary>Whether the file defines it; else it only refers to it (<c>SHN_UNDEF</c>).</summary>
    public required bool IsDefined { get; init; }

    /// <summary>
    /// Index into <see cref="ElfFile.Sections"/>, extended numbering resolved; 0 where there is no section:
    /// undefined, common and absolute symbols.
    /// </summary>
    public required uint SectionIndex { get; init; }

    /// <summary><c>st_value</c>: an address in a library, an offset in its section in an object file.</summary>
    public required ulong Value { get; init; }

    /// <summary><c>st_size</c>: in bytes, 0 for unknown.</summary>
    public required ulong Size { get; init; }

    /// <summary>
    /// Whether its section belongs to a COMDAT group: C++ inline functions and template instances, of which every
    /// object file has its own and the linker keeps one. Only object files have groups.
    /// </summary>
    public bool InComdat { get; init; }

    /// <summary>
    /// The version under which a library exports it; null if it has none. Only read for the dynamic symbols: in an
    /// object file the version is part of the name.
    /// </summary>
    public string? Version { get; init; }

    /// <summary>
    /// Whether those find it that ask for no version: linkers and <c>dlsym</c>. True for <c>f@@V2</c> and for <c>f</c>
    /// without a version, false for <c>f@V1</c>, which is only there for programs linked long ago.
    /// </summary>
    public bool IsDefaultVersion { get; init; } = true;

    /// <summary>Whether other libraries may see it: not hidden, not internal, not local.</summary>
    public bool IsVisible =>
        Binding != ElfBinding.Local && Visibility is (ElfVisibility.Default or ElfVisibility.Protected);
}
