namespace Native.Sdk.Bindings.Friendly;

/// <summary>A number, an enum, a structure: passed as it is.</summary>
internal sealed class PlainArgument(string name, string type) : Argument
{
    public override string Name => name;

    public override string Declaration(bool hasSpans) => $"{type} {name}";

    public override string Pass => name;
}
