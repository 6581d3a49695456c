namespace Native.Sdk.Toolchains.C;

/// <summary>The language of a translation unit.</summary>
public enum Language
{
    /// <summary>C.</summary>
    C,

    /// <summary>C++.</summary>
    Cpp,

    /// <summary>Assembler that goes through the preprocessor.</summary>
    Assembler,
}
