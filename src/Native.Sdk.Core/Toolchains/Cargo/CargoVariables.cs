using System.Text;
using Native.Sdk.Execution;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Toolchains.Cargo;

/// <summary>
/// The variables of a cargo run that name the tools of a target, and the files to be made for them. What the user has set
/// stays.
/// </summary>
/// <param name="context">The project and its platform.</param>
/// <param name="config">cargo's configuration.</param>
/// <param name="graph">Gets the steps that make wrappers.</param>
internal sealed class CargoVariables(ToolchainContext context, CargoConfig config, BuildGraph graph)
{
    private readonly Dictionary<string, string> added = new(StringComparer.Ordinal);
    private readonly List<string> inputs = [];

    /// <summary>Those that were added.</summary>
    public IReadOnlyDictionary<string, string> Added => added;

    /// <summary>All of them as one text, for a step's signature.</summary>
    public string Identity
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (name, value) in added)
            {
                text.Append(name).Append('=').Append(value).Append('\n');
            }

            return text.ToString();
        }
    }

    /// <summary>Absolute paths of what has to be made before cargo runs.</summary>
    public IReadOnlyList<string> Inputs => inputs;

    /// <summary>The variable for a target's linker.</summary>
    public static string LinkerVariable(string target) => "CARGO_TARGET_" + target.ToUpperInvariant().Replace('-', '_').Replace('.', '_') + "_LINKER";

    /// <summary>Sets a variable.</summary>
    public void Set(string name, string value)
    {
        if (!IsSet(name))
        {
            added[name] = value;
        }
    }

    /// <summary>Sets a target's linker, unless the user has named one.</summary>
    public void SetLinker(string target, bool isHost, Func<string> path)
    {
        if (!config.NamesLinker(target, context.Environment, isHost) && !added.ContainsKey(LinkerVariable(target)))
        {
            added[LinkerVariable(target)] = path();
        }
    }

    /// <summary>
    /// Sets one of the variables by which the cc crate finds the tools of a target, in the form that comes before all others
    /// but one: <c>CC_aarch64-unknown-linux-gnu</c>, <c>CC_aarch64_unknown_linux_gnu</c>, <c>TARGET_CC</c>, <c>CC</c>.
    /// </summary>
    /// <param name="name"><c>CC</c>.</param>
    /// <param name="target">Triple.</param>
    /// <param name="path">The program, or null if there is none.</param>
    public void SetTool(string name, string target, Func<string?> path)
    {
        var variable = name + "_" + target.Replace('-', '_');
        if (!IsSet(name + "_" + target) && !IsSet(variable) && !IsSet("TARGET_" + name) && !context.Project.Environment.ContainsKey(name) && path() is { } found)
        {
            added[variable] = found;
        }
    }

    /// <summary>Has the compiler's own runtime libraries made before.</summary>
    public void WarmUp(CompilerSet compilers)
    {
        if (compilers.WarmUp(graph, hasCpp: false) is { } marker)
        {
            inputs.Add(marker);
        }
    }

    /// <summary>A wrapper through the shim.</summary>
    /// <param name="name">What it stands for.</param>
    /// <param name="options">Of the shim.</param>
    /// <param name="command">The program, and what stands before the caller's arguments.</param>
    /// <returns>Absolute path.</returns>
    public string AddShim(string name, string[] options, string[] command) => Add(context.Settings is { DotnetPath: { } dotnet, ShimPath: { } shim }
        ? WrapperStep.Create(context, name, dotnet, [shim, .. options, "--", .. command, "--"])
        : WrapperStep.Create(context, name, command[0], command[1..]));

    /// <summary>A wrapper.</summary>
    /// <returns>Absolute path.</returns>
    public string Add(WrapperStep step)
    {
        graph.AddOnce(step);
        inputs.Add(step.Path);
        return step.Path;
    }

    private bool IsSet(string name) => context.Environment.GetValueOrDefault(name) is { Length: > 0 };
}
