namespace Native.Sdk.Headers;

/// <summary>A function's type.</summary>
public sealed class CFunctionType : CType
{
    internal CFunctionType(CType returnType, CParameter[] parameters)
        : base(Math.Max(returnType.Depth, parameters.Length == 0 ? 0 : parameters.Max(static parameter => parameter.Type.Depth)) + 1) =>
        (ReturnType, Parameters) = (returnType, parameters);

    /// <summary>What it returns.</summary>
    public CType ReturnType { get; }

    /// <summary>Its parameters, without <c>void</c> and the ellipsis.</summary>
    public IReadOnlyList<CParameter> Parameters { get; }

    /// <summary>Whether it takes more arguments: <c>...</c>.</summary>
    public bool IsVariadic { get; internal init; }

    /// <summary>False for <c>int f()</c>, which before C23 says nothing about the parameters.</summary>
    public bool HasPrototype { get; internal init; } = true;

    /// <summary>How it is called.</summary>
    public CCallingConvention Convention { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(Convention == CCallingConvention.Cdecl ? "" : Convention.ToString().ToLowerInvariant() + " ")}function({string.Join(", ", Parameters.Select(static parameter => parameter.Type.ToString()).Concat(IsVariadic ? ["..."] : []))}) returns {ReturnType}";

    internal CFunctionType With(CCallingConvention convention) => new(ReturnType, (CParameter[])Parameters)
    {
        IsVariadic = IsVariadic,
        HasPrototype = HasPrototype,
        Convention = convention,
    };
}
