namespace Native.Sdk.Bindings.Friendly;

/// <summary>A number, an enum, a structure: the same on both sides.</summary>
internal sealed class PlainValue(string type) : Value
{
    public override string Type => type;

    public override string RawType => type;

    public override string Read(string local) => local;
}
