namespace Native.Sdk.Headers;

/// <summary>A type whose declaration is not in the text, or is not understood; nothing is known about it but its name.</summary>
public sealed class CUnresolvedType : CType
{
    internal CUnresolvedType(string name) => Name = name;

    /// <summary>Its name, or what stands in its place (<c>typeof</c>).</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name + "?";
}
