namespace Native.Sdk.Headers;

/// <summary>One step from a type to another: pointer to, array of, function that returns.</summary>
internal sealed class CDerivation
{
    /// <summary><see cref="CTokenKind.Star"/>, <see cref="CTokenKind.OpenBracket"/> or <see cref="CTokenKind.OpenParenthesis"/>.</summary>
    public required CTokenKind Kind { get; init; }

    public CQualifiers Qualifiers { get; set; }

    public long? Length { get; init; }

    public CParameter[] Parameters { get; init; } = [];

    public bool IsVariadic { get; init; }

    public bool HasPrototype { get; init; } = true;

    public CCallingConvention Convention { get; init; }

    public CType Apply(CType type) => Kind switch
    {
        CTokenKind.Star => CQualifiedType.Of(new CPointerType(type), Qualifiers),
        CTokenKind.OpenBracket => new CArrayType(type, Length),
        _ => new CFunctionType(type, Parameters) { IsVariadic = IsVariadic, HasPrototype = HasPrototype, Convention = Convention },
    };
}
