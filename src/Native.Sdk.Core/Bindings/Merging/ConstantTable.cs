using Native.Sdk.Diagnostics;
using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>Macros and constant variables of all platforms.</summary>
/// <param name="views">The platforms.</param>
/// <param name="headers">Where they belong.</param>
/// <param name="messages">Hears of each that is left out.</param>
internal sealed class ConstantTable(IReadOnlyList<PlatformView> views, HeaderReader headers, IMessageSink messages)
{
    private readonly Dictionary<string, BoundConstant> known = new(StringComparer.Ordinal);
    private readonly List<BoundConstant> order = [];

    /// <summary>The C# type that a value asks for: int, or what it needs more.</summary>
    private static string TypeOf(CConstant value)
    {
        if (value.Text is not null)
        {
            return "string";
        }

        var kind = (value.Type.Unaliased as CPrimitiveType)?.Kind ?? CPrimitive.Int;
        if (value.Number is not null)
        {
            return kind == CPrimitive.Float ? "float" : "double";
        }

        return kind switch
        {
            CPrimitive.Bool or CPrimitive.UnsignedChar => "byte",
            CPrimitive.UnsignedShort => "ushort",
            _ when value.IsUnsigned => (ulong)value.Bits <= uint.MaxValue ? "uint" : "ulong",
            _ => value.Bits is >= int.MinValue and <= int.MaxValue ? "int" : "long",
        };
    }

    /// <summary>All of them, those of enums among them.</summary>
    /// <param name="mapper">For the types of constants that are pointers.</param>
    /// <param name="taken">Names that other members have; those of constants are added.</param>
    /// <param name="renamed">Takes C# names that are not C's.</param>
    public List<BoundConstant> Bind(TypeMapper mapper, HashSet<string> taken, Dictionary<string, string> renamed)
    {
        Collect();
        var result = new List<BoundConstant>();
        foreach (var constant in mapper.Enums.Constants)
        {
            if ((constant.CSharp.Length > 0 ? constant.CSharp : Type(constant, mapper)) is { } type)
            {
                Add(constant, type);
            }
        }

        foreach (var constant in order)
        {
            if (Type(constant, mapper) is { } type)
            {
                Add(constant, type);
            }
        }

        return result;

        void Add(BoundConstant constant, string type)
        {
            if (!constant.IsSame && !AreDistinguishable(constant))
            {
                messages.Report(Catalog.ConstantNotBound, constant.Location, constant.CName, "it differs between platforms that a running program cannot tell apart");
                return;
            }

            var name = CSharpNames.Identifier(constant.CName);
            if (taken.Contains(name) && result.Exists(other => other.CName == constant.CName))
            {
                // "#define A A" beside the enum's own A.
                return;
            }

            name = CSharpNames.Unique(name, taken);
            if (name != constant.CName)
            {
                renamed.TryAdd(name, constant.CName);
            }

            result.Add(new BoundConstant(name, constant.CName, type, (CConstant?[])constant.Values)
            {
                Header = constant.Header,
                Location = constant.Location,
                Documentation = constant.Documentation,
                IsProvable = constant.IsProvable,
            });
        }
    }

    private void Collect()
    {
        foreach (var view in views)
        {
            for (var header = 0; header < view.Units.Length; header++)
            {
                if (view.Units[header] is not { } unit)
                {
                    continue;
                }

                foreach (var macro in unit.Macros)
                {
                    Add(view.Index, header, macro.Name, macro.Value, macro.Location, "", isProvable: true);
                }

                foreach (var variable in unit.Variables)
                {
                    if (variable.Value is { } value)
                    {
                        Add(view.Index, header, variable.Name, value, variable.Location, variable.Documentation, isProvable: false);
                    }
                    else if (known.TryAdd(variable.Name, new BoundConstant(variable.Name, variable.Name, "", [])))
                    {
                        messages.Report(Catalog.VariableNotBound, variable.Location, variable.Name);
                    }
                }
            }
        }
    }

    private void Add(int view, int header, string name, CConstant value, SourceLocation location, string documentation, bool isProvable)
    {
        if (!known.TryGetValue(name, out var constant))
        {
            constant = new BoundConstant(name, name, "", new CConstant?[views.Count])
            {
                Header = headers.HeaderOf(location, header),
                Location = location,
                Documentation = documentation,
                IsProvable = isProvable,
            };
            known.Add(name, constant);
            order.Add(constant);
        }

        if (constant.Values.Count > 0)
        {
            ((CConstant?[])constant.Values)[view] ??= value;
        }
    }

    /// <summary>The C# type; null if there is none, which has been said.</summary>
    private string? Type(BoundConstant constant, TypeMapper mapper)
    {
        var values = constant.Values;
        if (constant.First is { IsInteger: true } first && (first.Type.Unaliased is CPointerType || !constant.IsSame))
        {
            var types = new CType?[values.Count];
            for (var i = 0; i < types.Length; i++)
            {
                types[i] = values[i]?.Type;
            }

            var mapped = mapper.Map(types);
            if (mapped.Kind is NeutralKind.Pointer or NeutralKind.PointerSized)
            {
                return mapped.CSharp;
            }

            if (first.Type.Unaliased is CPointerType)
            {
                return Skip("it is a pointer on some platforms only");
            }
        }

        string? type = null;
        foreach (var value in values)
        {
            if (value is not null)
            {
                var own = TypeOf(value);
                type = type is null || type == own ? own : Wider(type, own);
                if (type is null)
                {
                    return Skip("its type differs between platforms");
                }
            }
        }

        return type;

        string? Skip(string reason)
        {
            messages.Report(Catalog.ConstantNotBound, constant.Location, constant.CName, reason);
            return null;
        }
    }

    private static string? Wider(string left, string right) =>
        left is "string" or "float" or "double" || right is "string" or "float" or "double" ? null
        : left == "ulong" || right == "ulong" ? "ulong"
        : "long";

    private bool AreDistinguishable(BoundConstant constant)
    {
        for (var i = 0; i < views.Count; i++)
        {
            for (var j = i + 1; j < views.Count; j++)
            {
                if (views[i].RunTimeKey == views[j].RunTimeKey && constant.Values[i] is { } one && constant.Values[j] is { } other
                    && (one.Bits != other.Bits || one.Text != other.Text || one.Number != other.Number))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
