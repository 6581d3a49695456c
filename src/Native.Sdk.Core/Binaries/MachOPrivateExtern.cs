using System.Diagnostics.CodeAnalysis;

namespace Native.Sdk.Binaries;

/// <summary>
/// Makes the globals of an object private to the library it will be linked into: sets <c>N_PEXT</c> (mach-o/nlist.h) in
/// their symbol table entries, as <c>visibility("hidden")</c> would have, and touches nothing else.
/// </summary>
/// <remarks>
/// For linkers that export every global: zig 0.16's accepts <c>-exported_symbols_list</c> and ignores it. A weak
/// definition that is private is still merged with those of the library's other objects. What that linker does not
/// obey is the mark on common symbols (<c>-fcommon</c>): it exports them all the same, so compile with
/// <c>-fno-common</c>, clang's default.
/// </remarks>
public static class MachOPrivateExtern
{
    /// <summary>Gives a copy of an object in which no definition but those named can be exported.</summary>
    /// <param name="bytes">The object file.</param>
    /// <param name="kept">Names to leave as they are, as <see cref="MachOSymbol.Name"/> has them.</param>
    /// <param name="rewritten">The copy, of the same size.</param>
    /// <param name="problem">A sentence that says why it is no sound object file.</param>
    public static bool TryHideAllBut(
        ReadOnlyMemory<byte> bytes,
        IReadOnlySet<string> kept,
        [NotNullWhen(true)] out byte[]? rewritten,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            (rewritten, problem) = (Rewrite(bytes, kept), null);
            return true;
        }
        catch (BinaryFormatException e)
        {
            (rewritten, problem) = (null, e.Message);
            return false;
        }
    }

    private static byte[] Rewrite(ReadOnlyMemory<byte> bytes, IReadOnlySet<string> kept)
    {
        var file = MachOObject.ReadFile(bytes);
        var rewritten = bytes.ToArray();
        if (MachOSymbolTable.Find(file) is not { } table)
        {
            return rewritten;
        }

        for (var offset = table.Range.Start; offset < table.Range.End; offset += MachOSymbolEntry.Size)
        {
            var cursor = new ByteCursor(bytes.Span[offset..]);
            var entry = MachOSymbolEntry.Read(ref cursor);
            if (entry.IsGlobalDefinition
                && !kept.Contains(MachOName.Undecorate(table.Names.Read(entry.NameOffset))))
            {
                rewritten[offset + MachOSymbolEntry.TypeOffset] |= MachOSymbolEntry.PrivateExtern;
            }
        }

        return rewritten;
    }
}
