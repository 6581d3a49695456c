using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>
/// What structures, unions and enums are called in C#: by their typedef where there is one (functions use it), else by
/// their tag. The name is also how the same type is found again on other platforms and in other headers.
/// </summary>
/// <param name="taken">Names that functions and the raw layer itself have; C lets a structure have a function's name, C# does not.</param>
internal sealed class TypeNames(HashSet<string> taken)
{
    private readonly Dictionary<CType, string> names = [];
    private readonly Dictionary<CType, string> cnames = [];

    /// <summary>By declaration; one without tag and typedef has none.</summary>
    public Dictionary<CType, string> All => names;

    /// <summary>C# names that are not C's, with C's.</summary>
    public Dictionary<string, string> Renamed { get; } = new(StringComparer.Ordinal);

    /// <summary>The name of a structure, union or enum; null for one without.</summary>
    public string? Of(CType type) => names.GetValueOrDefault(type);

    /// <summary>How C names each declaration of a type: <c>struct tag</c>, or a typedef; by platform.</summary>
    public string[] CNames(CType?[] types)
    {
        var result = new string[types.Length];
        for (var i = 0; i < types.Length; i++)
        {
            result[i] = types[i] is { } type ? cnames[type] : "";
        }

        return result;
    }

    /// <summary>Names what a text declares.</summary>
    public void Add(CTranslationUnit unit)
    {
        var typedefs = Typedefs(unit);
        var used = new HashSet<string>(typedefs.Values, StringComparer.Ordinal);
        foreach (var record in unit.Records)
        {
            Add(record, record.Tag, record.IsUnion ? "union" : "struct", typedefs, used);
        }

        foreach (var enumeration in unit.Enums)
        {
            Add(enumeration, enumeration.Tag, "enum", typedefs, used);
        }
    }

    /// <summary>The typedef that speaks for each type: the project's own before others', those without leading underscore before those with.</summary>
    private static Dictionary<CType, string> Typedefs(CTranslationUnit unit)
    {
        var best = new Dictionary<CType, CTypedefType>();
        foreach (var named in unit.Typedefs)
        {
            var target = named.Target is CQualifiedType qualified ? qualified.Type : named.Target;
            if (target is (CRecordType or CEnumType) && named.Alignment == 0 && (!best.TryGetValue(target, out var known) || Rank(named) < Rank(known)))
            {
                best[target] = named;
            }
        }

        var result = new Dictionary<CType, string>();
        foreach (var (type, named) in best)
        {
            result.Add(type, named.Name);
        }

        return result;
    }

    private static int Rank(CTypedefType named) => (named.IsOwn ? 0 : 2) + (named.Name.StartsWith('_') ? 1 : 0);

    private void Add(CType type, string tag, string word, Dictionary<CType, string> typedefs, HashSet<string> used)
    {
        var isTypedef = typedefs.TryGetValue(type, out var name);
        if (!isTypedef && tag.Length == 0)
        {
            return;
        }

        // "struct foo; typedef struct bar foo;": the tag has to give way, as it does to a function.
        var plain = CSharpNames.Identifier(name ?? tag);
        var final = taken.Contains(plain) || (!isTypedef && used.Contains(tag)) ? $"{word}_{plain}" : plain;
        while (taken.Contains(final))
        {
            final += "_";
        }

        names[type] = final;
        var cname = tag.Length > 0 ? $"{word} {tag}" : name!;
        cnames[type] = cname;
        if (final != plain)
        {
            Renamed.TryAdd(final, cname);
        }
    }
}
