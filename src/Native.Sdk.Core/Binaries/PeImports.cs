namespace Native.Sdk.Binaries;

/// <summary>Reads the names of the libraries that an image needs (PE specification, the .idata section).</summary>
internal static class PeImports
{
    /// <summary>
    /// The libraries that are loaded with it, in order. An entry: lookup table 4, time 4, forwarder chain 4, name 4,
    /// address table 4; the table ends with an entry of zeros, whatever its size is said to be.
    /// </summary>
    internal static List<string> Read(PeFile file)
    {
        var names = new List<string>();
        if (file.Find(PeDirectory.Import) is not { } table)
        {
            return names;
        }

        var cursor = new ByteCursor(file.ReadFrom(table.Address, "The import table").Span);
        while (true)
        {
            cursor.Take(12);
            var name = cursor.U32();
            var addresses = cursor.U32();
            if (name == 0 || addresses == 0)
            {
                return names;
            }

            names.Add(file.ReadName(name, "The name of an imported library"));
        }
    }

    /// <summary>
    /// The libraries that are loaded when first called, in order. An entry: attributes 4, name 4, and 24 more bytes.
    /// </summary>
    internal static List<string> ReadDelayed(PeFile file)
    {
        // Visual C++ 6 wrote absolute addresses here, and not this bit.
        const uint IsRelative = 1;
        var names = new List<string>();
        if (file.Find(PeDirectory.DelayImport) is not { } table)
        {
            return names;
        }

        var cursor = new ByteCursor(file.ReadFrom(table.Address, "The delay import table").Span);
        while (true)
        {
            var attributes = cursor.U32();
            var name = cursor.U32();
            cursor.Take(24);
            if (name == 0)
            {
                return names;
            }

            var address = (attributes & IsRelative) != 0 ? name : name - (uint)file.ImageBase;
            names.Add(file.ReadName(address, "The name of a delay-loaded library"));
        }
    }
}
