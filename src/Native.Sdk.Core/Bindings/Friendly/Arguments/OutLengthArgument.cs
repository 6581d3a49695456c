namespace Native.Sdk.Bindings.Friendly;

/// <summary>Where the call writes the length of what it gives back.</summary>
internal sealed class OutLengthArgument(string local) : Argument
{
    public override void Before(CSharpWriter code) => code.Line($"nuint {local} = 0;");

    public override string Pass => "&" + local;
}
