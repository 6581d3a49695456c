namespace Native.Sdk.Bindings.Friendly;

/// <summary>How things of the header are called in C#.</summary>
internal sealed class FriendlyNames
{
    /// <summary>Types that every project has at hand; a class of the same name beside its code would hide them.</summary>
    private static readonly HashSet<string> Hiding =
    [
        "Action", "Array", "Attribute", "Boolean", "Buffer", "Byte", "Char", "Console", "Convert", "DateTime", "Decimal", "Delegate", "Dictionary",
        "Directory", "Double", "Encoding", "Enum", "Environment", "EventArgs", "Exception", "File", "Func", "Group", "Guid", "Half", "Index", "Int16",
        "Int32", "Int64", "IntPtr", "Lazy", "List", "Lock", "Match", "Math", "Memory", "Nullable", "Object", "Path", "Process", "Progress", "Queue",
        "Random", "Range", "Regex", "Span", "Stack", "Stream", "String", "Task", "Thread", "Timer", "Tuple", "Type", "Uri", "Version", "Void",
    ];

    private readonly HashSet<string> _types;
    private readonly string[] _namespaces;
    private readonly IReadOnlyList<string> _prefix;

    /// <param name="settings">Library, namespace and class.</param>
    /// <param name="functions">C names of all functions.</param>
    public FriendlyNames(BindingSettings settings, IReadOnlyList<string> functions)
    {
        _types = [settings.ClassName];
        _namespaces = settings.Namespace.Split('.');
        _prefix = Words.Of(FindPrefix(settings.Library, functions));
        Library = Words.Pascal(settings.Library.Replace('-', '_').Replace('.', '_'));
        Prefix = _prefix.Count == 0 ? Library : Words.Pascal(_prefix);
    }

    /// <summary>The library's name.</summary>
    public string Library { get; }

    /// <summary>The word that most of the header's functions begin with, or the library's name.</summary>
    public string Prefix { get; }

    /// <summary>A type's name: without the prefix, unless it is taken then or would hide one of .NET's own.</summary>
    public string Type(string name)
    {
        var words = Words.Of(name);
        var suffixed = Words.Pascal(words);
        var shortened = Words.Pascal(WithoutPrefix(words));
        return !Hiding.Contains(shortened) && !_namespaces.Contains(shortened) && _types.Add(shortened) ? shortened : Reserve(suffixed);
    }

    /// <summary>Takes a name for a type, changed if it is taken already.</summary>
    public string Reserve(string name)
    {
        while (!_types.Add(name))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>The words of a function's name that are left behind those of the class it belongs to, or else behind the prefix.</summary>
    public IReadOnlyList<string> Member(string function, IReadOnlyList<string>? owner)
    {
        var words = Words.Of(function);
        return owner is not null && Words.BeginsWith(words, owner) ? [.. words.Skip(owner.Count)]
            : owner is not null && Infix(words, owner) is { } rest ? rest
            : WithoutPrefix(words);
    }

    /// <summary>The words without the prefix.</summary>
    public IReadOnlyList<string> WithoutPrefix(IReadOnlyList<string> words) =>
        Words.BeginsWith(words, _prefix) ? [.. words.Skip(_prefix.Count)] : words;

    /// <summary><c>create</c> of <c>ZSTD_createCCtx</c> and <c>ZSTD_CCtx</c>: the prefix, a verb, then the type.</summary>
    private IReadOnlyList<string>? Infix(IReadOnlyList<string> words, IReadOnlyList<string> owner)
    {
        var type = WithoutPrefix(owner);
        var rest = WithoutPrefix(words);
        return type.Count < owner.Count && rest.Count > type.Count && Words.Same([.. rest.TakeLast(type.Count)], type)
            ? [.. rest.Take(rest.Count - type.Count)]
            : null;
    }

    /// <summary>The library's name, if most functions begin with it; else the first word of most of them; else nothing.</summary>
    private static string FindPrefix(string library, IReadOnlyList<string> functions)
    {
        var name = library.Replace('-', '_').Replace('.', '_') + "_";
        if (functions.Count(function => function.StartsWith(name, StringComparison.OrdinalIgnoreCase)) * 2 > functions.Count)
        {
            return name;
        }

        var first = functions
            .Where(static function => function.IndexOf('_', StringComparison.Ordinal) > 0)
            .GroupBy(static function => function[..function.IndexOf('_', StringComparison.Ordinal)], StringComparer.Ordinal)
            .OrderByDescending(static group => group.Count())
            .ThenBy(static group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return first is not null && first.Count() * 2 > functions.Count ? first.Key : "";
    }
}
