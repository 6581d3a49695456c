using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains;

/// <summary>
/// Turns one native project into steps. Planning has two halves because some of it must be asked for: first every
/// project names its questions (what tool is this, what is in that crate), all are answered together, then it plans.
/// </summary>
public interface IToolchain
{
    /// <summary>
    /// Adds the questions whose answers planning needs.
    /// </summary>
    /// <returns>False if the project cannot be built here; the reason has been reported.</returns>
    bool Prepare(BuildGraph questions);

    /// <summary>
    /// The base name of the library, once the questions are answered; null if there is none, which has been reported.
    /// </summary>
    string? ResolveName();

    /// <summary>The tools that will build it, in a few words, once the questions are answered; null if there is nothing to say.</summary>
    string? Explain();

    /// <summary>Adds the steps that end with the library at <see cref="BuildDirectory.Built"/>.</summary>
    /// <returns>False if something is wrong; it has been reported.</returns>
    bool Plan(BuildGraph graph, string name);
}
