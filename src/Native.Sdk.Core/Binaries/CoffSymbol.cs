namespace Native.Sdk.Binaries;

/// <summary>A symbol that a COFF object defines for others (PE specification, COFF symbol table).</summary>
public sealed record CoffSymbol
{
    /// <summary>
    /// The name as a <c>.def</c> file has it. It is <see cref="LinkerName"/>, but on x86 without the underscore that C
    /// puts first: <c>_f</c> is <c>f</c>, and the stdcall <c>_f@8</c> is <c>f@8</c>, because GNU ld and lld put the
    /// underscore back and nothing else. Fastcall <c>@f@8</c>, vectorcall <c>f@@8</c> and MSVC's <c>?f@@YAHXZ</c> have
    /// none.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The name as the symbol table has it.</summary>
    public required string LinkerName { get; init; }

    /// <summary>
    /// Whether its section is a COMDAT one of which every object may have its own: C++ inline functions and template
    /// instances. Not those that exist only so that the linker can drop what is unused (<c>/Gy</c>,
    /// <c>-ffunction-sections</c>).
    /// </summary>
    public required bool InComdat { get; init; }

    /// <summary>
    /// Whether it is code, by its type or its section. Data must be marked <c>DATA</c> in a <c>.def</c> file.
    /// </summary>
    public required bool IsFunction { get; init; }

    /// <summary>
    /// Whether the compiler made it for itself: constants and strings (<c>__real@…</c>, <c>??_C@…</c>), pointers of
    /// MinGW (<c>.refptr.x</c>, <c>__imp_x</c>), the default of a weak symbol (<c>.weak.f.default</c>),
    /// <c>_fltused</c>.
    /// </summary>
    public required bool IsCompilerMade { get; init; }

    /// <summary>
    /// Whether <c>visibility("hidden")</c> was said: COFF has no visibility, but clang for MinGW then asks the linker
    /// not to export it by itself (<c>-exclude-symbols</c>).
    /// </summary>
    public required bool IsHidden { get; init; }

    /// <summary>Whether it is a user's, and may be exported.</summary>
    public bool IsVisible => !IsCompilerMade && !IsHidden;
}
