using System.Globalization;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains.C;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Toolchains.Bindings;

/// <summary>
/// Plans the bindings of a project: headers are preprocessed for every platform that the package declares and that has a
/// compiler here, whichever of them is built at the moment, so that all builds of a project generate the same C#.
/// </summary>
/// <param name="request">What is built.</param>
/// <param name="units">The bindings.</param>
/// <param name="messages">Where the build speaks.</param>
internal sealed class BindingPlan(NativeBuildRequest request, IReadOnlyList<BindingUnit> units, IMessageSink messages)
{
    /// <summary>First part of the groups of what is made for all platforms at once.</summary>
    private const string BindingGroup = "bindings";

    private bool failed;

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => units.Count == 0;

    /// <summary>Absolute paths of the C#.</summary>
    public IReadOnlyList<string> Files
    {
        get
        {
            var files = new List<string>();
            foreach (var unit in units)
            {
                files.AddRange(unit.Files);
            }

            return files;
        }
    }

    /// <summary>Whether all files are there; what is not has been reported.</summary>
    public bool Find()
    {
        foreach (var unit in units)
        {
            foreach (var file in unit.Files)
            {
                if (!File.Exists(file))
                {
                    failed = true;
                    messages.Report(Catalog.BindingsNotGenerated, unit.FullName, request.Settings.Configuration, file);
                }
            }
        }

        return !failed;
    }

    /// <summary>Finds the compilers and adds what they must be asked.</summary>
    public void Prepare(QuestionSet questions)
    {
        foreach (var unit in units)
        {
            foreach (var one in unit.Platforms)
            {
                // A platform without a compiler is no error here: whoever builds its library says so.
                var compiler = new HeaderCompiler(ToolchainFactory.CreateContext(one.Project, one.Platform, request, Silence.Instance));
                var asked = new BuildGraph();
                if (compiler.Prepare(asked) && compiler.Model is not null)
                {
                    one.Compiler = compiler;
                    one.Questions = questions.Add(asked);
                }
                else
                {
                    messages.Detail($"native: bindings {unit.FullName}: no compiler here sees the headers as {one.Platform} does; it is left out");
                }
            }

            if (CbindgenPlan.Create(unit, request, messages, out var isGood) is { } cbindgen)
            {
                var asked = new BuildGraph();
                cbindgen.Prepare(asked);
                cbindgen.Questions = questions.Add(asked);
                unit.Cbindgen = cbindgen;
            }

            failed |= !isGood;
        }
    }

    /// <summary>Takes note of the answers: a compiler that has none, or a wrong one, is as good as none.</summary>
    public void Hear(BuildReport answers)
    {
        foreach (var unit in units)
        {
            foreach (var one in unit.Platforms)
            {
                if (one.Compiler is { } compiler && !(one.Questions.All(answers.IsGood) && compiler.Accept()))
                {
                    one.Compiler = null;
                }
            }

            if (unit.Cbindgen is { } cbindgen && !cbindgen.Questions.All(answers.IsGood))
            {
                failed = true;
            }
        }
    }

    /// <summary>Adds the steps.</summary>
    /// <param name="graph">Has the steps of the libraries already.</param>
    /// <param name="stagedLibrary">Absolute path of a project's library for a platform, if it is built now.</param>
    public void Plan(BuildGraph graph, Func<NativeProject, Platform, string?> stagedLibrary)
    {
        if (failed)
        {
            return;
        }

        foreach (var unit in units)
        {
            Plan(unit, graph, stagedLibrary);
        }

        // What is not planned here is no more: the last header of a project may be gone. Where no bindings are made, other
        // platforms' headers are read for their exports, by builds for them.
        graph.Complete.Add(BindingGroup);
        foreach (var platform in request.BindingPlatforms?.Append(request.Settings.Host) ?? [])
        {
            graph.Complete.Add(HeaderCompiler.GroupRoot(platform));
        }

        foreach (var platform in request.Platforms)
        {
            graph.Complete.Add(HeaderCompiler.GroupRoot(platform));
            graph.Complete.Add(HeaderCompiler.ProofGroupRoot(platform));
        }
    }

    /// <summary>Whether everything is good; what is not has been reported.</summary>
    public bool Conclude(BuildReport report)
    {
        foreach (var unit in units)
        {
            foreach (var step in unit.Goals)
            {
                if (!report.IsGood(step))
                {
                    failed = true;
                    if (step is BindStep)
                    {
                        messages.Report(Catalog.BindingsNotUpdated, unit.FullName, LastGood(unit));
                    }
                }
            }
        }

        return !failed;
    }

    private static string LastGood(BindingUnit unit) => File.Exists(unit.Files[0])
        ? $" The last good ones, of {File.GetLastWriteTime(unit.Files[0]).ToString("u", CultureInfo.InvariantCulture)[..^1]}, stay in place: {unit.Folder}"
        : " There are none of an earlier build.";

    private void Plan(BindingUnit unit, BuildGraph graph, Func<NativeProject, Platform, string?> stagedLibrary)
    {
        if (unit.Cbindgen is { } cbindgen)
        {
            Aim(unit, graph, cbindgen.CreateHeader(BindingGroup + "/" + unit.FullName));
        }

        var seen = new List<BindingPlatform>();
        foreach (var one in unit.Platforms)
        {
            if (one.Compiler is not null)
            {
                seen.Add(one);
            }
        }

        var texts = new List<IReadOnlyList<string>>(seen.Count);
        SourceSet? files = null;
        foreach (var one in seen)
        {
            files ??= SourceSet.Find(one.Project.ForHeaders(), one.Compiler!.Searched);
            texts.Add(one.Compiler!.PlanPreprocessing(graph, one.Name, unit.Headers, files.AllFiles));
        }

        if (seen.Count == 0)
        {
            messages.Report(Catalog.BindingsWithoutCompiler, string.Join(", ", unit.Headers.Select(Path.GetFileName)), unit.FullName,
                $"Install one ({Remedy.SystemCompiler}) or zig: {Remedy.Zig(request.Settings, request.Settings.Host)}.");
        }

        Aim(unit, graph, BindStep.Create(unit, BindingGroup, seen, texts));
        foreach (var one in seen)
        {
            if (request.Platforms.Contains(one.Platform))
            {
                Aim(unit, graph, one.Compiler!.CreateProof(one.Name, unit.FullName, unit.ProofOf(one.Platform)));
            }
        }

        for (var i = 0; unit.Cbindgen is not null && i < seen.Count; i++)
        {
            if (stagedLibrary(seen[i].Project, seen[i].Platform) is { } library)
            {
                Aim(unit, graph, unit.Cbindgen.CompareExports(seen[i].Platform, library, texts[i]));
                break;
            }
        }
    }

    private void Aim(BindingUnit unit, BuildGraph graph, Step step)
    {
        graph.Add(step);
        unit.Goals.Add(step);
    }
}
