using Native.Sdk.Diagnostics;

namespace Native.Sdk.Headers;

/// <summary>A variable that a header declares.</summary>
public sealed class CVariable
{
    internal CVariable(string name, CType type) => (Name, Type) = (name, type);

    /// <summary>Its name in C.</summary>
    public string Name { get; }

    /// <summary>Its name to the linker: see <see cref="CFunction.LinkName"/>.</summary>
    public string LinkName { get; internal init; } = "";

    /// <summary>Its type.</summary>
    public CType Type { get; internal set; }

    /// <summary>Whether it is private to each translation unit.</summary>
    public bool IsStatic { get; internal init; }

    /// <summary>Whether every thread has its own.</summary>
    public bool IsThreadLocal { get; internal init; }

    /// <summary>The value of a scalar constant; null without, and where it is not understood.</summary>
    public CConstant? Value { get; internal set; }

    /// <summary>Where it stands.</summary>
    public SourceLocation Location { get; internal init; } = new("");

    /// <summary>Whether it is from one of the project's own files.</summary>
    public bool IsOwn { get; internal init; }

    /// <summary>What a comment says about it; empty without.</summary>
    public string Documentation { get; internal init; } = "";
}
