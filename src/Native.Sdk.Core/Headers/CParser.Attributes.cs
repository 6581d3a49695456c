namespace Native.Sdk.Headers;

/// <content>Attributes.</content>
/// <remarks>
/// <code>
/// __attribute__((packed, __aligned__(8), deprecated("use g")))      gcc manual, "Attribute Syntax"
/// __declspec(align(16)) __declspec(dllimport noreturn)              Microsoft, "__declspec"
/// [[deprecated("use g"), gnu::packed]]                              C23, 6.7.13
/// _Alignas(16) alignas(double)                                      C23, 6.7.6
/// __attribute__((annotate("native_sdk:length=count")))              clang manual, "annotate"; [[clang::annotate("…")]] likewise
/// __attribute__((availability(macos,introduced=10.4,deprecated=10.9,message="use g")))
/// </code>
/// </remarks>
public sealed partial class CParser
{
    /// <summary>native_sdk.h begins its annotations with it.</summary>
    private const string AnnotationPrefix = "native_sdk:";

    /// <summary>gcc's machine modes for integers: bytes.</summary>
    private static readonly (string Mode, int Size)[] IntegerModes = [("QI", 1), ("HI", 2), ("SI", 4), ("DI", 8), ("TI", 16), ("byte", 1)];

    /// <summary>Reads all that stand here.</summary>
    private CAttributes? Attributes(CAttributes? attributes)
    {
        while (true)
        {
            switch (Kind)
            {
                case CTokenKind.Attribute or CTokenKind.Declspec:
                    position++;
                    AttributeList(ref attributes, CTokenKind.OpenParenthesis);
                    break;
                case CTokenKind.OpenBracket when Next == CTokenKind.OpenBracket:
                    AttributeList(ref attributes, CTokenKind.OpenBracket);
                    break;
                case CTokenKind.AlignAs:
                    position++;
                    var close = Kind == CTokenKind.OpenParenthesis ? tokens.Match(position) : -1;
                    if (close < 0)
                    {
                        FailHere("'('");
                        return attributes;
                    }

                    attributes ??= new CAttributes();
                    if (IsTypeStart(position + 1))
                    {
                        attributes.Alignment = layout.TryGet(TypeInParentheses(), out _, out var alignment) ? Math.Max(attributes.Alignment, alignment) : attributes.Alignment;
                    }
                    else
                    {
                        attributes.Alignment = Math.Max(attributes.Alignment, AlignmentArgument(position));
                    }

                    position = close + 1;
                    break;
                default:
                    return attributes;
            }
        }
    }

    /// <param name="attributes">Added to.</param>
    /// <param name="open">The bracket; doubled or not.</param>
    private void AttributeList(ref CAttributes? attributes, CTokenKind open)
    {
        if (Kind != open || tokens.Match(position) is not (>= 0 and var close))
        {
            FailHere("'('");
            return;
        }

        attributes ??= new CAttributes();
        for (var i = position + 1; i < close; i++)
        {
            var kind = tokens.Kind(i);
            if (kind != CTokenKind.Identifier && kind < CTokenKind.Typedef)
            {
                continue;
            }

            // "gnu::packed": what stands before says whose it is.
            if (tokens.Kind(i + 1) is CTokenKind.DoubleColon)
            {
                i++;
                continue;
            }

            var arguments = tokens.Kind(i + 1) == CTokenKind.OpenParenthesis && tokens.Match(i + 1) is var end && end > 0 && end < close ? i + 1 : -1;
            Attribute(attributes, Plain(tokens.Name(i)), arguments);
            i = arguments > 0 ? tokens.Match(arguments) : i;
        }

        position = close + 1;
    }

