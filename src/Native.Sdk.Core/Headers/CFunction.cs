using Native.Sdk.Diagnostics;

namespace Native.Sdk.Headers;

/// <summary>A function that a header declares.</summary>
public sealed class CFunction
{
    internal CFunction(string name, CFunctionType type) => (Name, Type) = (name, type);

    /// <summary>Its name in C.</summary>
    public string Name { get; }

    /// <summary>
    /// Its name to the linker, where <c>__asm__("label")</c> gives another. On macOS such a label begins with the underscore
    /// that C names get there by themselves.
    /// </summary>
    public string LinkName { get; internal set; } = "";

    /// <summary>Parameters, result, convention.</summary>
    public CFunctionType Type { get; internal set; }

    /// <summary>Whether it is private to each translation unit: nothing to call from outside.</summary>
    public bool IsStatic { get; internal set; }

    /// <summary>Whether it is marked <c>inline</c>.</summary>
    public bool IsInline { get; internal set; }

    /// <summary>Whether some declaration is not static and has no body: what a library can define.</summary>
    public bool IsCallable { get; internal set; }

    /// <summary>Whether it never returns.</summary>
    public bool IsNoReturn { get; internal set; }

    /// <summary>Whether its result should be looked at: <c>nodiscard</c>, <c>warn_unused_result</c>.</summary>
    public bool IsNoDiscard { get; internal set; }

    /// <summary>Whether the library keeps it to itself: <c>visibility("hidden")</c> or <c>"internal"</c>.</summary>
    public bool IsHidden { get; internal set; }

    /// <summary>Whether the header says that it is not there: macOS' <c>availability</c>, clang's <c>unavailable</c>.</summary>
    public bool IsUnavailable { get; internal set; }

    /// <summary>Null, or why it is deprecated (may be empty).</summary>
    public string? Deprecated { get; internal set; }

    /// <summary>What <c>native_sdk.h</c> says about it to the generator of bindings: <c>length=count</c>, without the prefix <c>native_sdk:</c>.</summary>
    public IReadOnlyList<string> Annotations { get; internal set; } = [];

    /// <summary>Where it is first declared.</summary>
    public SourceLocation Location { get; internal set; } = new("");

    /// <summary>Whether one of the project's own files declares it.</summary>
    public bool IsOwn { get; internal set; }

    /// <summary>Whether the unit has it already.</summary>
    internal bool IsListed { get; set; }

    /// <summary>What a comment says about it; empty without.</summary>
    public string Documentation { get; internal set; } = "";
}
