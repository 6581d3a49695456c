using System.Globalization;
namespace Native.Sdk.Binaries;

/// <summary>
/// Reads the debug directory (PE specification, debug directory). An entry: flags 4, time 4, version 4, type 4, size 4,
/// address 4, offset in the file 4. The content of type 2, CodeView:
/// <code>
/// 'R' 'S' 'D' 'S'  GUID 16  age 4  path of the PDB with a NUL
/// </code>
/// </summary>
internal static class PeDebug
{
    private const int EntrySize = 28;
    private const uint CodeView = 2;

    /// <summary>The first reference to a PDB; null if there is none.</summary>
    internal static PeDebugReference? Find(PeFile file)
    {
        const string What = "The debug directory";
        if (file.Find(PeDirectory.Debug) is not { } table)
        {
            return null;
        }

        var entries = ByteRange.Slice(file.ReadFrom(table.Address, What), 0, table.Size, What);
        var cursor = new ByteCursor(entries.Span);
        while (cursor.Left >= EntrySize)
        {
            cursor.Take(12);
            var type = cursor.U32();
            var size = cursor.U32();
            cursor.U32();   // address
            var content = ByteRange.Slice(file.Bytes, cursor.U32(), size, "Debug information");
            if (type == CodeView && content.Span.StartsWith("RSDS"u8))
            {
                return ReadReference(content.Span[4..]);
            }
        }

        return null;
    }

    /// <summary>Bytes of the sections in which GNU tools put DWARF: <c>.debug_info</c> and others.</summary>
    internal static long SumSections(PeFile file)
    {
        var sum = 0L;
        foreach (var section in file.Sections)
        {
            sum += section.HasBytes && IsDebugInformation(section.Name, file.LongNames.Span) ? section.Size : 0;
        }

        return sum;
    }

    /// <summary>Names of more than 8 bytes are in the string table: <c>/4</c> is at offset 4.</summary>
    private static bool IsDebugInformation(string name, ReadOnlySpan<byte> longNames)
    {
        var isReference = uint.TryParse(name.AsSpan().TrimStart('/'), CultureInfo.InvariantCulture, out var offset)
            && name.StartsWith('/');
        return isReference && offset < (uint)longNames.Length
            ? longNames[(int)offset..].StartsWith(".debug_"u8) || longNames[(int)offset..].StartsWith(".zdebug_"u8)
            : name.StartsWith(".debug_", StringComparison.Ordinal);
    }

    private static PeDebugReference ReadReference(ReadOnlySpan<byte> content)
    {
        var cursor = new ByteCursor(content);
        var guid = new Guid(cursor.Take(16));
        var age = cursor.U32();
        var path = cursor.Take(cursor.Left);
        return new PeDebugReference(ByteText.DecodeToNul(path), guid, age);
    }
}
