using System;
using System.Collections;
using System.Collections.Generic;
using Symbols.Interop;

namespace Symbols;

/// <summary>
/// The functions of an ELF executable or shared library, by ascending address: of its <c>.symtab</c> and <c>.dynsym</c>
/// together, 32 and 64 bit, either byte order.
/// </summary>
/// <remarks>
/// Any number of threads may use a table at the same time. Calls that run while it is disposed of end as usual, and
/// the memory is freed after the last of them; calls that come later throw <see cref="ObjectDisposedException"/>.
/// </remarks>
public sealed class SymbolTable : IReadOnlyList<Symbol>, IDisposable
{
    private readonly Symbolizer _symbolizer;

    private SymbolTable(Symbolizer symbolizer)
    {
        _symbolizer = symbolizer;
        symbolizer.GetInfo(out var info);
        Count = checked((int)info.functions);
        SymtabEntries = checked((long)info.symtab_entries);
        DynsymEntries = checked((long)info.dynsym_entries);
        Machine = checked((int)info.machine);
        Bits = info.bits;
        IsBigEndian = info.is_big_endian != 0;
    }

    /// <summary>The number of functions; 0 for a file that is stripped and exports none.</summary>
    public int Count { get; }

    /// <summary>The number of entries of <c>.symtab</c>, of every kind; 0 for a stripped file.</summary>
    public long SymtabEntries { get; }

    /// <summary>The number of entries of <c>.dynsym</c>, of every kind.</summary>
    public long DynsymEntries { get; }

    /// <summary>The processor, as the ELF header's <c>e_machine</c>: 62 is x86-64, 183 is AArch64.</summary>
    public int Machine { get; }

    /// <summary>32 or 64.</summary>
    public int Bits { get; }

    /// <summary>Whether the most significant byte of a number comes first.</summary>
    public bool IsBigEndian { get; }

    /// <summary>The function at a place in the order of addresses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    /// <exception cref="ObjectDisposedException">The table is disposed of.</exception>
    public Symbol this[int index]
    {
        get
        {
            using var use = _symbolizer.Borrow();
            if ((uint)index >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} functions.");
            }
            _symbolizer.GetSymbol((ulong)index, out var symbol);
            return SymbolizerNative.ToSymbol(symbol, offset: 0);
        }
    }

    /// <summary>Reads a file. Only its symbol tables come into memory.</summary>
    /// <exception cref="SymbolException">It cannot be read, or is no ELF executable or shared library.</exception>
    public static SymbolTable Open(string path)
    {
        try
        {
            return new SymbolTable(Symbolizer.Open(path));
        }
        catch (SymbolException e)
        {
            throw new SymbolException(e.Code, $"{path}: {e.Message}");
        }
    }

    /// <summary>Reads a file that is in memory. The bytes are not needed afterwards.</summary>
    /// <exception cref="SymbolException">The bytes are no ELF executable or shared library.</exception>
    public static SymbolTable Parse(ReadOnlySpan<byte> file) => new(Symbolizer.OpenBytes(file));

    /// <summary>
    /// The function that an address lies in: of those whose range holds it, the one that begins last. A function
    /// without a size reaches to the next one, or to the end of its section.
    /// </summary>
    /// <returns>The function with the offset of the address in it, or null.</returns>
    /// <exception cref="ObjectDisposedException">The table is disposed of.</exception>
    public Symbol? Find(ulong address)
    {
        using var use = _symbolizer.Borrow();
        return _symbolizer.FindAddress(address, out var symbol) == 1 ? SymbolizerNative.ToSymbol(symbol, address - symbol.address) : null;
    }

    /// <summary>
    /// The function of that <see cref="Symbol.MangledName"/> or, if there is none, of that <see cref="Symbol.Name"/>.
    /// Of several, a global one goes before a weak one, that before a local one, then the lower address before the
    /// higher.
    /// </summary>
    /// <returns>The function, or null.</returns>
    /// <exception cref="ObjectDisposedException">The table is disposed of.</exception>
    public Symbol? Find(string name)
    {
        using var use = _symbolizer.Borrow();
        return _symbolizer.FindName(name, out var symbol) == 1 ? SymbolizerNative.ToSymbol(symbol, offset: 0) : null;
    }

    /// <summary>All functions, by ascending address.</summary>
    public IEnumerator<Symbol> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Frees the native memory. Symbols that were found stay as they are.</summary>
    public void Dispose() => _symbolizer.Dispose();
}
