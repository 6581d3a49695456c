namespace Native.Sdk.Bindings.Friendly;

/// <summary>The object that an instance method is called on.</summary>
internal sealed class SelfArgument(string local) : Argument, ILender
{
    public override void Before(CSharpWriter code) => code.Line($"using var {local} = Borrow();");

    public override string Pass => $"{local}.Pointer";

    public string Lender => local;
}
