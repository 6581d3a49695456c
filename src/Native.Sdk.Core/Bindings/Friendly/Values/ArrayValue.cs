namespace Native.Sdk.Bindings.Friendly;

/// <summary>A pointer with a length, copied into an array; null where the pointer is.</summary>
/// <param name="support">The class with the helpers.</param>
/// <param name="rawType">Of the pointer.</param>
/// <param name="element">C# type of the elements.</param>
/// <param name="length">The local with their number.</param>
/// <param name="releaser">What frees it; null where the library keeps it.</param>
internal sealed class ArrayValue(string support, string rawType, string element, string length, Releaser? releaser) : Value
{
    public override string Type => element + "[]?";

    public override string RawType => rawType;

    public override string Read(string local) => $"{support}.Copy(({element}*){local}, {length})";

    public override string? Release(string local) => releaser?.Statement(local);
}
