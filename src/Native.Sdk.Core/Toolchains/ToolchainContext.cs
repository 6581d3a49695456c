using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains;

/// <summary>What every toolchain is given: one project, one platform, and the ways of this build.</summary>
/// <param name="Project">What to build.</param>
/// <param name="Platform">For which platform.</param>
/// <param name="Settings">How.</param>
/// <param name="Directory">Where.</param>
/// <param name="Tools">Finds programs.</param>
/// <param name="Environment">The variables of tools, the project's own among them.</param>
/// <param name="Messages">Where to speak.</param>
public sealed record ToolchainContext(
    NativeProject Project, Platform Platform, BuildSettings Settings, BuildDirectory Directory,
    ToolFinder Tools, IReadOnlyDictionary<string, string> Environment, IMessageSink Messages)
{
    /// <summary>Identity of a project's work before its name is known: where its questions belong.</summary>
    public string QuestionGroup => "questions/" + Platform.Rid + "/" + ContentHash.OfText(Project.Path + "|" + Project.Name).ToString()[..12];

    /// <summary>The group of a project's steps.</summary>
    public string Group(string name) => Platform.Rid + "/" + name;

    /// <summary>
    /// The project's own variables as the virtual files that they would be: their values are in every signature
    /// (<see cref="EnvironmentHash"/>), and the build's variables of the same names reach no tool, so they are no inputs.
    /// </summary>
    public IReadOnlySet<string> OwnVariables => Project.Environment.Keys.Select(FileTable.Variable).ToHashSet(StringComparer.Ordinal);

    /// <summary>Hash of the project's own variables and of those of the build that are named.</summary>
    public Hash128 EnvironmentHash(params IEnumerable<string> names)
    {
        var texts = new List<string>();
        foreach (var name in names)
        {
            texts.Add(name + "=" + Environment.GetValueOrDefault(name));
        }

        foreach (var (name, value) in Project.Environment)
        {
            texts.Add(name + "=" + value);
        }

        return ContentHash.OfTexts(texts);
    }
}
