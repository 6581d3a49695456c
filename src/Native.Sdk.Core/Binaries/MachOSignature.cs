namespace Native.Sdk.Binaries;

/// <summary>
/// Reads who signed an image (xnu, osfmk/kern/cs_blobs.h; big endian, whatever the CPU):
/// <code>
/// fa de 0c c0  00 00 01 14  00 00 00 01               CSMAGIC_EMBEDDED_SIGNATURE, size, how many blobs
///              00 00 00 00  00 00 00 14               kind CSSLOT_CODEDIRECTORY, offset
/// fa de 0c 02  00 00 01 00  00 02 04 00  00 02 00 02  CSMAGIC_CODEDIRECTORY, size, version, CS_ADHOC | linker-signed
/// </code>
/// </summary>
internal static class MachOSignature
{
    private const uint SuperBlobMagic = 0xfade_0cc0;
    private const uint CodeDirectoryMagic = 0xfade_0c02;
    private const uint AdHoc = 2;

    /// <summary>Whether it is signed by nobody: its hashes are there, and no certificate.</summary>
    internal static bool IsAdHoc(MachOFile file)
    {
        if (file.FindOnly(MachOCommandType.CodeSignature) is not { } command)
        {
            return false;
        }

        var location = command.Content;
        var signature = ByteRange.Slice(file.Bytes, location.U32(), location.U32(), "The code signature").Span;
        var cursor = new ByteCursor(signature, isBigEndian: true);
        if (cursor.U32() != SuperBlobMagic)
        {
            throw new BinaryFormatException("Its code signature starts like no signature.");
        }

        cursor.U32();   // size
        for (var left = cursor.U32(); left > 0; left--)
        {
            cursor.U32();   // kind: the magic says the same, and also finds the alternate code directories
            var offset = cursor.U32();
            if (FindFlags(signature, offset) is { } flags)
            {
                return (flags & AdHoc) != 0;
            }
        }

        return false;
    }

    /// <summary>A code directory's flags; null if the blob is something else.</summary>
    private static uint? FindFlags(ReadOnlySpan<byte> signature, uint offset)
    {
        if (offset >= (uint)signature.Length)
        {
            throw new BinaryFormatException(
                $"A part of its code signature is said to be at 0x{offset:x}, beyond its end.");
        }

        var cursor = new ByteCursor(signature[(int)offset..], isBigEndian: true);
        if (cursor.U32() != CodeDirectoryMagic)
        {
            return null;
        }

        cursor.U64();   // size, version
        return cursor.U32();
    }
}
