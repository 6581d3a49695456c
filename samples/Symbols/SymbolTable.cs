using System;
using System.Collections;
using System.Collections.Generic;
using System.Text;
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
public sealed unsafe class SymbolTable : IReadOnlyList<Symbol>, IDisposable
{
    private readonly SymbolizerHandle _handle;
    private volatile bool _isDisposed;

    private SymbolTable(SymbolizerHandle handle)
    {
        _handle = handle;
        using var symbolizer = Borrow();
        SymbolizerInfo info;
        SymbolizerError* error;
        NativeMethods.symbolizer_get_info(symbolizer, &info, &error);
        SymbolizerError.ThrowIfSet(error);
        Count = checked((int)info.Functions);
        SymtabEntries = checked((long)info.SymtabEntries);
        DynsymEntries = checked((long)info.DynsymEntries);
        Machine = checked((int)info.Machine);
        Bits = info.Bits;
        IsBigEndian = info.IsBigEndian != 0;
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
            using var symbolizer = Borrow();
            if ((uint)index >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} functions.");
            }
            SymbolizerSymbol symbol;
            SymbolizerError* error;
            NativeMethods.symbolizer_get_symbol(symbolizer, (ulong)index, &symbol, &error);
            SymbolizerError.ThrowIfSet(error);
            return symbol.ToSymbol(offset: 0);
        }
    }

    /// <summary>Reads a file. Only its symbol tables come into memory.</summary>
    /// <exception cref="SymbolException">It cannot be read, or is no ELF executable or shared library.</exception>
    public static SymbolTable Open(string path)
    {
        if (path is null)
        {
            throw new ArgumentNullException(nameof(path));
        }
        if (path.IndexOf('\0') >= 0)
        {
            throw new ArgumentException("A path cannot contain a null character.", nameof(path));
        }
        var handle = new SymbolizerHandle();
        fixed (byte* pathUtf8 = Encoding.UTF8.GetBytes(path + '\0'))
        {
            SymbolizerError* error;
            handle.Own(NativeMethods.symbolizer_open(pathUtf8, &error));
            SymbolizerError.ThrowIfSet(error, path);
        }
        return new SymbolTable(handle);
    }

    /// <summary>Reads a file that is in memory. The bytes are not needed afterwards.</summary>
    /// <exception cref="SymbolException">The bytes are no ELF executable or shared library.</exception>
    public static SymbolTable Parse(ReadOnlySpan<byte> file)
    {
        var handle = new SymbolizerHandle();
        fixed (byte* bytes = file)
        {
            SymbolizerError* error;
            handle.Own(NativeMethods.symbolizer_open_bytes(bytes, (nuint)file.Length, &error));
            SymbolizerError.ThrowIfSet(error);
        }
        return new SymbolTable(handle);
    }

    /// <summary>
    /// The function that an address lies in: of those whose range holds it, the one that begins last. A function
    /// without a size reaches to the next one, or to the end of its section.
    /// </summary>
    /// <returns>The function with the offset of the address in it, or null.</returns>
    /// <exception cref="ObjectDisposedException">The table is disposed of.</exception>
    public Symbol? Find(ulong address)
    {
        using var symbolizer = Borrow();
        SymbolizerSymbol symbol;
        SymbolizerError* error;
        var found = NativeMethods.symbolizer_find_address(symbolizer, address, &symbol, &error);
        SymbolizerError.ThrowIfSet(error);
        return found == 1 ? symbol.ToSymbol(address - symbol.Address) : null;
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
        if (name is null)
        {
            throw new ArgumentNullException(nameof(name));
        }
        using var symbolizer = Borrow();
        var utf8 = Encoding.UTF8.GetBytes(name + '\0'); // the null is not counted: it keeps the pointer from being null
        fixed (byte* bytes = utf8)
        {
            SymbolizerSymbol symbol;
            SymbolizerError* error;
            var length = (nuint)(utf8.Length - 1);
            var found = NativeMethods.symbolizer_find_name(symbolizer, bytes, length, &symbol, &error);
            SymbolizerError.ThrowIfSet(error);
            return found == 1 ? symbol.ToSymbol(offset: 0) : null;
        }
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
    public void Dispose()
    {
        _isDisposed = true;
        _handle.Dispose();
    }

    // The handle alone is not enough: as long as calls overlap it is not closed, and would go on serving new ones.
    private SymbolizerHandle.Loan Borrow() =>
        _isDisposed ? throw new ObjectDisposedException(nameof(SymbolTable)) : _handle.Borrow();
}
