namespace Symbols;

/// <summary>A function of a file and, if it was looked up by an address, how far into it that address lies.</summary>
public sealed record Symbol
{
    internal Symbol(string name, string mangledName, ulong address, ulong size, ulong offset)
    {
        Name = name;
        MangledName = mangledName;
        Address = address;
        Size = size;
        Offset = offset;
    }

    /// <summary>
    /// The name as its language writes it, for example <c>ns::Class::method(int)</c>; the same as
    /// <see cref="MangledName"/> if that is not mangled or cannot be demangled. Its spelling is up to the C++ runtime
    /// of the native library: <c>list&lt;set&lt;int&gt; &gt;</c> or <c>list&lt;set&lt;int&gt;&gt;</c>.
    /// </summary>
    public string Name { get; }

    /// <summary>The name as it stands in the file, without a symbol version (<c>@@LIB_1.0</c>).</summary>
    public string MangledName { get; }

    /// <summary>Where the function begins, before a loader moves the file: the address that <c>nm</c> prints.</summary>
    public ulong Address { get; }

    /// <summary>The length in bytes as the symbol table has it; 0 if it does not say.</summary>
    public ulong Size { get; }

    /// <summary>The address that was looked up, less <see cref="Address"/>; 0 if it was not looked up by one.</summary>
    public ulong Offset { get; }

    /// <summary>For example <c>ns::Class::method(int) + 0x13</c>.</summary>
    public override string ToString() => $"{Name} + 0x{Offset:x}";
}