    /// <summary><c>__packed__</c> → <c>packed</c>.</summary>
    private static string Plain(string name) =>
        name.Length > 4 && name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal) ? name[2..^2] : name;

    /// <param name="attributes">Added to.</param>
    /// <param name="name">Without underscores.</param>
    /// <param name="arguments">Token of their parenthesis; -1 without.</param>
    private void Attribute(CAttributes attributes, string name, int arguments)
    {
        switch (name)
        {
            case "packed":
                attributes.IsPacked = true;
                break;
            case "aligned" or "align":
                attributes.Alignment = Math.Max(attributes.Alignment, arguments < 0 ? model.MaxAlignment : AlignmentArgument(arguments));
                break;
            case "annotate":
                Annotate(attributes, StringArgument(arguments));
                break;
            case "deprecated":
                attributes.Deprecated = StringArgument(arguments);
                break;
            case "availability":
                Availability(attributes, arguments);
                break;
            case "unavailable":
                attributes.IsUnavailable = true;
                break;
            case "noreturn" or "_Noreturn":
                attributes.IsNoReturn = true;
                break;
            case "warn_unused_result" or "nodiscard":
                attributes.IsNoDiscard = true;
                break;
            case "visibility":
                attributes.IsHidden = StringArgument(arguments) is "hidden" or "internal";
                break;
            case "flag_enum":
                attributes.IsFlags = true;
                break;
            case "ms_struct" or "gcc_struct":
                attributes.IsMicrosoft = name == "ms_struct";
                break;
            case "mode" when arguments > 0 && tokens.Kind(arguments + 1) == CTokenKind.Identifier:
                attributes.Mode = Plain(tokens.Name(arguments + 1));
                break;
            case "vector_size":
                attributes.VectorSize = NumberArgument(arguments) ?? 0;
                break;
            case "ext_vector_type" or "neon_vector_type" or "neon_polyvector_type":
                attributes.VectorLanes = NumberArgument(arguments) ?? 0;
                break;
            case "cdecl":
                attributes.Convention = CCallingConvention.Cdecl;
                break;
            case "stdcall" or "__stdcall":
                attributes.Convention = CCallingConvention.Stdcall;
                break;
            case "fastcall" or "__fastcall":
                attributes.Convention = CCallingConvention.Fastcall;
                break;
            case "thiscall" or "__thiscall":
                attributes.Convention = CCallingConvention.Thiscall;
                break;
            case "vectorcall" or "__vectorcall":
                attributes.Convention = CCallingConvention.Vectorcall;
                break;
            case "ms_abi":
                attributes.Convention = CCallingConvention.Windows;
                break;
            case "sysv_abi":
                attributes.Convention = CCallingConvention.Unix;
                break;
            case "regparm" or "pascal" or "regcall" or "sseregparm" or "pcs" or "aarch64_vector_pcs" or "swiftcall" or "preserve_most" or "preserve_all":
                attributes.Convention = CCallingConvention.Other;
                break;
        }
    }

    /// <summary>Others use annotations too; ours say whose they are.</summary>
    private static void Annotate(CAttributes attributes, string text)
    {
        if (text.StartsWith(AnnotationPrefix, StringComparison.Ordinal))
        {
            (attributes.Annotations ??= []).Add(text[AnnotationPrefix.Length..]);
        }
    }

    private int AlignmentArgument(int arguments) =>
        NumberArgument(arguments) is { } bytes and > 0 and <= 1 << 28 && (bytes & (bytes - 1)) == 0 ? (int)bytes : 0;

    private long? NumberArgument(int arguments)
    {
        if (arguments < 0)
        {
            return null;
        }

        var before = position;
        position = arguments + 1;
        var value = Constant();
        position = before;
        return value is { IsInteger: true } ? value.Bits : null;
    }

    /// <summary>The first string among the arguments; empty without.</summary>
    private string StringArgument(int arguments)
    {
        if (arguments < 0 || tokens.Kind(arguments + 1) != CTokenKind.String)
        {
            return "";
        }

        var before = position;
        position = arguments + 1;
        var value = Constant();
        position = before;
        return value?.Text ?? "";
    }

    private void Availability(CAttributes attributes, int arguments)
    {
        if (arguments < 0 || !tokens.Span(arguments + 1).StartsWith("macos", StringComparison.Ordinal))
        {
            return;
        }

        var close = tokens.Match(arguments);
        for (var i = arguments + 2; i < close; i++)
        {
            if (tokens.Kind(i) != CTokenKind.Identifier)
            {
                continue;
            }

            switch (tokens.Name(i))
            {
                // 100000 is Apple's number for "some day".
                case "deprecated" when tokens.Kind(i + 1) == CTokenKind.Assign && !tokens.Span(i + 2).StartsWith("100000", StringComparison.Ordinal):
                    attributes.Deprecated ??= "";
                    break;
                case "unavailable":
                    attributes.IsUnavailable = true;
                    break;
                case "message" when tokens.Kind(i + 1) == CTokenKind.Assign && attributes.Deprecated is not null:
                    attributes.Deprecated = StringArgument(i + 1);
                    break;
            }
        }
    }

    /// <summary>Attributes that make another type: <c>mode(DI)</c>, <c>vector_size(16)</c>.</summary>
    private CType Adorn(CType type, CAttributes? attributes)
    {
        if (attributes is null)
        {
            return type;
        }

        if (attributes.Mode.Length > 0)
        {
            type = OfMode(type, attributes.Mode);
            attributes.Mode = "";
        }

        if (attributes.VectorLanes > 0 && layout.TryGet(type, out var lane, out _))
        {
            attributes.VectorSize = attributes.VectorLanes * lane;
        }

        if (attributes.VectorSize is > 0 and <= 1 << 20)
        {
            type = new CVectorType(type, attributes.VectorSize);
        }

        (attributes.VectorLanes, attributes.VectorSize) = (0, 0);
        return type;
    }

    private CType OfMode(CType type, string mode)
    {
        var isUnsigned = type.Unaliased is CPrimitiveType primitive && (primitive.Kind & (CPrimitive)1) == 0 && primitive.Kind is >= CPrimitive.UnsignedShort and <= CPrimitive.UnsignedInt128 || type.Unaliased is CPrimitiveType { Kind: CPrimitive.UnsignedChar };
        var size = mode is "word" or "pointer" or "unwind_word" ? model.PointerSize : 0;
        foreach (var (name, bytes) in IntegerModes)
        {
            size = name == mode ? bytes : size;
        }

        if (size > 0)
        {
            var kind = size switch
            {
                1 => CPrimitive.SignedChar,
                2 => CPrimitive.Short,
                4 => CPrimitive.Int,
                8 => model.LongSize == 8 ? CPrimitive.Long : CPrimitive.LongLong,
                _ => CPrimitive.Int128,
            };
            return CPrimitiveType.Of(isUnsigned ? kind + 1 : kind);
        }

        CType? real = mode[0] switch
        {
            'H' => CPrimitiveType.Of(CPrimitive.Float16),
            'S' => CPrimitiveType.Of(CPrimitive.Float),
            'D' => CPrimitiveType.Of(CPrimitive.Double),
            'X' => CPrimitiveType.Of(CPrimitive.LongDouble),
            'T' => CPrimitiveType.Of(CPrimitive.Float128),
            _ => null,
        };
        return real is null ? type : mode.EndsWith('C') ? new CComplexType(real) : mode.EndsWith('F') ? real : type;
    }
}
