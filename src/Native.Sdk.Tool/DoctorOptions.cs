namespace Native.Sdk.Tool;

/// <summary>What follows the verb <c>doctor</c>.</summary>
/// <param name="Project">Absolute path of the project file.</param>
/// <param name="Configuration">MSBuild's; null: the project's own default.</param>
/// <param name="IsJson">For programs.</param>
internal sealed record DoctorOptions(string Project, string? Configuration, bool IsJson)
{
    /// <exception cref="UsageException">They make no sense.</exception>
    /// <exception cref="UnreadableException">There is no such project.</exception>
    public static DoctorOptions Parse(IReadOnlyList<string> arguments, string currentDirectory)
    {
        string? project = null, configuration = null;
        var isJson = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--json":
                    isJson = true;
                    break;
                case "-c" or "--configuration" when i + 1 < arguments.Count:
                    configuration = arguments[++i];
                    break;
                case var option when option.StartsWith('-'):
                    throw new UsageException(option is "-c" or "--configuration" ? $"{option} needs a configuration behind it." : $"'{option}' is no option of doctor.");
                case var path when project is null:
                    project = path;
                    break;
                case var another:
                    throw new UsageException($"'{project}' and '{another}' are two projects; doctor takes one.");
            }
        }

        return new DoctorOptions(FindProject(Path.GetFullPath(project ?? ".", currentDirectory)), configuration, isJson);
    }

    private static string FindProject(string path)
    {
        if (File.Exists(path))
        {
            return path;
        }

        if (!Directory.Exists(path))
        {
            throw new UnreadableException($"'{path}' does not exist.");
        }

        return Directory.GetFiles(path, "*.csproj") switch
        {
            [var only] => only,
            [] => throw new UnreadableException($"There is no csproj in '{path}'."),
            var several => throw new UnreadableException($"There are several projects in '{path}'; name one: {string.Join(", ", several.Select(Path.GetFileName).Order(StringComparer.Ordinal))}."),
        };
    }
}
