using Native.Sdk.Diagnostics;

namespace Native.Sdk.Bindings;

/// <summary>From the declarations of each platform to one model for all.</summary>
internal sealed class ModelBuilder(BindingRequest request, HeaderReader headers, IReadOnlyList<PlatformView> views, IMessageSink messages)
{
    /// <summary>The raw layer's own members, and what its code refers to by simple name.</summary>
    private static readonly string[] Reserved =
    [
        "Library", "CLong", "CULong", "Native__Platform", "Native__Bits", "DllImport", "DllImportAttribute", "StructLayout", "StructLayoutAttribute",
        "FieldOffset", "FieldOffsetAttribute", "Obsolete", "ObsoleteAttribute", "CallingConvention", "LayoutKind", "System", "global",
    ];

    private readonly HashSet<string> taken = new(Reserved, StringComparer.Ordinal) { request.Settings.ClassName };

    public BindingModel Build()
    {
        var functions = new FunctionTable(views, headers, messages);
        functions.Collect();
        taken.UnionWith(functions.Names.Select(CSharpNames.Identifier));
        var names = new TypeNames(taken);
        foreach (var view in views)
        {
            foreach (var unit in view.Units)
            {
                if (unit is not null)
                {
                    names.Add(unit);
                }
            }
        }

        var mapper = new TypeMapper(views, names, headers);
        mapper.Records.Collect();
        mapper.Enums.Collect();
        mapper.Enums.MentionOwn();
        mapper.Records.MentionOwn();
        var bound = functions.Bind(mapper);
        mapper.Records.CompleteMentioned();

        // Constants can mention types too, by pointers; names of types go before theirs.
        taken.UnionWith(names.All.Values);
        var renamed = new Dictionary<string, string>(names.Renamed, StringComparer.Ordinal);
        var constants = new ConstantTable(views, headers, messages).Bind(mapper, taken, renamed);
        mapper.Records.CompleteMentioned();
        var model = new BindingModel(names.All)
        {
            Settings = request.Settings,
            Headers = [.. request.Headers.Select(static header => header.Path)],
            Platforms = [.. views.Select(static view => view.Platform)],
            Views = views,
            Functions = bound,
            Records = mapper.Records.Bound,
            Enums = mapper.Enums.Bound,
            Constants = constants,
        };
        Report(model, functions, renamed);
        return model;
    }

    private void Report(BindingModel model, FunctionTable functions, Dictionary<string, string> renamed)
    {
        foreach (var record in model.Records)
        {
            if (record.Reason.Length > 0 && record.C.IsOwn)
            {
                messages.Report(Catalog.OpaqueRecord, record.C.Location, record.Name, record.Reason);
            }

            foreach (var field in record.Fields)
            {
                if (record.C.IsOwn && field.Innermost is { Kind: NeutralKind.None, Reason: var reason } && !record.IsOpaque)
                {
                    messages.Report(Catalog.MemberNotBound, field.C.Location, $"{record.Name}.{field.Name}", reason);
                }
            }

            if (renamed.TryGetValue(record.Name, out var cname) && record.C.IsOwn)
            {
                messages.Report(Catalog.Renamed, record.C.Location, cname, record.Name);
            }
        }

        foreach (var constant in model.Constants)
        {
            if (renamed.ContainsKey(constant.Name))
            {
                messages.Report(Catalog.Renamed, constant.Location, constant.CName, constant.Name);
            }
        }

        var skipped = functions.Skipped.Count;
        var reasons = string.Join(", ", functions.Skipped.GroupBy(static reason => reason.Code, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal).Select(static group => $"{group.Count()} by {group.Key}"));
        messages.Say($"{request.Settings.ClassName}: {model.Functions.Count} of {model.Functions.Count + skipped} functions are bound{(skipped > 0 ? $"; left out: {reasons}" : "")}.");
    }
}
