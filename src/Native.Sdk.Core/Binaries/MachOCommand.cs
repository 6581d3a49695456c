namespace Native.Sdk.Binaries;

/// <summary>A load command (mach-o/loader.h): its type, its size, and what the type defines.</summary>
/// <param name="Type">What it says.</param>
/// <param name="Bytes">All of it, type and size included.</param>
internal sealed record MachOCommand(MachOCommandType Type, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Bytes of type and size.</summary>
    internal const int HeaderSize = 8;

    /// <summary>Reads what follows type and size.</summary>
    internal ByteCursor Content => new(Bytes.Span[HeaderSize..]);

    /// <summary>
    /// Its string (<c>union lc_str</c>): the first number is the offset in the command, and it ends with a NUL or with
    /// the command.
    /// </summary>
    internal string ReadString()
    {
        var offset = Content.U32();
        if (offset >= (uint)Bytes.Length)
        {
            throw new BinaryFormatException(
                $"The name in load command {Type} starts at {offset}, beyond its {Bytes.Length} bytes.");
        }

        var rest = Bytes.Span[(int)offset..];
        return ByteText.DecodeToNul(rest);
    }
}
