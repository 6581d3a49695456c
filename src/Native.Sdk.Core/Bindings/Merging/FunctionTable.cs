using Native.Sdk.Diagnostics;
using Native.Sdk.Headers;
using Native.Sdk.Platforms;

namespace Native.Sdk.Bindings;

/// <summary>The functions of all platforms, and which of them C# can call.</summary>
/// <param name="views">The platforms.</param>
/// <param name="headers">Where they belong.</param>
/// <param name="messages">Hears of each that is left out.</param>
internal sealed class FunctionTable(IReadOnlyList<PlatformView> views, HeaderReader headers, IMessageSink messages)
{
    private readonly Dictionary<string, FunctionEntry> entries = new(StringComparer.Ordinal);
    private readonly List<FunctionEntry> order = [];

    /// <summary>Why each is left out that is.</summary>
    public List<Diagnostic> Skipped { get; } = [];

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => order.Select(static entry => entry.Name);

    /// <summary>Takes in what the views declare.</summary>
    public void Collect()
    {
        foreach (var view in views)
        {
            for (var header = 0; header < view.Units.Length; header++)
            {
                foreach (var function in view.Units[header]?.Functions ?? [])
                {
                    if (!entries.TryGetValue(function.Name, out var entry))
                    {
                        entries.Add(function.Name, entry = new FunctionEntry(function.Name, header, views.Count));
                        order.Add(entry);
                    }

                    entry.Add(view.Index, function);
                }
            }
        }
    }

    /// <summary>Those that C# can call.</summary>
    public List<BoundFunction> Bind(TypeMapper mapper)
    {
        var result = new List<BoundFunction>();
        foreach (var entry in order)
        {
            if (Bind(entry, mapper) is { } bound)
            {
                result.Add(bound);
            }
        }

        return result;
    }

    private BoundFunction? Bind(FunctionEntry entry, TypeMapper mapper)
    {
        var first = entry.First;
        if (!entry.HasCallable)
        {
            return Skip(first, Catalog.InlineFunction);
        }

        if (first.IsHidden || first.IsUnavailable)
        {
            return Skip(first, Catalog.HiddenFunction);
        }

        var signature = new SignatureMapper(mapper).Map(TypeMapper.EachFunction(entry.Functions));
        if (signature.Problem is { } problem)
        {
            return Skip(first, problem, signature.Detail);
        }

        var exported = LinkNames(entry);
        if (exported.Count > 1)
        {
            return Skip(first, Catalog.SignaturesDiffer, $"it is exported by different names: {string.Join(", ", exported)}");
        }

        var variants = signature.IsVarying ? Variants(entry, signature) : [];
        if (variants is null)
        {
            return Skip(first, Catalog.SignaturesDiffer, "the size of an integer differs between platforms that a running program cannot tell apart");
        }

        return new BoundFunction
        {
            Variants = variants,
            C = first,
            EntryPoint = exported[0],
            Result = new BoundType(first.Type.ReturnType, signature.Result.CSharp),
            Parameters = Parameters(first.Type, signature),
            IsStdcall = signature.IsStdcall,
            RequiresNet6 = signature.RequiresNet6,
            Platforms = PlatformsOf(entry),
            Header = headers.HeaderOf(first.Location, entry.Header),
        };
    }

    /// <summary>The different signatures; null where a running program could not know which is right.</summary>
    private List<FunctionVariant>? Variants(FunctionEntry entry, Signature signature)
    {
        var variants = new List<FunctionVariant>();
        var byKey = new Dictionary<string, FunctionVariant>(StringComparer.Ordinal);
        for (var i = 0; i < views.Count; i++)
        {
            if (entry.Functions[i] is null)
            {
                continue;
            }

            var parameters = signature.Parameters.Select(parameter => On(parameter, i)).ToArray();
            var result = On(signature.Result, i);
            var variant = variants.Find(known => known.Result == result && known.Parameters.SequenceEqual(parameters));
            if (variant is null)
            {
                variants.Add(variant = new FunctionVariant(parameters, result, []));
            }

            variant.Views.Add(i);
            if (byKey.TryGetValue(views[i].RunTimeKey, out var other) && other != variant)
            {
                return null;
            }

            byKey[views[i].RunTimeKey] = variant;
        }

        return variants;

        static string On(NeutralType type, int view) => type.Kind == NeutralKind.Varying ? NeutralType.Integer(type.Sizes[view], type.IsSigned).CSharp : type.CSharp;
    }

    private static BoundParameter[] Parameters(CFunctionType type, Signature signature)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var result = new BoundParameter[signature.Parameters.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var c = type.Parameters[i];
            var name = c.Name.Length > 0 ? CSharpNames.Identifier(c.Name) : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"arg{i}");
            result[i] = new BoundParameter(CSharpNames.Unique(name, taken), new BoundType(c.Type, signature.Parameters[i].CSharp), c);
        }

        return result;
    }

    private List<string> LinkNames(FunctionEntry entry)
    {
        var names = new List<string>();
        for (var i = 0; i < views.Count; i++)
        {
            if (entry.Functions[i] is { } function && LinkName(function, views[i].Model) is var name && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>macOS puts an underscore before C names; labels of assembler have it already.</summary>
    private static string LinkName(CFunction function, CDataModel model) =>
        model.IsApple && function.LinkName != function.Name && function.LinkName.StartsWith('_') ? function.LinkName[1..] : function.LinkName;

    /// <summary>Null if every platform that read the header has it.</summary>
    private Platform[]? PlatformsOf(FunctionEntry entry)
    {
        var having = new List<Platform>();
        var isEverywhere = true;
        foreach (var view in views)
        {
            if (entry.Functions[view.Index] is not null)
            {
                having.Add(view.Platform);
            }
            else if (view.Units[entry.Header] is not null)
            {
                isEverywhere = false;
            }
        }

        return isEverywhere ? null : [.. having];
    }

    private BoundFunction? Skip(CFunction function, Diagnostic reason, string detail = "")
    {
        Skipped.Add(reason);
        messages.Report(reason, function.Location, function.Name, detail);
        return null;
    }
}
