namespace Native.Sdk.Headers;

/// <summary>Collects what a text declares.</summary>
internal sealed class CUnitBuilder(CDataModel model, CLayout layout)
{
    public List<CFunction> Functions { get; } = [];

    public List<CVariable> Variables { get; } = [];

    public List<CRecordType> Records { get; } = [];

    public List<CEnumType> Enums { get; } = [];

    public List<CTypedefType> Typedefs { get; } = [];

    public List<CMacro> Macros { get; } = [];

    public List<string> OtherMacros { get; } = [];

    public List<CProblem> Problems { get; } = [];

    public CTranslationUnit Build() => new()
    {
        Model = model,
        Layout = layout,
        Functions = Functions,
        Variables = Variables,
        Records = Records,
        Enums = Enums,
        Typedefs = Typedefs,
        Macros = Macros,
        OtherMacros = OtherMacros,
        Problems = Problems,
    };
}
