namespace Native.Sdk.Binaries;

/// <summary>
/// Reads notes (gABI, note section): three words (size of name, size of content, type), the name with its NUL, the
/// content; both padded to 4 bytes, or to 8 where the segment is aligned to 8 (<c>.note.gnu.property</c> on 64 bit).
/// <code>
/// 04 00 00 00  14 00 00 00  03 00 00 00  'G' 'N' 'U' 00  c0 ff ee …      build-id, 20 bytes
/// </code>
/// </summary>
internal static class ElfNotes
{
    /// <summary><c>NT_GNU_BUILD_ID</c>.</summary>
    private const uint BuildIdType = 3;

    /// <summary>The first GNU build-id in the segments, in lower-case hexadecimal; null if there is none.</summary>
    internal static string? FindBuildId(ElfFile file)
    {
        var budget = (ulong)file.Bytes.Length;
        foreach (var segment in file.Segments.Where(segment => segment.Type == ElfSegmentType.Note))
        {
            if (segment.FileSize > budget)
            {
                throw new BinaryFormatException("Its note segments overlap: together they are larger than the file.");
            }

            budget -= segment.FileSize;
            var notes = file.GetBytes(segment).Span;
            var id = FindBuildId(notes, segment.Alignment == 8 ? 8u : 4u, file.Layout);
            if (!id.IsEmpty)
            {
                return Convert.ToHexStringLower(id);
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> FindBuildId(ReadOnlySpan<byte> notes, uint alignment, ElfLayout layout)
    {
        var cursor = new ElfCursor(notes, layout);
        while (!cursor.AtEnd)
        {
            var nameSize = cursor.U32();
            var contentSize = cursor.U32();
            var type = cursor.U32();
            // The header takes 12 bytes, so with 8-byte padding it is header and name together that are padded.
            var name = cursor.Take(nameSize);
            cursor.Take(Math.Min(Padding(12UL + nameSize, alignment), cursor.Left));
            var content = cursor.Take(contentSize);
            cursor.Take(Math.Min(Padding(contentSize, alignment), cursor.Left));
            if (type == BuildIdType && name.SequenceEqual("GNU\0"u8))
            {
                return content;
            }
        }

        return [];
    }

    private static uint Padding(ulong size, uint alignment) => (uint)(-(long)size & (alignment - 1));
}
