using Native.Sdk.Diagnostics;

namespace Native.Sdk.Headers;

/// <summary>A named value of an enum.</summary>
public sealed class CEnumerator
{
    internal CEnumerator(string name, CConstant value) => (Name, Value) = (name, value);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>An integer.</summary>
    public CConstant Value { get; }

    /// <summary>Null, or why it is deprecated (may be empty).</summary>
    public string? Deprecated { get; internal init; }

    /// <summary>Where it stands.</summary>
    public SourceLocation Location { get; internal init; } = new("");

    /// <summary>What a comment says about it; empty without.</summary>
    public string Documentation { get; internal init; } = "";
}
