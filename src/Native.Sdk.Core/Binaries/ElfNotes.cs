using System.Numerics;

namespace Native.Sdk.Binaries;

/// <summary>
/// What the notes say (gABI, note section). A note: three words (size of name, size of content, type), the name with
/// its NUL, the content; both padded to 4 bytes, or to 8 where the segment is aligned to 8.
/// <code>
/// 04 00 00 00  14 00 00 00  03 00 00 00  'G' 'N' 'U' 00  c0 ff ee …      build-id, 20 bytes
/// 04 00 00 00  10 00 00 00  05 00 00 00  'G' 'N' 'U' 00                  properties (x86-64 psABI):
///              02 80 00 c0  04 00 00 00  07 00 00 00  00 00 00 00        type, size, value, padding to a word
/// </code>
/// </summary>
internal sealed class ElfNotes
{
    /// <summary><c>NT_GNU_BUILD_ID</c>.</summary>
    private const uint BuildIdType = 3;

    /// <summary><c>NT_GNU_PROPERTY_TYPE_0</c>.</summary>
    private const uint PropertyType = 5;

    /// <summary><c>GNU_PROPERTY_X86_ISA_1_NEEDED</c>.</summary>
    private const uint X86IsaNeeded = 0xc000_8002;

    private ElfNotes(ElfFile file)
    {
        var budget = (ulong)file.Bytes.Length;
        foreach (var segment in file.Segments)
        {
            if (segment.Type != ElfSegmentType.Note)
            {
                continue;
            }

            if (segment.FileSize > budget)
            {
                throw new BinaryFormatException("Its note segments overlap: together they are larger than the file.");
            }

            budget -= segment.FileSize;
            ReadSegment(file.GetBytes(segment).Span, segment.Alignment == 8 ? 8u : 4u, file);
        }
    }

    /// <summary>The first GNU build-id in the segments, in lower-case hexadecimal; null if there is none.</summary>
    internal string? BuildId { get; private set; }

    /// <summary>1 to 4 for x86-64-v1 to v4, the highest that is said to be needed; null if nothing is said.</summary>
    internal int? X86Level { get; private set; }

    internal static ElfNotes Read(ElfFile file) => new(file);

    private void ReadSegment(ReadOnlySpan<byte> notes, uint alignment, ElfFile file)
    {
        var cursor = new ElfCursor(notes, file.Layout);
        while (!cursor.AtEnd)
        {
            var nameSize = cursor.U32();
            var contentSize = cursor.U32();
            var type = cursor.U32();
            // The header takes 12 bytes, so with 8-byte padding it is header and name together that are padded.
            var isGnus = cursor.Take(nameSize).SequenceEqual("GNU\0"u8);
            cursor.Take(Math.Min(Padding(12UL + nameSize, alignment), cursor.Left));
            var content = cursor.Take(contentSize);
            cursor.Take(Math.Min(Padding(contentSize, alignment), cursor.Left));
            if (isGnus && type == BuildIdType && !content.IsEmpty)
            {
                BuildId ??= Convert.ToHexStringLower(content);
            }
            else if (isGnus && type == PropertyType && file.Machine is ElfMachine.X86_64 or ElfMachine.I386)
            {
                ReadX86Properties(content, file.Layout);
            }
        }
    }

    private void ReadX86Properties(ReadOnlySpan<byte> properties, ElfLayout layout)
    {
        var cursor = new ElfCursor(properties, layout);
        while (!cursor.AtEnd)
        {
            var type = cursor.U32();
            var size = cursor.U32();
            var value = new ElfCursor(cursor.Take(size), layout);
            cursor.Take(Math.Min(Padding(size, (uint)layout.WordSize), cursor.Left));
            if (type == X86IsaNeeded && value.U32() is var levels and not 0)
            {
                // A bit for each level, the lowest for x86-64-v1.
                X86Level = Math.Max(X86Level ?? 0, Math.Min(1 + BitOperations.Log2(levels), 4));
            }
        }
    }

    private static uint Padding(ulong size, uint alignment) => (uint)(-(long)size & (alignment - 1));
}
