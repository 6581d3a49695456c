using Native.Sdk.Headers;

namespace Native.Sdk.Core.Tests.Headers;

/// <summary>Writes types as C again, so that a compiler can say whether they are the right ones.</summary>
internal static class CRendering
{
    private static readonly string[] Conventions = ["", "stdcall", "fastcall", "thiscall", "", "vectorcall", "ms_abi", "sysv_abi"];

    /// <summary>A declaration without name, or null where the type has none to write (no tag, <c>typeof</c>).</summary>
    /// <param name="type">The type.</param>
    /// <param name="inner">What stands in the place of the name.</param>
    public static string? Of(CType type, string inner = "") => type switch
    {
        CPrimitiveType { Kind: CPrimitive.VaList } => "__builtin_va_list " + inner,
        CPrimitiveType => $"{type} {inner}",
        CTypedefType named => $"{named.Name} {inner}",
        CRecordType { Tag.Length: > 0 } or CEnumType { Tag.Length: > 0 } => $"{type} {inner}",
        CPointerType pointer => Of(pointer.Target, pointer.Target is CArrayType or CFunctionType ? $"(*{inner})" : "*" + inner),
        CQualifiedType { Type: CPointerType or CArrayType } qualified => Of(qualified.Type, Words(qualified) + " " + inner),
        CQualifiedType qualified => Words(qualified) + " " + Of(qualified.Type, inner) is var text && text.Length > Words(qualified).Length + 1 ? text : null,
        CArrayType array => Of(array.Element, $"{inner}[{array.Length}]"),
        CComplexType complex => Of(complex.Part, inner) is { } part ? "_Complex " + part : null,
        CFunctionType function => Function(function, inner),
        _ => null,
    };

    private static string? Function(CFunctionType function, string inner)
    {
        var parameters = function.Parameters.Select(parameter => Of(parameter.Type)).ToList();
        if (parameters.Contains(null))
        {
            return null;
        }

        parameters.AddRange(function.IsVariadic ? ["..."] : parameters.Count == 0 && function.HasPrototype ? ["void"] : []);
        var convention = Conventions[(int)function.Convention];
        return Of(function.ReturnType, $"{inner}({string.Join(", ", parameters)})") is { } text
            ? text + (convention.Length > 0 ? "" : "")
            : null;
    }

    private static string Words(CQualifiedType type) => type.Qualifiers.ToString().ToLowerInvariant().Replace(",", "").Replace("atomic", "_Atomic");
}
