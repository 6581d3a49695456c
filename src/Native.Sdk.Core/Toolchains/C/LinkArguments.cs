namespace Native.Sdk.Toolchains.C;

/// <summary>A link's arguments around its objects.</summary>
/// <param name="BeforeObjects">Options; <see cref="Output"/> and <see cref="InputHash"/> stand for what is known when it runs.</param>
/// <param name="AfterObjects">Libraries, which linkers search only for what is asked before them.</param>
public sealed record LinkArguments(IReadOnlyList<string> BeforeObjects, IReadOnlyList<string> AfterObjects)
{
    /// <summary>Stands for the path of the library in the making.</summary>
    public const string Output = "{output}";

    /// <summary>Stands for the hash of all inputs, in hexadecimal digits.</summary>
    public const string InputHash = "{inputs}";
}
