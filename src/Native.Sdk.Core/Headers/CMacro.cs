using Native.Sdk.Diagnostics;

namespace Native.Sdk.Headers;

/// <summary>A macro without parameters whose value is a constant.</summary>
public sealed class CMacro
{
    internal CMacro(string name, CConstant value) => (Name, Value) = (name, value);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it comes to where the text ends.</summary>
    public CConstant Value { get; }

    /// <summary>Where it is defined last.</summary>
    public SourceLocation Location { get; internal init; } = new("");

    /// <summary>Whether it is from one of the project's own files.</summary>
    public bool IsOwn { get; internal init; }
}
