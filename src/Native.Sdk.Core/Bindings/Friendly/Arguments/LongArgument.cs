namespace Native.Sdk.Bindings.Friendly;

/// <summary>C's <c>long</c>.</summary>
internal sealed class LongArgument(string support, string name, string type) : Argument
{
    public override string Name => name;

    public override string Declaration(bool hasSpans) => $"{(type == "CLong" ? "nint" : "nuint")} {name}";

    public override string Pass => $"{support}.{(type == "CLong" ? "Long" : "ULong")}({name})";
}
