namespace Native.Sdk.Binaries;

/// <summary>A section (mach-o/loader.h, <c>section_64</c>).</summary>
/// <param name="Segment">Name of its segment: <c>__TEXT</c>.</param>
/// <param name="Name">Its name: <c>__text</c>.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Flags">Type in the lowest byte, attributes in the others.</param>
internal sealed record MachOSection(string Segment, string Name, ulong Size, uint Flags)
{
    /// <summary><c>S_ATTR_PURE_INSTRUCTIONS</c> and <c>S_ATTR_SOME_INSTRUCTIONS</c>.</summary>
    private const uint Instructions = 0x8000_0400;

    /// <summary><c>S_COALESCED</c>.</summary>
    private const byte Coalesced = 0xb;

    internal bool IsCode => (Flags & Instructions) != 0;

    /// <summary>Whether its symbols are merged with those of other objects: older compilers.</summary>
    internal bool IsCoalesced => (byte)Flags == Coalesced;
}
