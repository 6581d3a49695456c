using System.Buffers.Binary;

namespace Native.Sdk.Binaries;

/// <summary>Writes numbers one after the other, in the file's byte order and word size.</summary>
internal ref struct ElfWriter(Span<byte> bytes, ElfLayout layout)
{
    private Span<byte> _rest = bytes;

    internal void U16(ushort value)
    {
        if (layout.IsBigEndian)
        {
            BinaryPrimitives.WriteUInt16BigEndian(_rest, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(_rest, value);
        }

        _rest = _rest[2..];
    }

    internal void U32(uint value)
    {
        if (layout.IsBigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(_rest, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(_rest, value);
        }

        _rest = _rest[4..];
    }

    /// <summary>An address, an offset or a size: 4 or 8 bytes by class.</summary>
    internal void Word(ulong value)
    {
        if (!layout.Is64)
        {
            U32((uint)value);
            return;
        }

        if (layout.IsBigEndian)
        {
            BinaryPrimitives.WriteUInt64BigEndian(_rest, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(_rest, value);
        }

        _rest = _rest[8..];
    }

    /// <summary>A section header (gABI, section header).</summary>
    internal void Section(ElfSection section, uint nameOffset)
    {
        U32(nameOffset);
        U32((uint)section.Type);
        Word((ulong)section.Flags);
        Word(section.Address);
        Word(section.Offset);
        Word(section.Size);
        U32(section.Link);
        U32(section.Info);
        Word(section.Alignment);
        Word(section.EntrySize);
    }
}
