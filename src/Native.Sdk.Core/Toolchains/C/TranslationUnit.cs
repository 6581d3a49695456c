namespace Native.Sdk.Toolchains.C;

/// <summary>One source that becomes one object.</summary>
/// <param name="Source">Absolute path.</param>
/// <param name="Name">Relative to the native folder, forward slashes: how messages call it.</param>
/// <param name="Language">Decides compiler and standard.</param>
/// <param name="Object">Absolute path of the object.</param>
public sealed record TranslationUnit(string Source, string Name, Language Language, string Object)
{
    /// <summary>The language by the file's extension; what is neither C++ nor assembler goes to the C compiler.</summary>
    public static Language LanguageOf(string path) => Path.GetExtension(path) switch
    {
        ".cc" or ".cpp" or ".cxx" or ".c++" or ".C" or ".CPP" => Language.Cpp,
        ".S" or ".s" or ".sx" => Language.Assembler,
        _ => Language.C,
    };
}
