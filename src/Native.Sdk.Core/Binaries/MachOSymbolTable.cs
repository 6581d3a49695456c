namespace Native.Sdk.Binaries;

/// <summary>The symbol table (mach-o/loader.h, <c>LC_SYMTAB</c>; mach-o/nlist.h).</summary>
/// <param name="Range">Where its entries are in the file.</param>
/// <param name="Names">Its string table.</param>
internal sealed record MachOSymbolTable(ByteRange Range, StringTable Names)
{
    /// <summary>The table; null if the file has none.</summary>
    internal static MachOSymbolTable? Find(MachOFile file)
    {
        if (file.FindOnly(MachOCommandType.SymbolTable) is not { } command)
        {
            return null;
        }

        var cursor = command.Content;
        var offset = cursor.U32();
        var size = cursor.U32() * (ulong)MachOSymbolEntry.Size;
        var strings = ByteRange.Slice(file.Bytes, cursor.U32(), cursor.U32(), "The string table");
        ByteRange.Slice(file.Bytes, offset, size, "The symbol table");
        return new MachOSymbolTable(
            new ByteRange((int)offset, (int)(offset + size)), new StringTable(strings, file.Bytes.Length));
    }

    /// <summary>The symbols that are defined and not for this file alone, in the order of the table.</summary>
    internal List<MachOSymbol> ReadGlobalDefinitions(MachOFile file)
    {
        var symbols = new List<MachOSymbol>(Range.Length / MachOSymbolEntry.Size);
        var cursor = new ByteCursor(file.Bytes.Span[Range.Start..Range.End]);
        while (!cursor.AtEnd)
        {
            var entry = MachOSymbolEntry.Read(ref cursor);
            if (entry.IsGlobalDefinition)
            {
                symbols.Add(ToSymbol(entry, file));
            }
        }

        return symbols;
    }

    /// <summary>The symbols that other libraries must define, in the order of the table.</summary>
    internal List<MachOImport> ReadImports(MachOFile file, IReadOnlyList<string> needed)
    {
        var imports = new List<MachOImport>(Range.Length / MachOSymbolEntry.Size);
        var cursor = new ByteCursor(file.Bytes.Span[Range.Start..Range.End]);
        while (!cursor.AtEnd)
        {
            var entry = MachOSymbolEntry.Read(ref cursor);
            if (entry.IsImport)
            {
                var hasLibrary = file.HasTwoLevelNames && (uint)(entry.LibraryOrdinal - 1) < (uint)needed.Count;
                var library = hasLibrary ? needed[entry.LibraryOrdinal - 1] : null;
                imports.Add(new MachOImport(Names.Read(entry.NameOffset), library, entry.IsWeakReference));
            }
        }

        return imports;
    }

    /// <summary>
    /// The paths by which a debugger finds the debug information that stayed in the object files (mach-o/stab.h):
    /// <c>N_OSO</c>, an object or an archive's member (<c>/b/libx.a(x.o)</c>); <c>N_SO</c>, a source's folder.
    /// </summary>
    internal List<string> ReadDebugMap(MachOFile file)
    {
        const byte Source = 0x64;
        const byte ObjectFile = 0x66;
        var paths = new List<string>();
        var cursor = new ByteCursor(file.Bytes.Span[Range.Start..Range.End]);
        while (!cursor.AtEnd)
        {
            var entry = MachOSymbolEntry.Read(ref cursor);
            if (entry.Type is Source or ObjectFile
                && Names.Read(entry.NameOffset) is var path
                && (entry.Type == ObjectFile || path.Contains('/')))
            {
                paths.Add(path);
            }
        }

        return paths;
    }

    private MachOSymbol ToSymbol(MachOSymbolEntry entry, MachOFile file)
    {
        var linkerName = Names.Read(entry.NameOffset);
        MachOSection? section = null;
        if (entry.IsInSection)
        {
            section = entry.Section - 1 < (uint)file.Sections.Count && entry.Section != 0
                ? file.Sections[entry.Section - 1]
                : throw new BinaryFormatException(
                    $"Symbol '{linkerName}' is in section {entry.Section}, which does not exist.");
        }

        return new MachOSymbol
        {
            LinkerName = linkerName,
            IsVisible = !entry.IsPrivateExtern,
            IsWeak = entry.IsWeakDefinition,
            InComdat = entry.IsWeakDefinition
                && (entry.CanBeHidden || section is { IsCoalesced: true } || MachOName.IsCpp(linkerName)),
            IsFunction = section is { IsCode: true },
        };
    }
}
