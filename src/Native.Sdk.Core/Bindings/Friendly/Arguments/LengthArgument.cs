namespace Native.Sdk.Bindings.Friendly;

/// <summary>The length of another argument.</summary>
/// <param name="type">C# type of the parameter.</param>
/// <param name="length">An <c>int</c>: the other's length.</param>
internal sealed class LengthArgument(string type, string length) : Argument
{
    public override string Pass => type is "nuint" or "nint" or "int" or "long" ? $"({type}){length}" : $"checked(({type}){length})";
}
