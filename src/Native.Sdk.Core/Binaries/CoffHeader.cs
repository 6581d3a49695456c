namespace Native.Sdk.Binaries;

/// <summary>
/// The header of an object file: the usual one (PE specification, COFF file header), or that of <c>/bigobj</c>
/// (<c>ANON_OBJECT_HEADER_BIGOBJ</c> in winnt.h), in which section numbers have 32 bits.
/// </summary>
internal sealed record CoffHeader(
    CoffMachine Machine, bool IsBig, bool IsLtoOnly,
    uint SectionTable, uint SectionCount, uint SymbolTable, uint SymbolCount)
{
    /// <summary>Bytes of a symbol table entry.</summary>
    internal uint SymbolSize => IsBig ? 20u : (uint)ShortSymbolSize;

    /// <summary>The same where there is no <c>/bigobj</c>; in images.</summary>
    internal const ulong ShortSymbolSize = 18;

    /// <summary><c>{D1BAA1C7-BAEE-4BA9-AF20-FAF66AA4DCB8}</c>.</summary>
    private static ReadOnlySpan<byte> BigObjectClass =>
        [0xc7, 0xa1, 0xba, 0xd1, 0xee, 0xba, 0xa9, 0x4b, 0xaf, 0x20, 0xfa, 0xf6, 0x6a, 0xa4, 0xdc, 0xb8];

    /// <summary><c>{0CB3FE38-D9A5-4DAB-AC9B-D6B6222653C2}</c>: what cl writes with <c>/GL</c>.</summary>
    private static ReadOnlySpan<byte> IntermediateCodeClass =>
        [0x38, 0xfe, 0xb3, 0x0c, 0xa5, 0xd9, 0xab, 0x4d, 0xac, 0x9b, 0xd6, 0xb6, 0x22, 0x26, 0x53, 0xc2];

    /// <summary>Whether the bytes start like either header.</summary>
    internal static bool HasMagic(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xff, 0xff])
        || (file.Length >= 2 && IsKnown((CoffMachine)new ByteCursor(file).U16()));

    internal static CoffHeader Read(ReadOnlySpan<byte> file)
    {
        var cursor = new ByteCursor(file);
        var machine = (CoffMachine)cursor.U16();
        if (machine == 0 && cursor.U16() == 0xffff)
        {
            return ReadAnonymous(ref cursor);
        }

        if (!IsKnown(machine))
        {
            throw new BinaryFormatException(
                $"It is not a COFF object: it starts with the unknown CPU 0x{(ushort)machine:x}.");
        }

        uint sections = cursor.U16();
        cursor.U32();   // TimeDateStamp
        var symbols = cursor.U32();
        var symbolCount = cursor.U32();
        uint optionalHeader = cursor.U16();
        cursor.U16();   // Characteristics
        return new CoffHeader(machine, IsBig: false, IsLtoOnly: false,
            20 + optionalHeader, sections, symbols, symbolCount);
    }

    private static CoffHeader ReadAnonymous(ref ByteCursor cursor)
    {
        var version = cursor.U16();
        var machine = (CoffMachine)cursor.U16();
        if (version == 0)
        {
            throw new BinaryFormatException("It is a member of an import library, not an object.");
        }

        cursor.U32();   // TimeDateStamp
        var id = cursor.Take(16);
        if (id.SequenceEqual(IntermediateCodeClass))
        {
            return new CoffHeader(machine, IsBig: false, IsLtoOnly: true, 0, 0, 0, 0);
        }

        if (!id.SequenceEqual(BigObjectClass) || !IsKnown(machine))
        {
            throw new BinaryFormatException(
                $"It is an object of an unknown kind: class {new Guid(id)}, CPU 0x{(ushort)machine:x}.");
        }

        cursor.Take(16);    // SizeOfData, Flags, MetaDataSize, MetaDataOffset
        return new CoffHeader(machine, IsBig: true, IsLtoOnly: false,
            56, SectionCount: cursor.U32(), SymbolTable: cursor.U32(), SymbolCount: cursor.U32());
    }

    private static bool IsKnown(CoffMachine machine) =>
        machine is CoffMachine.I386 or CoffMachine.Amd64 or CoffMachine.Arm64 or CoffMachine.ArmNT;
}
