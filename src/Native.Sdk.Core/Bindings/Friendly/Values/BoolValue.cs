namespace Native.Sdk.Bindings.Friendly;

/// <summary><c>_Bool</c>, which is a byte in the raw layer.</summary>
internal sealed class BoolValue : Value
{
    public override string Type => "bool";

    public override string RawType => "byte";

    public override string Read(string local) => local + " != 0";
}
