namespace Native.Sdk.Toolchains.CMake;

/// <summary>What cmake says of a configured project.</summary>
/// <param name="SourceFolder">Absolute folder of the top CMakeLists.txt.</param>
/// <param name="BuildFolder">Absolute folder in which cmake works.</param>
/// <param name="Generator">For example <c>Ninja</c>.</param>
/// <param name="IsMultiConfig">Whether the configuration is chosen at build time.</param>
/// <param name="Configuration">The configuration that the targets are of; can be empty.</param>
/// <param name="Targets">All targets.</param>
/// <param name="Inputs">Absolute paths of what cmake read, without generated files and its own modules.</param>
/// <param name="Folders">Absolute source folders that have a CMakeLists.txt.</param>
/// <param name="Compilers">Absolute paths.</param>
internal sealed record CMakeModel(
    string SourceFolder, string BuildFolder, string Generator, bool IsMultiConfig, string Configuration,
    IReadOnlyList<CMakeTarget> Targets, IReadOnlyList<string> Inputs, IReadOnlyList<string> Folders, IReadOnlyList<string> Compilers)
{
    /// <summary>A target and everything that is built before it.</summary>
    public IReadOnlyList<CMakeTarget> Closure(CMakeTarget target)
    {
        var byId = Targets.ToDictionary(each => each.Id, StringComparer.Ordinal);
        var result = new List<CMakeTarget> { target };
        var seen = new HashSet<string>(StringComparer.Ordinal) { target.Id };
        for (var i = 0; i < result.Count; i++)
        {
            foreach (var id in result[i].Dependencies)
            {
                if (seen.Add(id) && byId.TryGetValue(id, out var dependency))
                {
                    result.Add(dependency);
                }
            }
        }

        return result;
    }
}
