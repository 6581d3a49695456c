namespace Native.Sdk.Binaries;

/// <summary>One entry of the section table of an object or an image (PE specification, section table).</summary>
/// <param name="Name">As the table has it: in objects, <c>/4</c> is a reference to a longer name.</param>
/// <param name="VirtualSize">Bytes in memory; 0 in objects.</param>
/// <param name="VirtualAddress">Relative to the image's base; 0 in objects.</param>
/// <param name="Size">Bytes in the file.</param>
/// <param name="Offset">Offset in the file; 0 when it has no bytes there.</param>
/// <param name="Flags">Its properties.</param>
internal sealed record CoffSection(
    string Name, uint VirtualSize, uint VirtualAddress, uint Size, uint Offset, CoffSectionFlags Flags)
{
    internal const int HeaderSize = 40;

    internal bool HasBytes => Offset != 0 && Size != 0 && !Flags.HasFlag(CoffSectionFlags.UninitializedData);

    internal bool IsCode => (Flags & (CoffSectionFlags.Code | CoffSectionFlags.Executable)) != 0;

    /// <summary>All sections: every one that has bytes lies within the file.</summary>
    internal static CoffSection[] ReadAll(ReadOnlyMemory<byte> file, uint offset, uint count)
    {
        var table = ByteRange.Slice(file, offset, count * (ulong)HeaderSize, "The section table");
        var cursor = new ByteCursor(table.Span);
        var sections = new CoffSection[count];
        for (var i = 0; i < sections.Length; i++)
        {
            sections[i] = Read(ref cursor);
            if (sections[i].HasBytes)
            {
                sections[i].GetBytes(file);
            }
        }

        return sections;
    }

    /// <summary>Its bytes; empty where it has none in the file.</summary>
    internal ReadOnlyMemory<byte> GetBytes(ReadOnlyMemory<byte> file) =>
        HasBytes ? ByteRange.Slice(file, Offset, Size, "A section") : default;

    private static CoffSection Read(ref ByteCursor cursor)
    {
        var name = ByteText.Decode(cursor.Take(8).TrimEnd((byte)0));
        var virtualSize = cursor.U32();
        var virtualAddress = cursor.U32();
        var size = cursor.U32();
        var offset = cursor.U32();
        cursor.Take(12);    // relocations and line numbers: two pointers, two counts
        return new CoffSection(name, virtualSize, virtualAddress, size, offset, (CoffSectionFlags)cursor.U32());
    }
}
