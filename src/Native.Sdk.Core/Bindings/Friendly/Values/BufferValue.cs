namespace Native.Sdk.Bindings.Friendly;

/// <summary>A structure of bytes with their length, which the caller owns: copied into an array, and freed.</summary>
/// <param name="support">The class with the helpers.</param>
/// <param name="rawType">The structure.</param>
/// <param name="data">Its member with the bytes.</param>
/// <param name="length">Its member with their number.</param>
/// <param name="free">The raw call that frees it, without arguments.</param>
/// <param name="freesByValue">Whether that takes the structure itself.</param>
internal sealed class BufferValue(string support, string rawType, string data, string length, string free, bool freesByValue) : Value
{
    public override string Type => "byte[]";

    public override string RawType => rawType;

    public override string Read(string local) =>
        $"{support}.Copy((byte*){local}.{data}, (nuint){local}.{length}) ?? global::System.Array.Empty<byte>()";

    public override string? Release(string local) => $"{free}({(freesByValue ? "" : "&")}{local});";
}
