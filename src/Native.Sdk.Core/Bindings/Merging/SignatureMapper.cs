using Native.Sdk.Diagnostics;
using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>Finds the C# types of a function's parameters and result.</summary>
internal sealed class SignatureMapper(TypeMapper mapper)
{
    private bool requiresNet6;

    /// <param name="types">Functions, by platform; null where it does not exist.</param>
    public Signature Map(CType?[] types)
    {
        CFunctionType? first = null;
        var isStdcall = false;
        foreach (var type in types)
        {
            if (type is null)
            {
                continue;
            }

            if (type is not CFunctionType function)
            {
                return Fail(Catalog.SignaturesDiffer, "it is a function on some platforms only");
            }

            first ??= function;
            isStdcall |= function.Convention == CCallingConvention.Stdcall;
            if (function.IsVariadic)
            {
                return Fail(Catalog.VariadicFunction);
            }

            if (function.Convention is not (CCallingConvention.Cdecl or CCallingConvention.Stdcall))
            {
                return Fail(Catalog.UnsupportedConvention, function.Convention.ToString().ToLowerInvariant());
            }

            if (function.Parameters.Count != first.Parameters.Count)
            {
                return Fail(Catalog.SignaturesDiffer, "the number of its parameters differs");
            }
        }

        var parameters = new NeutralType[first!.Parameters.Count];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = Parameter(TypeMapper.Each(types, type => ((CFunctionType)type).Parameters[i].Type));
            if (Obstacle(parameters[i]) is { } reason)
            {
                var parameter = first.Parameters[i];
                var name = parameter.Name.Length > 0 ? $"'{parameter.Name}'" : $"number {i + 1}";
                return Fail(Catalog.UnsupportedType, $"parameter {name} is of type {parameter.Type}, and {reason}");
            }
        }

        var result = mapper.Map(TypeMapper.Each(types, static type => ((CFunctionType)type).ReturnType));
        return result.Kind != NeutralKind.Void && Obstacle(result) is { } obstacle
            ? Fail(Catalog.UnsupportedType, $"its result is of type {first.ReturnType}, and {obstacle}")
            : new Signature { Parameters = parameters, Result = result, IsStdcall = isStdcall, RequiresNet6 = requiresNet6 };
    }

    /// <summary>
    /// A va_list is passed as a pointer by every ABI, whatever it is: as an array, as a structure too large for registers,
    /// or as the pointer that it is. C# cannot make one, but hand on what a callback was given.
    /// </summary>
    private NeutralType Parameter(CType?[] types) =>
        types.All(static type => type is null || type.Unaliased is CPrimitiveType { Kind: CPrimitive.VaList }) ? NeutralType.VoidPointer : mapper.Map(types);

    /// <summary>Why C# cannot pass a value as C does; null if it can.</summary>
    private string? Obstacle(NeutralType type)
    {
        switch (type.Kind)
        {
            case NeutralKind.None:
                return type.Reason;
            case NeutralKind.Void or NeutralKind.Array:
                return "it is no value that can be passed";
            case NeutralKind.Record:
                var record = type.RecordType!;
                mapper.Records.Complete(record);
                if (!record.IsPassable.Modern)
                {
                    return record.IsOpaque ? "its members are not known to C#" : "C# lays it out in a way that is not passed as C passes it";
                }

                requiresNet6 |= !record.IsPassable.Legacy;
                return null;
            default:
                return null;
        }
    }

    private static Signature Fail(Diagnostic problem, string detail = "") => new() { Problem = problem, Detail = detail };
}
