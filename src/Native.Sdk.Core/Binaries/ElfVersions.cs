namespace Native.Sdk.Binaries;

/// <summary>
/// The versions of the dynamic symbols (LSB core specification, symbol versioning): those that the library defines,
/// those that it needs of others, and which symbol has which.
/// </summary>
/// <remarks>
/// <c>DT_VERSYM</c> has a 16-bit number for each symbol, 0 and 1 for no version. The tables that explain the numbers
/// are linked lists of two levels, of which every entry says where the next one begins, relative to itself:
/// <code>
/// DT_VERNEED  01 00 02 00  libc.so.6  10 00 00 00  00 00 00 00   1, how many, library, first version, next library
///             hash  00 00 03 00  GLIBC_2.17  10 00 00 00         hash, flags, number, name, next version
///             hash  02 00 04 00  GLIBC_2.34  00 00 00 00         VER_FLG_WEAK; 0: the last one
/// DT_VERDEF   01 00 01 00  01 00 01 00  hash  14 … 1c …          1, VER_FLG_BASE, number, how many, …: the file
///             01 00 00 00  02 00 02 00  hash  14 … 00 …          number 2; of two names the first is its own
/// </code>
/// Bit 15 of a number hides a definition from those that do not ask for its version: <c>f@V1</c>, not <c>f@@V2</c>.
/// The loader ignores how many entries are said to follow, and so does this.
/// </remarks>
internal sealed class ElfVersions
{
    private const ushort Hidden = 0x8000;
    private const ushort BaseFlag = 1;
    private const ushort WeakFlag = 2;

    private readonly ElfLayout _layout;
    private readonly StringTable _names;
    private readonly ReadOnlyMemory<byte> _numbers;
    private readonly List<string> _definitions = [];
    private readonly List<Need> _needs = [];
    private readonly Dictionary<int, string> _definitionOfNumber = [];
    private readonly Dictionary<int, Need> _needOfNumber = [];

    private ElfVersions(ElfLayout layout, ElfDynamicTable dynamic)
    {
        (_layout, _names) = (layout, dynamic.Strings);
        _numbers = dynamic.Find(ElfDynamicTag.VersionNumbers) is { } numbers
            ? dynamic.ReadFrom(numbers, "The table of symbol versions")
            : default;
        if (ElfVersionTable.Find(ElfDynamicTag.VersionDefinitions, dynamic, _layout) is { } definitions)
        {
            ReadDefinitions(definitions);
        }

        if (ElfVersionTable.Find(ElfDynamicTag.VersionNeeds, dynamic, _layout) is { } needs)
        {
            ReadNeeds(needs);
        }
    }

    /// <summary>The names of the versions that it defines, in order, without that of the file itself.</summary>
    internal IReadOnlyList<string> Definitions => _definitions;

    internal static ElfVersions Read(ElfFile file, ElfDynamicTable dynamic) => new(file.Layout, dynamic);

    /// <summary>The version of a symbol that is defined here; null if it has none.</summary>
    internal string? OfDefinition(int symbol, out bool isDefault)
    {
        var number = NumberOf(symbol);
        isDefault = (number & Hidden) == 0;
        return _definitionOfNumber.TryGetValue(number & ~Hidden, out var version) ? version : null;
    }

    /// <summary>A needed symbol with the version that it must have; to be called once for each of them.</summary>
    internal ElfImport Bind(int symbol, string name, bool isWeak)
    {
        if (!_needOfNumber.TryGetValue(NumberOf(symbol) & ~Hidden, out var need))
        {
            return new ElfImport(name, Version: null, Library: null, isWeak);
        }

        (need.Symbols ??= []).Add(name);
        return new ElfImport(name, need.Version, need.Library, isWeak);
    }

    /// <summary>The versions that it needs, in order, with the symbols that were bound.</summary>
    internal ElfVersionNeed[] ToNeeds() =>
        [.. _needs.Select(need => new ElfVersionNeed(need.Library, need.Version, need.IsWeak, need.Symbols ?? []))];

    private ushort NumberOf(int symbol)
    {
        if (_numbers.IsEmpty)
        {
            return 1;
        }

        var number = ByteRange.Slice(_numbers, (ulong)symbol * 2, 2, "The version of symbol", symbol);
        return new ElfCursor(number.Span, _layout).U16();
    }

    private void ReadDefinitions(ElfVersionTable table)
    {
        ulong offset = 0, next;
        do
        {
            var entry = table.ReadEntry(offset, size: 20);
            entry.U16();    // vd_version
            var flags = entry.U16();
            var number = entry.U16();
            entry.U16();    // vd_cnt
            entry.U32();    // vd_hash
            var firstName = entry.U32();
            next = entry.U32();
            if ((flags & BaseFlag) == 0)
            {
                // The others are its predecessors, by which no symbol is found.
                var name = table.ReadEntry(offset + firstName, size: 8);
                var definition = _names.Read(name.U32());
                _definitionOfNumber[number] = definition;
                _definitions.Add(definition);
            }

            offset += next;
        }
        while (next != 0);
    }

    private void ReadNeeds(ElfVersionTable table)
    {
        ulong offset = 0, next;
        do
        {
            var entry = table.ReadEntry(offset, size: 16);
            entry.U16();    // vn_version
            entry.U16();    // vn_cnt
            var library = _names.Read(entry.U32());
            ReadNeeds(table, offset + entry.U32(), library);
            next = entry.U32();
            offset += next;
        }
        while (next != 0);
    }

    private void ReadNeeds(ElfVersionTable table, ulong offset, string library)
    {
        ulong next;
        do
        {
            var entry = table.ReadEntry(offset, size: 16);
            entry.U32();    // vna_hash
            var flags = entry.U16();
            var number = (ushort)(entry.U16() & ~Hidden);
            var need = new Need(library, _names.Read(entry.U32()), (flags & WeakFlag) != 0);
            _needOfNumber[number] = need;
            _needs.Add(need);
            next = entry.U32();
            offset += next;
        }
        while (next != 0);
    }

    private sealed class Need(string library, string version, bool isWeak)
    {
        internal string Library => library;

        internal string Version => version;

        internal bool IsWeak => isWeak;

        internal List<string>? Symbols { get; set; }
    }
}
