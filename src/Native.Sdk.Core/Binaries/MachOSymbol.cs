namespace Native.Sdk.Binaries;

/// <summary>A symbol that a Mach-O file defines for others (mach-o/nlist.h, <c>nlist_64</c>).</summary>
public sealed record MachOSymbol
{
    /// <summary>The name as C sees it: <see cref="LinkerName"/> without the underscore in front.</summary>
    public string Name => MachOName.Undecorate(LinkerName);

    /// <summary>The name as the symbol table has it.</summary>
    public required string LinkerName { get; init; }

    /// <summary>Whether it may leave its library: not <c>N_PEXT</c>, which is <c>visibility("hidden")</c>.</summary>
    public required bool IsVisible { get; init; }

    /// <summary>Whether it gives way to another definition (<c>N_WEAK_DEF</c>).</summary>
    public required bool IsWeak { get; init; }

    /// <summary>
    /// Whether it is a C++ inline function, inline variable or template instance, of which every object has its own.
    /// </summary>
    /// <remarks>
    /// Mach-O has no groups. Those and <c>__attribute__((weak))</c> are both just <c>N_WEAK_DEF</c>, in the same
    /// sections, bit for bit alike. So it is a weak definition that the linker may hide
    /// (<c>.weak_def_can_be_hidden</c>, of which clang is sure only where no address is compared), or in a coalesced
    /// section (older compilers), or with a C++ name. Wrong for a C++ function that says <c>weak</c> (taken for
    /// inline), and for inline ones without a C++ name (taken for weak): <c>extern "C" inline</c>, and inline variables
    /// outside of namespaces.
    /// </remarks>
    public required bool InComdat { get; init; }

    /// <summary>Whether its section holds code.</summary>
    public required bool IsFunction { get; init; }
}
