using Native.Sdk.Execution;

namespace Native.Sdk.Verification;

/// <summary>A program that loads libraries of a platform, and how this machine runs it.</summary>
/// <param name="Name">For people: <c>wine</c>.</param>
/// <param name="Program">Absolute path of what is started.</param>
/// <param name="Arguments">The loader is among them, unless it is the program itself.</param>
/// <param name="Environment">All variables.</param>
internal sealed record Loader(string Name, string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>What the program is to be started with once before; null: nothing.</summary>
    public IReadOnlyList<string>? Preparation { get; init; }

    /// <summary>To be run in a folder, with what stands in <see cref="LoaderSource.RequestFile"/> there.</summary>
    public CommandLine In(string folder) => new(Program, Arguments, folder, Environment);

    /// <summary>A build's variables without those that have a loader find, or load, what users' machines have not.</summary>
    public static Dictionary<string, string> CleanEnvironment(IReadOnlyDictionary<string, string> build)
    {
        var variables = ToolEnvironment.Create(build);
        foreach (var name in variables.Keys.Where(name => name.StartsWith("LD_", StringComparison.Ordinal) || name.StartsWith("DYLD_", StringComparison.Ordinal)).ToArray())
        {
            variables.Remove(name);
        }

        return variables;
    }
}
