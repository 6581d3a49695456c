namespace Native.Sdk.Binaries;

/// <summary>What an object file defines for the rest of the link, in terms that all formats share.</summary>
/// <param name="Name">The name as C sees it: without the underscore that Mach-O and 32-bit Windows put first, and without <c>@8</c>.</param>
/// <param name="IsVisible">Whether it may leave its library: not hidden, not made by the compiler for itself.</param>
/// <param name="InComdat">
/// Whether every object has its own and the linker keeps one: C++ inline functions and template instances.
/// </param>
/// <param name="IsFunction">Code, not data.</param>
/// <remarks>A class, because lists of values of our own are code that is compiled at run time.</remarks>
public sealed record ObjectSymbol(string Name, bool IsVisible, bool InComdat, bool IsFunction)
{
    /// <summary>The linker's name, where it has more than an underscore to tell the calling convention: <c>_f@8</c>, <c>@f@8</c>; else null.</summary>
    public string? Decorated { get; init; }
}
