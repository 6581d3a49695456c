namespace Native.Sdk.Bindings.Friendly;

/// <summary>An object of a class, which is kept alive during the call.</summary>
/// <param name="handle">The class.</param>
/// <param name="name">In C#.</param>
/// <param name="local">The local that keeps it alive.</param>
/// <param name="isOptional">Whether null is a value.</param>
internal sealed class HandleArgument(HandleType handle, string name, string local, bool isOptional) : Argument, ILender
{
    public override string Name => name;

    public override string Declaration(bool hasSpans) => $"{handle.ClassName}{(isOptional ? "?" : "")} {name}";

    public override void Before(CSharpWriter code)
    {
        if (isOptional)
        {
            code.Line($"using var {local} = {name} is null ? default : {name}.Borrow();");
        }
        else
        {
            code.Line($"if ({name} is null) throw new global::System.ArgumentNullException(nameof({name}));");
            code.Line($"using var {local} = {name}.Borrow();");
        }
    }

    public override string Pass => $"{local}.Pointer";

    public string Lender => local;
}
