namespace Native.Sdk.Bindings.Friendly;

/// <summary><c>_Bool</c>.</summary>
internal sealed class BoolArgument(string name) : Argument
{
    public override string Name => name;

    public override string Declaration(bool hasSpans) => $"bool {name}";

    public override string Pass => $"(byte)({name} ? 1 : 0)";
}
