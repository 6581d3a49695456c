namespace Native.Sdk.Headers;

/// <summary>What a preprocessed header declares, in the order of the text.</summary>
public sealed class CTranslationUnit
{
    /// <summary>For which platform it was read.</summary>
    public required CDataModel Model { get; init; }

    /// <summary>Sizes and offsets of its types.</summary>
    public required CLayout Layout { get; init; }

    /// <summary>Functions of the project's own files, each once; of all files only if that was asked for.</summary>
    public required IReadOnlyList<CFunction> Functions { get; init; }

    /// <summary>Variables of the project's own files, each once; of all files only if that was asked for.</summary>
    public required IReadOnlyList<CVariable> Variables { get; init; }

    /// <summary>Structures and unions of all files; those without members too.</summary>
    public required IReadOnlyList<CRecordType> Records { get; init; }

    /// <summary>Enums of all files.</summary>
    public required IReadOnlyList<CEnumType> Enums { get; init; }

    /// <summary>Typedefs of all files.</summary>
    public required IReadOnlyList<CTypedefType> Typedefs { get; init; }

    /// <summary>Macros of the project's own files that are constants; of all files only if that was asked for.</summary>
    public required IReadOnlyList<CMacro> Macros { get; init; }

    /// <summary>Macros of the project's own files, without parameters and not empty, whose value is not understood.</summary>
    public required IReadOnlyList<string> OtherMacros { get; init; }

    /// <summary>What was not understood, of all files.</summary>
    public required IReadOnlyList<CProblem> Problems { get; init; }
}
