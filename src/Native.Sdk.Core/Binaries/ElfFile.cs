using System.Diagnostics.CodeAnalysis;

namespace Native.Sdk.Binaries;

/// <summary>
/// The outer structure of an ELF file, 32 or 64 bit, either byte order: header, sections, segments.
/// </summary>
/// <remarks>
/// Follows the System V gABI, chapters 4 and 5 (https://gabi.xinuos.com). A 64-bit little-endian shared library:
/// <code>
/// 00: 7f 45 4c 46 02 01 01 00 …    magic, ELFCLASS64, ELFDATA2LSB, version 1, OS ABI
/// 10: 03 00 3e 00 01 00 00 00      e_type ET_DYN, e_machine EM_X86_64, e_version
/// 18: e_entry e_phoff e_shoff      8 bytes each
/// 30: e_flags e_ehsize e_phentsize e_phnum e_shentsize e_shnum e_shstrndx
/// </code>
/// What does not fit into the header's 16 bits is in section 0: C++ objects with thousands of COMDAT sections have
/// <c>e_shnum</c> 0 and <c>e_shstrndx</c> 0xffff.
/// What has been read keeps this promise: every section and segment that has bytes lies within the file.
/// </remarks>
public sealed class ElfFile
{
    private ElfFile(ReadOnlyMemory<byte> bytes, ElfHeader header)
    {
        Bytes = bytes;
        Header = header;
        Sections = ElfTables.ReadSections(bytes, header);
        Segments = ElfTables.ReadSegments(bytes, header, Sections);
    }

    /// <summary>32 or 64 bit.</summary>
    public ElfClass Class => Header.Layout.Class;

    /// <summary>Little or big endian.</summary>
    public ElfByteOrder ByteOrder => Header.Layout.ByteOrder;

    /// <summary>Whose extensions of the format it uses.</summary>
    public ElfOsAbi OsAbi => Header.OsAbi;

    /// <summary>Object file, shared library, program.</summary>
    public ElfFileType Type => Header.Type;

    /// <summary>The CPU.</summary>
    public ElfMachine Machine => Header.Machine;

    /// <summary><c>e_flags</c>: the ABI variant, in bits that each CPU defines.</summary>
    public uint Flags => Header.Flags;

    /// <summary>All sections, the null section first, so that an index is an index. Empty if there are none.</summary>
    public IReadOnlyList<ElfSection> Sections { get; }

    /// <summary>All segments, in order. Object files have none.</summary>
    public IReadOnlyList<ElfSegment> Segments { get; }

    /// <summary>The whole file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    internal ElfHeader Header { get; }

    internal ElfLayout Layout => Header.Layout;

    /// <summary>Reads a file. <paramref name="bytes"/> must not change while the result is used.</summary>
    /// <returns>Whether it is a sound one; if not, <paramref name="problem"/> is a sentence that says why.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out ElfFile? file,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            (file, problem) = (Read(bytes), null);
            return true;
        }
        catch (BinaryFormatException e)
        {
            (file, problem) = (null, e.Message);
            return false;
        }
    }

    /// <summary>The section's bytes; empty where it has none in the file.</summary>
    public ReadOnlyMemory<byte> GetBytes(ElfSection section) =>
        section.HasBytes ? ByteRange.Slice(Bytes, section.Offset, section.Size, "A section") : default;

    /// <summary>The segment's bytes; empty where it has none in the file.</summary>
    public ReadOnlyMemory<byte> GetBytes(ElfSegment segment) =>
        segment.HasBytes ? ByteRange.Slice(Bytes, segment.Offset, segment.FileSize, "A segment") : default;

    internal static ElfFile Read(ReadOnlyMemory<byte> bytes) => new(bytes, ElfHeader.Read(bytes.Span));

    /// <summary>The one section of a type; null if there is none.</summary>
    /// <exception cref="BinaryFormatException">There are several: the gABI allows one.</exception>
    internal ElfSection? FindOnly(ElfSectionType type)
    {
        ElfSection? found = null;
        foreach (var section in Sections.Where(section => section.Type == type))
        {
            found = found is null
                ? section
                : throw new BinaryFormatException($"There are two sections of type {type}.");
        }

        return found;
    }

    /// <summary>The string table that a section's <c>sh_link</c> names.</summary>
    internal StringTable ReadLinkedStrings(ElfSection section) =>
        section.Link < (uint)Sections.Count
        && Sections[(int)section.Link] is { Type: ElfSectionType.StringTable } strings
            ? new StringTable(GetBytes(strings), Bytes.Length)
            : throw new BinaryFormatException(
                $"Section '{section.Name}' names section {section.Link} as its string table, which is none.");
}
