namespace Native.Sdk.Bindings.Friendly;

/// <summary>C's <c>long</c>.</summary>
internal sealed class LongValue(string type) : Value
{
    public override string Type => type == "CLong" ? "nint" : "nuint";

    public override string RawType => type;

    public override string Read(string local) => local + ".Value";
}
