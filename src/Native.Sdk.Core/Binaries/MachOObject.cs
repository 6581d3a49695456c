using System.Diagnostics.CodeAnalysis;

namespace Native.Sdk.Binaries;

/// <summary>
/// A Mach-O object file (<c>.o</c>): what it defines for the rest of the link. <c>llvm-nm -m</c> shows the same:
/// <code>
/// 0000000000000000 (__TEXT,__text) external _f
/// 000000000000012c (__TEXT,__text) private external _hidden
/// 000000000000011c (__TEXT,__text) weak external _weak                              __attribute__((weak))
/// 0000000000000330 (__TEXT,__text) weak external __Z5twicei                         C++ inline
/// 0000000000000458 (__TEXT,__text) weak external automatically hidden __ZNSt3__1…   C++ inline
/// 0000000000000004 (common) (alignment 2^2) external _tentative                     int tentative; with -fcommon
/// </code>
/// </summary>
public sealed class MachOObject
{
    /// <summary>gcc puts it into every object of <c>-flto</c> that holds no machine code.</summary>
    private const string LtoMarker = "__gnu_lto_slim";

    private MachOObject(MachOFile file)
    {
        var definitions = MachOSymbolTable.Find(file)?.ReadGlobalDefinitions(file) ?? [];
        Cpu = file.Cpu;
        IsLtoOnly = definitions.RemoveAll(symbol => symbol.Name == LtoMarker) != 0;
        Definitions = definitions;
    }

    /// <summary>The CPU.</summary>
    public MachOCpu Cpu { get; }

    /// <summary>
    /// The external symbols that it defines, common and private external ones too, in the order of its symbol table.
    /// </summary>
    public IReadOnlyList<MachOSymbol> Definitions { get; }

    /// <summary>
    /// Whether it holds only gcc's intermediate code: what it will define is known at link time only, and
    /// <see cref="Definitions"/> does not have it. (clang's is not in Mach-O at all, but bare bitcode.)
    /// </summary>
    public bool IsLtoOnly { get; }

    /// <summary>Reads an object file. <paramref name="bytes"/> must not change while it is read.</summary>
    /// <returns>Whether it is a sound one; if not, <paramref name="problem"/> is a sentence that says why.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out MachOObject? obj,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            (obj, problem) = (new MachOObject(ReadFile(bytes)), null);
            return true;
        }
        catch (BinaryFormatException e)
        {
            (obj, problem) = (null, e.Message);
            return false;
        }
    }

    internal static MachOFile ReadFile(ReadOnlyMemory<byte> bytes)
    {
        var file = MachOFile.Read(bytes);
        return file.Type == MachOFileType.Object
            ? file
            : throw new BinaryFormatException($"It is not an object file: its Mach-O type is {file.Type}.");
    }
}
