using System.Globalization;

namespace Native.Sdk.Binaries;

/// <summary>
/// Reads what an image needs of other libraries (PE specification, the .idata section; delay-load import tables).
/// <code>
/// import table        lookup table 4, time 4, forwarder chain 4, library 4, address table 4; … ends with zeros
/// delay import table  1, library 4, module 4, address table 4, lookup table 4, …: 32 bytes; … ends with zeros
/// lookup table        a word each: the address of hint 2, name with a NUL; or bit 63 (31) and a number; … ends with 0
/// </code>
/// </summary>
internal sealed class PeImports
{
    /// <summary>Visual C++ 6 wrote absolute addresses into the delay import table, and not this bit.</summary>
    private const uint IsRelative = 1;

    private readonly PeFile _file;
    private readonly List<PeImportedLibrary> _libraries = [];
    private readonly uint _wordSize;

    /// <summary>Lookup tables do not share bytes. Holding files to it bounds the work.</summary>
    private long _budget;

    private PeImports(PeFile file)
    {
        (_file, _wordSize, _budget) = (file, file.Is64 ? 8u : 4u, file.Bytes.Length);
        ReadImports();
        ReadDelayed();
    }

    /// <summary>The libraries that are loaded with it, then those that are loaded when first called.</summary>
    internal static IReadOnlyList<PeImportedLibrary> Read(PeFile file) => new PeImports(file)._libraries;

    private void ReadImports()
    {
        const string What = "The import table";
        if (_file.Find(PeDirectory.Import) is not { } table)
        {
            return;
        }

        var cursor = new ByteCursor(_file.ReadFrom(table.Address, What).Span);
        while (true)
        {
            var lookups = cursor.U32();
            cursor.Take(8);
            var library = cursor.U32();
            var addresses = cursor.U32();
            if (library == 0 || addresses == 0)
            {
                return;     // whatever the directory says its size is
            }

            // Borland's linker wrote no lookup table; the loader then takes what the address table holds until it runs.
            Add(library, isDelayed: false, lookups == 0 ? addresses : lookups, imageBase: 0);
        }
    }

    private void ReadDelayed()
    {
        if (_file.Find(PeDirectory.DelayImport) is not { } table)
        {
            return;
        }

        var cursor = new ByteCursor(_file.ReadFrom(table.Address, "The delay import table").Span);
        while (true)
        {
            var isRelative = (cursor.U32() & IsRelative) != 0;
            var library = cursor.U32();
            cursor.Take(8);
            var lookups = cursor.U32();
            cursor.Take(12);
            if (library == 0)
            {
                return;
            }

            var imageBase = isRelative ? 0 : (uint)_file.ImageBase;
            Add(library - imageBase, isDelayed: true, lookups - imageBase, imageBase);
        }
    }

    private void Add(uint library, bool isDelayed, uint lookups, uint imageBase)
    {
        var name = _file.ReadName(library, "The name of an imported library");
        _libraries.Add(new PeImportedLibrary(name, isDelayed, ReadNames(lookups, imageBase)));
    }

    private List<string> ReadNames(uint address, uint imageBase)
    {
        var names = new List<string>();
        var isNumber = 1UL << (int)((_wordSize * 8) - 1);
        var cursor = new ByteCursor(_file.ReadFrom(address, "A table of imported names").Span);
        while ((_file.Is64 ? cursor.U64() : cursor.U32()) is var lookup and not 0)
        {
            _budget -= _wordSize;
            if (_budget < 0)
            {
                throw new BinaryFormatException(
                    "Its tables of imported names overlap: together they are larger than the file.");
            }

            // In front of the name is a hint of where the other library has it.
            names.Add((lookup & isNumber) != 0
                ? string.Create(CultureInfo.InvariantCulture, $"#{(ushort)lookup}")
                : _file.ReadName((uint)lookup - imageBase + 2, "The name of an imported function"));
        }

        return names;
    }
}
