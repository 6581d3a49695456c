namespace Native.Sdk.Toolchains.CMake;

/// <summary>A target of a configured cmake project.</summary>
/// <param name="Id">Unique among the targets; means nothing else.</param>
/// <param name="Name">As in <c>add_library(name …)</c>.</param>
/// <param name="Type">cmake's own word: <c>SHARED_LIBRARY</c>, <c>STATIC_LIBRARY</c>, <c>UTILITY</c> …</param>
/// <param name="NameOnDisk">File name of the main artifact; null where there is none.</param>
/// <param name="Folder">Absolute folder below the build folder in which the target is built.</param>
/// <param name="Artifacts">Absolute paths.</param>
/// <param name="Sources">Absolute paths of the sources that are not generated.</param>
/// <param name="Dependencies">Ids of the targets that are built before this one.</param>
/// <param name="LinkFragments">Pieces of the link command.</param>
internal sealed record CMakeTarget(
    string Id, string Name, string Type, string? NameOnDisk, string Folder, IReadOnlyList<string> Artifacts,
    IReadOnlyList<string> Sources, IReadOnlyList<string> Dependencies, IReadOnlyList<string> LinkFragments)
{
    /// <summary>Whether it can be loaded at run time.</summary>
    public bool IsShared => Type is "SHARED_LIBRARY" or "MODULE_LIBRARY";

    /// <summary>Whether it is an archive of objects.</summary>
    public bool IsStatic => Type == "STATIC_LIBRARY";

    /// <summary><c>libzstd.so</c> → <c>zstd</c>: what OUTPUT_NAME says, or the target's name.</summary>
    public string BaseName
    {
        get
        {
            var file = NameOnDisk ?? Name;
            var start = file.StartsWith("lib", StringComparison.Ordinal) ? 3 : 0;
            var dot = file.IndexOf('.', start);
            return file[start..(dot < 0 ? file.Length : dot)];
        }
    }
}
