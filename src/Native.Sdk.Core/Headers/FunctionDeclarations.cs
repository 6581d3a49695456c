namespace Native.Sdk.Headers;

/// <summary>The names of the functions that a project's own headers declare.</summary>
public static class FunctionDeclarations
{
    /// <summary>The names, in the order of their first declaration; without static functions, and those that only have a body.</summary>
    /// <param name="preprocessed">Output of <c>cc -E</c>.</param>
    /// <param name="headers">Absolute paths of the headers whose declarations count, with everything in their folders.</param>
    /// <param name="folder">Absolute folder that relative names in line markers start from.</param>
    public static IReadOnlyList<string> Read(string preprocessed, IReadOnlyList<string> headers, string folder)
    {
        var folders = headers.Select(header => Path.GetDirectoryName(header)! + Path.DirectorySeparatorChar).ToArray();
        var unit = CParser.Parse(preprocessed, new CParseOptions
        {
            IsOwn = path => folders.Any(directory => path.StartsWith(directory, StringComparison.Ordinal)),
            Folder = folder,
        });
        return [.. unit.Functions.Where(static function => function is { IsCallable: true, IsStatic: false }).Select(static function => function.Name)];
    }
}
