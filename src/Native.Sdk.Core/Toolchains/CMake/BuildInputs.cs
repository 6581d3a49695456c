using Native.Sdk.Execution;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>Finds out what a finished build was made of.</summary>
/// <param name="Known">Absolute paths that ninja or make depends on too.</param>
/// <param name="Unknown">Absolute paths that only we know of, because a linker option names them.</param>
/// <param name="Generated">Those of <paramref name="Known"/> that the build writes itself, into the source folder.</param>
internal sealed record BuildInputs(IReadOnlyCollection<string> Known, IReadOnlyCollection<string> Unknown, IReadOnlySet<string> Generated)
{
    /// <summary>Asks ninja, or reads what the makefiles and compilers left; for other generators: every file of the project.</summary>
    /// <param name="context">Runs ninja.</param>
    /// <param name="model">The project.</param>
    /// <param name="target">What was built.</param>
    /// <param name="ninja">Program, folder, environment; null if another generator is at work.</param>
    public static BuildInputs Find(StepContext context, CMakeModel model, CMakeTarget target, CommandLine? ninja)
    {
        var targets = model.Closure(target);
        var inputs = new HashSet<string>(targets.SelectMany(each => each.Sources), StringComparer.Ordinal);
        var outputs = new HashSet<string>(StringComparer.Ordinal);
        var isComplete = ninja is not null
            ? AskNinja(context, model, target, ninja, inputs, outputs)
            : model.Generator.EndsWith("Makefiles", StringComparison.Ordinal) && ReadMakefiles(model, targets, inputs, outputs);
        if (!isComplete)
        {
            foreach (var folder in model.Folders.Append(model.SourceFolder).Distinct(StringComparer.Ordinal))
            {
                inputs.UnionWith(SourceTree.Names(folder).Select(name => Path.GetFullPath(name, folder)));
            }
        }

        inputs.RemoveWhere(path => IsBelow(path, context.Directory.Root) || IsBelow(path, model.BuildFolder) || Directory.Exists(path));
        var unknown = targets.SelectMany(each => each.LinkFragments).SelectMany(NamedFiles)
            .Where(path => !inputs.Contains(path) && !IsBelow(path, context.Directory.Root) && !IsBelow(path, model.BuildFolder))
            .ToHashSet(StringComparer.Ordinal);
        outputs.IntersectWith(inputs);
        return new BuildInputs(inputs, unknown, outputs);
    }

    /// <summary>Whether a path lies in a folder.</summary>
    public static bool IsBelow(string path, string folder) =>
        path.Length > folder.Length && path[folder.Length] == Path.DirectorySeparatorChar && path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>
    /// The folders that hold sources: the project's own, those of its subdirectories, and those of sources that lie outside
    /// (<c>build/cmake/CMakeLists.txt</c> with sources in <c>../../lib</c>), but none that holds the build or the project itself.
    /// </summary>
    public static IEnumerable<string> SourceFolders(CMakeModel model, string root)
    {
        var folders = model.Folders.Concat(model.Targets.SelectMany(target => target.Sources).Select(path => Path.GetDirectoryName(path)!))
            .Where(folder => !IsBelow(folder, root) && !IsBelow(root, folder) && !IsBelow(model.SourceFolder, folder))
            .Append(model.SourceFolder)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return folders.Where(folder => !folders.Any(other => IsBelow(folder, other)));
    }

    private static bool AskNinja(
        StepContext context, CMakeModel model, CMakeTarget target, CommandLine ninja, HashSet<string> inputs, HashSet<string> outputs)
    {
        var all = Ask("targets", "all");
        var direct = Ask("inputs", target.Name);
        var headers = Ask("deps");
        if (all is not null)
        {
            outputs.UnionWith(NinjaTools.ReadTargets(all).Select(Full));
        }

        var wanted = direct is null ? null : NinjaTools.ReadInputs(direct).ToHashSet(StringComparer.Ordinal);
        if (wanted is not null)
        {
            inputs.UnionWith(wanted.Select(Full));
        }

        if (headers is not null)
        {
            inputs.UnionWith(NinjaTools.ReadDependencies(headers, output => wanted?.Contains(output) ?? true).Select(Full));
        }

        return wanted is not null && headers is not null && model.BuildFolder.AsSpan().IndexOfAny(NinjaTools.BreakHeaders) < 0
            && model.SourceFolder.AsSpan().IndexOfAny(NinjaTools.BreakHeaders) < 0;

        IReadOnlyList<string>? Ask(params string[] tool)
        {
            var result = context.Run(ninja with { Arguments = [.. ninja.Arguments, "-t", .. tool] });
            return result.ExitCode == 0 ? result.Output : null;
        }

        string Full(string path) => Path.GetFullPath(path, model.BuildFolder);
    }

    private static bool ReadMakefiles(CMakeModel model, IReadOnlyList<CMakeTarget> targets, HashSet<string> inputs, HashSet<string> outputs)
    {
        foreach (var target in targets)
        {
            var folder = Path.Combine(target.Folder, "CMakeFiles", target.Name + ".dir");
            if (!Directory.Exists(folder))
            {
                continue;
            }

            // depend.make holds the headers where cmake is older than 3.20; since then compilers write .d files.
            var rules = new[] { "build.make", "depend.make" }.Select(name => Path.Combine(folder, name)).Where(File.Exists)
                .SelectMany(path => MakeRules.Read(File.ReadLines(path)));
            var made = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (output, input) in rules)
            {
                made.Add(Full(output));
                if (input is not null)
                {
                    inputs.Add(Full(input));
                }
            }

            outputs.UnionWith(made);
            foreach (var path in Directory.EnumerateFiles(folder, "*.d", SearchOption.AllDirectories).Where(path => made.Contains(path[..^2])))
            {
                inputs.UnionWith(DepFile.ReadPrerequisites(File.ReadAllText(path)).Select(Full));
            }
        }

        return true;

        string Full(string path) => Path.GetFullPath(path, model.BuildFolder);
    }

    /// <summary><c>"-Wl,--version-script=/src/x.map"</c> → <c>/src/x.map</c>, if there is such a file.</summary>
    private static IEnumerable<string> NamedFiles(string fragment)
    {
        var text = fragment.Trim().Trim('"', '\'');
        return new[] { text, text[(text.LastIndexOf('=') + 1)..], text[(text.LastIndexOf(',') + 1)..] }
            .Where(path => Path.IsPathFullyQualified(path) && File.Exists(path))
            .Select(Path.GetFullPath);
    }
}
