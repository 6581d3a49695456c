using Native.Sdk.Bindings;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Projects;

/// <summary>Reads the metadata that are about bindings.</summary>
/// <param name="item">What the user wrote.</param>
/// <param name="include">Names the project in messages.</param>
/// <param name="report">Where everything wrong is said.</param>
internal sealed class BindingOptionsReader(MetadataReader item, string include, Action<Diagnostic, object?[]> report)
{
    /// <summary>Metadata that mean nothing without a header; to kind C the last two mean something by themselves.</summary>
    private static readonly string[] Names =
    [
        MetadataName.Namespace, MetadataName.ClassName, MetadataName.Friendly, MetadataName.RawOnly, MetadataName.Handles,
        MetadataName.IncludeDirectories, MetadataName.Defines,
    ];

    /// <summary>Null where there is no header.</summary>
    /// <param name="kind">Of the project.</param>
    /// <param name="headers">Absolute paths.</param>
    /// <param name="generated">File name of the header that cbindgen makes, or null.</param>
    /// <param name="includeDirectories">Absolute paths, in their order.</param>
    public BindingOptions? Read(ProjectKind kind, IReadOnlyList<string> headers, string? generated, IReadOnlyList<string> includeDirectories)
    {
        if (item.Has(MetadataName.Header))
        {
            return ReadOptions(kind, headers, generated, includeDirectories);
        }

        foreach (var name in Names)
        {
            if (item.Has(name) && (kind != ProjectKind.C || name is not (MetadataName.IncludeDirectories or MetadataName.Defines)))
            {
                Refuse(name, item.Scalar(name)!, "it is about the bindings of a header, and there is none. Name the public C header in Header, or remove it.");
            }
        }

        return null;
    }

    /// <summary>A method of its own, so that a build without bindings need not load what they are made of.</summary>
    private BindingOptions ReadOptions(ProjectKind kind, IReadOnlyList<string> headers, string? generated, IReadOnlyList<string> includeDirectories) =>
        new()
        {
            Namespace = ReadName(MetadataName.Namespace, CSharpIdentifier.IsValidNamespace, "a namespace is names with dots between, none of them a keyword of C#: Company.Product."),
            ClassName = ReadName(MetadataName.ClassName, CSharpIdentifier.IsValid, "a class has one name without dots, and no keyword of C#: ZstdNative."),
            FriendlyHeaders = ReadFriendly(headers, generated),
            RawOnly = ReadRawOnly(),
            Handles = [.. item.List(MetadataName.Handles).Select(ReadHandle).OfType<HandleDeclaration>()],
            GeneratedHeader = generated,
            Preprocessing = kind == ProjectKind.C ? null : new CSettings
            {
                Sources = [],
                IncludeDirectories = includeDirectories,
                Defines = item.List(MetadataName.Defines),
                CStandard = CSettings.DefaultCStandard,
                CppStandard = CSettings.DefaultCppStandard,
                Exports = ExportMode.All,
            },
        };

    private string? ReadName(string metadata, Func<string, bool> isValid, string rule)
    {
        if (item.Scalar(metadata) is { } name && !isValid(name))
        {
            Refuse(metadata, name, rule);
        }

        return item.Scalar(metadata);
    }

    private IReadOnlyList<string>? ReadFriendly(IReadOnlyList<string> headers, string? generated)
    {
        switch (item.Scalar(MetadataName.Friendly)?.ToLowerInvariant())
        {
            case null or "true":
                return null;
            case "false":
                return [];
        }

        var chosen = new List<string>();
        foreach (var name in item.List(MetadataName.Friendly))
        {
            var file = System.IO.Path.GetFileName(name.Replace('\\', '/'));
            if (headers.FirstOrDefault(header => System.IO.Path.GetFileName(header) == file) is { } header)
            {
                chosen.Add(header);
            }
            else if (file == generated)
            {
                chosen.Add(file);
            }
            else
            {
                var names = headers.Select(path => System.IO.Path.GetFileName(path)).Concat(generated is null ? [] : [generated]).ToArray();
                Refuse(MetadataName.Friendly, name, $"write true, false, or names of Header: {string.Join(", ", names)}.{NearestWord.Hint(file, names)}");
            }
        }

        return chosen;
    }

    private IReadOnlyList<string> ReadRawOnly()
    {
        foreach (var name in item.List(MetadataName.RawOnly).Where(name => !IsCName(name)))
        {
            Refuse(MetadataName.RawOnly, name, "write the names of functions and types as the header has them: RawOnly=\"x_open;x_options\".");
        }

        return item.List(MetadataName.RawOnly);
    }

    /// <summary><c>type=constructor,constructor/free</c>; either side of the slash may be empty.</summary>
    private HandleDeclaration? ReadHandle(string text)
    {
        var (type, functions) = text.IndexOf('=') is > 0 and var equals ? (text[..equals].Trim(), text[(equals + 1)..]) : ("", "");
        var parts = functions.Split('/');
        string[] constructors = [.. parts[0].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var free = parts.Length > 1 ? parts[1].Trim() : "";
        if (!IsCName(type) || parts.Length > 2 || !constructors.All(IsCName) || (free.Length > 0 && !IsCName(free)) || (constructors.Length == 0 && free.Length == 0))
        {
            Refuse(MetadataName.Handles, text, "write type=constructor,constructor/free with the names of the header: Handles=\"reader=reader_open,reader_parse/reader_close\".");
            return null;
        }

        return new HandleDeclaration(type, constructors, free.Length > 0 ? free : null);
    }

    private static bool IsCName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => c == '_' || char.IsAsciiLetterOrDigit(c));

    private void Refuse(string metadata, string written, string rule) => report(Catalog.InvalidMetadata, [include, metadata, written, rule]);
}
