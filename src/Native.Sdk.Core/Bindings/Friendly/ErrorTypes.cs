using Native.Sdk.Headers;

namespace Native.Sdk.Bindings.Friendly;

/// <summary>Finds the types of errors by their shape, by annotations, and by the functions that free them.</summary>
internal sealed class ErrorTypes
{
    private readonly Dictionary<BoundRecord, ErrorType> _byRecord = [];
    private readonly BindingModel _model;
    private readonly RawTypes _raw;
    private readonly FriendlyNames _names;

    /// <param name="model">The raw layer.</param>
    /// <param name="raw">Its names.</param>
    /// <param name="names">Names of the friendly layer.</param>
    public ErrorTypes(BindingModel model, RawTypes raw, FriendlyNames names)
    {
        (_model, _raw, _names) = (model, raw, names);
        foreach (var function in model.Functions)
        {
            if (function.Parameters.Count > 0 && Candidate(function.Parameters[^1].C.Type) is var (record, isFilledIn)
                && !_byRecord.ContainsKey(record) && FindFree(record) is var (free, freesMessage) && free != function)
            {
                Add(record, isFilledIn, free, freesMessage, Shapes.AnnotationsOfTarget(free.Parameters[0].C.Type).Argument("name"));
            }
        }
    }

    /// <summary>In the order in which functions mention them.</summary>
    public IReadOnlyCollection<ErrorType> All => _byRecord.Values;

    /// <summary>Whether a structure reports errors.</summary>
    public bool Contains(BoundRecord record) => _byRecord.ContainsKey(record);

    /// <summary>The error that a last parameter is for; null for other parameters.</summary>
    public ErrorType? Of(BoundParameter parameter) =>
        Candidate(parameter.C.Type) is var (record, isFilledIn) && _byRecord.TryGetValue(record, out var error) && error.IsFilledIn == isFilledIn ? error : null;

    private void Add(BoundRecord record, bool isFilledIn, BoundFunction free, bool freesMessage, string? given)
    {
        var isFirst = _byRecord.Count == 0;
        var stem = Stem(record.Name);
        _byRecord.Add(record, new ErrorType
        {
            Record = record,
            IsFilledIn = isFilledIn,
            Free = free,
            FreesMessage = freesMessage,
            CodeType = CodeType(record, stem),
            ExceptionName = _names.Reserve(given ?? (isFirst ? _names.Prefix : Words.Pascal(stem)) + "Exception"),
            HookName = isFirst ? "MapError" : "Map" + Words.Pascal(stem),
        });
    }

    /// <summary>The error's type, if the parameter has the shape of one: <c>T **</c> or <c>T *</c>.</summary>
    private (BoundRecord Record, bool IsFilledIn)? Candidate(CType type)
    {
        if (Shapes.PointsToConst(type))
        {
            return null;
        }

        return _raw.TargetOfTarget(type) is { } made && Fits(made, isFilledIn: false) ? (made, false)
            : _raw.TargetOf(type) is { } filled && Fits(filled, isFilledIn: true) ? (filled, true)
            : null;
    }

    private static bool Fits(BoundRecord record, bool isFilledIn)
    {
        if (record.C.IsUnion || !RawTypes.IsValue(record)
            || Shapes.Field(record, "code") is not { } code || !Shapes.IsCode(code.C.Type)
            || Shapes.Field(record, "message") is not { } message || !Shapes.IsCharPointer(message.C.Type))
        {
            return false;
        }

        return isFilledIn
            ? Shapes.Field(record, "failed") is { } failed && Shapes.Primitive(failed.C.Type) is CPrimitive.Bool or CPrimitive.Int
            : new Annotations(record.C.Annotations).Has("error") || record.Name.Contains("err", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The one function that frees it; of a filled-in one also the one that frees strings.</summary>
    private (BoundFunction Free, bool FreesMessage)? FindFree(BoundRecord record)
    {
        var taking = _model.Functions.Where(function => function.Parameters.Count == 1 && _raw.TargetOf(function.Parameters[0].C.Type) == record).ToArray();
        var chosen = taking.Where(static function => new Annotations(function.C.Annotations).Has("free")).ToArray();
        if (chosen.Length == 0)
        {
            chosen = [.. taking.Where(static function => Words.Of(function.C.Name).Any(static word => Conventions.ReleaseRank(word) is not null || word is "clear" or "reset"))];
        }

        return chosen.Length == 1 ? (chosen[0], false)
            : chosen.Length == 0 && Shapes.Field(record, "failed") is not null && OwnedMemory.StringFree(_model.Functions) is { } free ? (free, true)
            : null;
    }

    /// <summary><c>sm_error</c> of <c>sm_error_t</c>.</summary>
    private static string Stem(string name) => name.EndsWith("_t", StringComparison.Ordinal) ? name[..^2] : name;

    /// <summary>The enum of the codes: the field's own type, or the one that is called as the error is, and <c>code</c>.</summary>
    private string CodeType(BoundRecord record, string stem)
    {
        var field = Shapes.Field(record, "code")!;
        if (_model.EnumOf(field.C.Type) is { } own)
        {
            return _raw.Qualify(CSharpNames.Escape(own.Name));
        }

        string[] expected = [stem + "_code", stem + "_codes", stem + "_kind", $"{_names.Prefix}_error_code", $"{_names.Prefix}_status_code", $"{_names.Prefix}_code"];
        foreach (var name in expected)
        {
            var words = Words.Of(name);
            if (_model.Enums.FirstOrDefault(candidate => Words.Same(Words.Of(Stem(candidate.Name)), words)) is { } found)
            {
                return _raw.Qualify(CSharpNames.Escape(found.Name));
            }
        }

        return Shapes.Primitive(field.C.Type) == CPrimitive.UnsignedInt ? "uint" : "int";
    }
}
