using Native.Sdk.Diagnostics;

namespace Native.Sdk.Projects;

/// <summary>Typed access to the metadata of one declaration.</summary>
internal sealed class MetadataReader(NativeProjectDeclaration declaration, Action<Diagnostic, object?[]> report)
{
    /// <summary>The names that the user wrote.</summary>
    public IEnumerable<string> Names => declaration.Metadata.Keys;

    public bool Has(string name) => declaration.Metadata.ContainsKey(name);

    /// <summary>The whole value, or null.</summary>
    public string? Scalar(string name) => declaration.Metadata.TryGetValue(name, out var parts) ? string.Join(';', parts) : null;

    public IReadOnlyList<string> List(string name) => declaration.Metadata.TryGetValue(name, out var parts) ? parts : [];

    public bool? Boolean(string name)
    {
        if (Scalar(name) is not { } text)
        {
            return null;
        }

        if (!bool.TryParse(text, out var value))
        {
            report(Catalog.InvalidMetadata, [declaration.Include, name, text, "write true or false."]);
        }

        return value;
    }

    /// <summary>What most projects have; of a sorted one the code would be compiled in every build.</summary>
    private static readonly Dictionary<string, string> NoPairs = [];

    /// <summary><c>NAME=value</c> parts.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string name)
    {
        if (!Has(name))
        {
            return NoPairs;
        }

        var pairs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in List(name))
        {
            var equals = part.IndexOf('=');
            if (equals <= 0)
            {
                report(Catalog.InvalidMetadata, [declaration.Include, name, part, "write NAME=value; several are separated by ';' (a ';' in a value is %3B)."]);
                continue;
            }

            pairs[part[..equals]] = part[(equals + 1)..];
        }

        return pairs;
    }
}
