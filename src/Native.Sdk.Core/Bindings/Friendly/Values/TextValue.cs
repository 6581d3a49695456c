namespace Native.Sdk.Bindings.Friendly;

/// <summary>Text in UTF-8, copied into a string; null where the pointer is.</summary>
/// <param name="support">The class with the helpers.</param>
/// <param name="rawType">Of the pointer.</param>
/// <param name="length">The local with the length in bytes; null where a zero ends the text.</param>
/// <param name="releaser">What frees it; null where the library keeps it.</param>
internal sealed class TextValue(string support, string rawType, string? length, Releaser? releaser) : Value
{
    public override string Type => "string?";

    public override string RawType => rawType;

    public override string Read(string local) => $"{support}.GetString((byte*){local}{(length is null ? "" : ", " + length)})";

    public override string? Release(string local) => releaser?.Statement(local);
}
