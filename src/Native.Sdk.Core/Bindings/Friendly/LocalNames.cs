namespace Native.Sdk.Bindings.Friendly;

/// <summary>Names of a method's parameters and locals, each once.</summary>
internal sealed class LocalNames
{
    private static readonly string[] Suffixes = ["Text", "Stack", "Pointer", "Owner", "Value", "Use"];

    private readonly Dictionary<BoundParameter, string> _parameters = [];
    private readonly HashSet<string> _taken = [];

    /// <param name="function">Whose.</param>
    /// <param name="hasError">Whether its last parameter is for errors, and no parameter in C#.</param>
    public LocalNames(BoundFunction function, bool hasError)
    {
        foreach (var parameter in function.Parameters.SkipLast(hasError ? 1 : 0))
        {
            var given = new Annotations(parameter.C.Annotations).Argument("name");
            var name = given ?? Words.Camel(Conventions.IsOut(parameter.Name) || Conventions.IsUtf8(parameter.Name) ? Conventions.WithoutOut(parameter.Name) : parameter.Name);
            name = name == "out" ? "value" : name;
            _parameters.Add(parameter, CSharpNames.Unique(CSharpNames.Identifier(name), _taken));
        }
    }

    /// <summary>A parameter's name in C#, escaped.</summary>
    public string Parameter(BoundParameter parameter) => CSharpNames.Escape(_parameters[parameter]);

    /// <summary>What the names of a parameter's locals begin with.</summary>
    public string Stem(BoundParameter parameter)
    {
        var stem = _parameters[parameter];
        while (Suffixes.Any(suffix => _taken.Contains(stem + suffix)))
        {
            stem += "_";
        }

        return stem;
    }

    /// <summary>A local.</summary>
    public string Local(string name) => CSharpNames.Unique(name, _taken);
}
