namespace Native.Sdk.Binaries;

/// <summary>An entry of the symbol table as it stands in the file (mach-o/nlist.h, <c>nlist_64</c>).</summary>
internal readonly record struct MachOSymbolEntry(
    uint NameOffset, byte Type, byte Section, ushort Description, ulong Value)
{
    internal const int Size = 16;

    /// <summary>Offset of <see cref="Type"/> in the entry.</summary>
    internal const int TypeOffset = 4;

    /// <summary><c>N_PEXT</c>: external between objects, but not to leave the library.</summary>
    internal const byte PrivateExtern = 0x10;

    private const byte StabMask = 0xe0;
    private const byte TypeMask = 0x0e;
    private const byte External = 1;
    private const byte Undefined = 0;
    private const byte Absolute = 2;
    private const byte PreboundUndefined = 0xc;
    private const byte InSection = 0xe;
    private const ushort WeakReference = 0x40;
    private const ushort WeakDefinition = 0x80;

    /// <summary>Whether it is defined here, and not for this object alone: <c>N_EXT</c> and no debug entry.</summary>
    internal bool IsGlobalDefinition => (Type & (StabMask | External)) == External
        && (Type & TypeMask) switch
        {
            InSection or Absolute => true,
            Undefined => Value > 0,     // common: the value is its size
            _ => false,
        };

    /// <summary>Whether another library must define it.</summary>
    internal bool IsImport => (Type & (StabMask | External)) == External && Value == 0
        && (Type & TypeMask) is Undefined or PreboundUndefined;

    /// <summary><c>N_WEAK_REF</c>, of an import.</summary>
    internal bool IsWeakReference => (Description & WeakReference) != 0;

    /// <summary><c>GET_LIBRARY_ORDINAL</c>, of an import: from 1 on; 0 and those above 253 are no library.</summary>
    internal int LibraryOrdinal => Description >> 8;

    internal bool IsInSection => (Type & TypeMask) == InSection;

    internal bool IsPrivateExtern => (Type & PrivateExtern) != 0;

    /// <summary><c>N_WEAK_DEF</c>.</summary>
    internal bool IsWeakDefinition => (Description & WeakDefinition) != 0;

    /// <summary><c>N_WEAK_DEF | N_WEAK_REF</c>: <c>.weak_def_can_be_hidden</c>.</summary>
    internal bool CanBeHidden => (Description & (WeakDefinition | WeakReference)) == (WeakDefinition | WeakReference);

    internal static MachOSymbolEntry Read(ref ByteCursor cursor) =>
        new(cursor.U32(), cursor.U8(), cursor.U8(), cursor.U16(), cursor.U64());
}
