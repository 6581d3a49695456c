using System.Runtime.InteropServices;

namespace Native.Sdk.Verification;

/// <summary>A managed method whose code is in a native library: one row of an assembly's ImplMap table (ECMA-335, II.22.22).</summary>
/// <param name="Library">As the program names it: <c>sm</c>, <c>libsm</c>, <c>sm.dll</c>.</param>
/// <param name="EntryPoint">The function; <c>#12</c> is one without a name.</param>
/// <param name="Method">
/// For people: <c>Ns.Outer.Inner.Method</c>. What the compiler makes of a LibraryImport, a local function of generated
/// code, has the name that stands in the source.
/// </param>
public sealed record ManagedImport(string Library, string EntryPoint, string Method)
{
    /// <summary>Only this name is looked for, not the one with W or A at its end. LibraryImport always says so.</summary>
    public bool IsExactSpelling { get; init; }

    /// <summary>How it passes strings; on Windows it also decides which of the names with W and A is looked for.</summary>
    public CharSet CharSet { get; init; } = CharSet.Ansi;

    /// <summary>As its attribute says. It is part of a function's name on win-x86 only.</summary>
    public CallingConvention CallingConvention { get; init; } = CallingConvention.Winapi;

    /// <summary>Native.Sdk wrote it, from a header: <c>[GeneratedCode("Native.Sdk", …)]</c> on it or around it.</summary>
    public bool IsGenerated { get; init; }

    /// <summary>Where it may be called: what SupportedOSPlatform and UnsupportedOSPlatform on it or around it say.</summary>
    public TargetSystems Systems { get; init; } = TargetSystems.All;
}
