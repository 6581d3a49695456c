namespace Native.Sdk.Bindings.Friendly;

/// <summary>A string, passed as UTF-8: on the stack where it is short.</summary>
/// <param name="support">The class with the helpers.</param>
/// <param name="name">In C#.</param>
/// <param name="local">Begins the names of locals.</param>
/// <param name="rawType">Of the pointer.</param>
/// <param name="isOptional">Whether null is a value.</param>
/// <param name="hasLength">Whether its length is passed too; else a zero within it is an exception.</param>
internal sealed class TextArgument(string support, string name, string local, string rawType, bool isOptional, bool hasLength) : Argument
{
    public override string Name => name;

    public override string Declaration(bool hasSpans) => $"string{(isOptional ? "?" : "")} {name}";

    public override void Before(CSharpWriter code)
    {
        code.Line($"byte* {local}Stack = stackalloc byte[{support}.Text.StackSize];");
        code.Line($"using var {local}Text = new {support}.Text({name}, {local}Stack, \"{name.TrimStart('@')}\", {(isOptional ? "true" : "false")}, {(hasLength ? "true" : "false")});");
    }

    public override string Pass => rawType == "byte*" ? $"{local}Text.Pointer" : $"({rawType}){local}Text.Pointer";

    /// <summary>Its length in bytes.</summary>
    public string Length => $"{local}Text.Length";
}
