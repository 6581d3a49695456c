namespace Native.Sdk.Binaries;

/// <summary>
/// Reads the names that an image exports (PE specification, the .edata section). The directory: flags 4, time 4,
/// version 4, own name 4, first ordinal 4, functions 4, names 4, and the addresses of three tables: functions, names,
/// the function of each name.
/// </summary>
internal static class PeExports
{
    private const string What = "The export directory";

    /// <summary>The names, sorted as the table has to be; forwarders too, not what has only a number.</summary>
    internal static List<string> ReadNames(PeFile file)
    {
        if (file.Find(PeDirectory.Export) is not { } table)
        {
            return [];
        }

        var cursor = new ByteCursor(file.ReadFrom(table.Address, What).Span);
        cursor.Take(20);
        var functionCount = cursor.U32();
        var nameCount = cursor.U32();
        cursor.U32();   // functions
        if (nameCount == 0)
        {
            return [];
        }

        var pointers = new ByteCursor(file.ReadFrom(cursor.U32(), "The export name table").Span);
        var functions = new ByteCursor(file.ReadFrom(cursor.U32(), "The export ordinal table").Span);
        var names = new List<string>((int)Math.Min(nameCount, pointers.Left / 4));
        for (var i = 0u; i < nameCount; i++)
        {
            var name = file.ReadName(pointers.U32(), "The name of an export");
            var function = functions.U16();
            names.Add(function < functionCount
                ? name
                : throw new BinaryFormatException($"The export '{name}' is function {function} of {functionCount}."));
        }

        return names;
    }
}
