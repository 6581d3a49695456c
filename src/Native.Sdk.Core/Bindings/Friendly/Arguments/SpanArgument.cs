namespace Native.Sdk.Bindings.Friendly;

/// <summary>Memory with a length: a span, or an array where the target framework has no spans.</summary>
/// <param name="support">The class with the helpers.</param>
/// <param name="name">In C#.</param>
/// <param name="local">Begins the names of locals.</param>
/// <param name="element">C# type of the elements.</param>
/// <param name="isReadOnly">Whether the call only reads it.</param>
/// <param name="isOptional">Whether an empty one is passed as null; else as a pointer that is not null, as C mostly wants it.</param>
internal sealed class SpanArgument(string support, string name, string local, string element, bool isReadOnly, bool isOptional) : Argument
{
    public override string Name => name;

    public override string Declaration(bool hasSpans) =>
        hasSpans ? $"global::System.{(isReadOnly ? "ReadOnlySpan" : "Span")}<{element}> {name}" : $"{element}[] {name}";

    public override bool IsSpan => true;

    public override string Pinned => $"{element}* {local}Pointer = {name}";

    public override string Pass => isOptional ? $"{local}Pointer" : $"{support}.NotNull({local}Pointer)";
}
