using System.Collections;

namespace Native.Sdk.Binaries;

/// <summary>
/// Finds the sections of COMDAT groups (gABI, sections, section groups): a <c>SHT_GROUP</c> section is a word of
/// flags followed by the indices of its members.
/// </summary>
internal static class ElfComdat
{
    /// <summary><c>GRP_COMDAT</c>. A group without it is kept or dropped as a whole, but has no duplicates.</summary>
    private const uint ComdatFlag = 1;

    /// <summary>One bit for each section of the file.</summary>
    internal static BitArray FindMembers(ElfFile file)
    {
        var members = new BitArray(file.Sections.Count);
        foreach (var group in file.Sections.Where(section => section.Type == ElfSectionType.Group))
        {
            var cursor = new ElfCursor(file.GetBytes(group).Span, file.Layout);
            if ((cursor.U32() & ComdatFlag) == 0)
            {
                continue;
            }

            while (!cursor.AtEnd)
            {
                Add(members, cursor.U32());
            }
        }

        return members;
    }

    private static void Add(BitArray members, uint index)
    {
        // A section is in one group at most. Holding files to it also bounds the work: groups could overlap.
        if (index >= (uint)members.Length || members[(int)index])
        {
            throw new BinaryFormatException(
                $"A section group holds section {index}, which does not exist or is in another group.");
        }

        members[(int)index] = true;
    }
}
