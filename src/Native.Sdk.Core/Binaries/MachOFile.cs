namespace Native.Sdk.Binaries;

/// <summary>
/// The outer structure of a 64-bit little-endian Mach-O file: header, load commands, sections.
/// </summary>
/// <remarks>
/// Follows Apple's mach-o/loader.h. The start of an object file:
/// <code>
/// 00: cf fa ed fe 0c 00 00 01    MH_MAGIC_64, cputype CPU_TYPE_ARM64
/// 08: 00 00 00 00 01 00 00 00    cpusubtype, filetype MH_OBJECT
/// 10: 04 00 00 00 c8 03 00 00    number and size of the load commands
/// 18: 00 20 00 00 00 00 00 00    flags, reserved
/// 20: 19 00 00 00 68 03 00 00    LC_SEGMENT_64, its size; an object has one without a name, with all sections
/// </code>
/// </remarks>
internal sealed class MachOFile
{
    private const uint Magic = 0xfeed_facf;
    private const int HeaderSize = 32;

    /// <summary><c>MH_TWOLEVEL</c>.</summary>
    private const uint TwoLevel = 0x80;

    private MachOFile(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        var cursor = ReadMagic(bytes.Span);
        Cpu = (MachOCpu)cursor.U32();
        cursor.U32();   // cpusubtype
        Type = (MachOFileType)cursor.U32();
        Commands = ReadCommands(bytes, count: cursor.U32(), size: cursor.U32());
        HasTwoLevelNames = (cursor.U32() & TwoLevel) != 0;
        Sections = [.. Commands.Where(command => command.Type == MachOCommandType.Segment).SelectMany(ReadSections)];
    }

    /// <summary>The CPU.</summary>
    internal MachOCpu Cpu { get; }

    /// <summary>Object file, shared library, program.</summary>
    internal MachOFileType Type { get; }

    /// <summary>Whether each symbol that it needs says from which library; else the first one is taken.</summary>
    internal bool HasTwoLevelNames { get; }

    /// <summary>All load commands, in order.</summary>
    internal IReadOnlyList<MachOCommand> Commands { get; }

    /// <summary>The sections of all segments, in order; symbols count them from 1.</summary>
    internal IReadOnlyList<MachOSection> Sections { get; }

    /// <summary>The whole file.</summary>
    internal ReadOnlyMemory<byte> Bytes { get; }

    internal static MachOFile Read(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <summary>Whether the bytes start like a thin Mach-O file, of any word size and byte order.</summary>
    internal static bool HasMagic(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && new ByteCursor(bytes).U32() is Magic or 0xfeed_face or 0xcffa_edfe or 0xcefa_edfe;

    /// <summary>Whether the bytes start like a thin Mach-O file of 32 bits, little endian.</summary>
    internal static bool Is32Bit(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && new ByteCursor(bytes).U32() == 0xfeed_face;

    /// <summary>The one command of a type; null if there is none.</summary>
    /// <exception cref="BinaryFormatException">There are several.</exception>
    internal MachOCommand? FindOnly(MachOCommandType type)
    {
        MachOCommand? found = null;
        foreach (var command in Commands.Where(command => command.Type == type))
        {
            found = found is null
                ? command
                : throw new BinaryFormatException($"There are two load commands of type {type}.");
        }

        return found;
    }

    private static ByteCursor ReadMagic(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderSize)
        {
            throw new BinaryFormatException($"It ends after {file.Length} bytes, within the Mach-O header.");
        }

        var cursor = new ByteCursor(file[..HeaderSize]);
        return cursor.U32() == Magic
            ? cursor
            : throw new BinaryFormatException(HasMagic(file)
                ? "It is a Mach-O file of 32 bits or of big-endian byte order, which no .NET runs on."
                : "It is not a Mach-O file: it does not start with cf fa ed fe.");
    }

    private static List<MachOCommand> ReadCommands(ReadOnlyMemory<byte> file, uint count, uint size)
    {
        var rest = ByteRange.Slice(file, HeaderSize, size, "The load commands");
        var commands = new List<MachOCommand>();
        for (var i = 0u; i < count; i++)
        {
            var cursor = new ByteCursor(rest.Span);
            var type = (MachOCommandType)cursor.U32();
            var length = cursor.U32();
            if (length < MachOCommand.HeaderSize)
            {
                throw new BinaryFormatException($"Load command {i} is said to have {length} bytes.");
            }

            commands.Add(new MachOCommand(type, ByteRange.Slice(rest, 0, length, "Load command", i)));
            rest = rest[(int)length..];
        }

        return commands;
    }

    private static List<MachOSection> ReadSections(MachOCommand segment)
    {
        var cursor = segment.Content;
        cursor.Take(56);    // name, addresses, sizes, protection
        var count = cursor.U32();
        cursor.U32();       // flags
        var sections = new List<MachOSection>();
        for (var i = 0u; i < count; i++)
        {
            var name = ReadName(cursor.Take(16));
            var segmentName = ReadName(cursor.Take(16));
            cursor.U64();       // address
            var size = cursor.U64();
            cursor.Take(16);    // offset, alignment, relocations
            sections.Add(new MachOSection(segmentName, name, size, cursor.U32()));
            cursor.Take(12);    // reserved
        }

        return sections;
    }

    private static string ReadName(ReadOnlySpan<byte> name)
    {
        return ByteText.DecodeToNul(name);
    }
}
