namespace Native.Sdk.Execution;

/// <summary>Decides whether a step has to run, and why.</summary>
internal sealed class UpToDateCheck
{
    private readonly BuildState state;
    private readonly BuildGraph graph;
    private readonly Dictionary<string, SourceListing> listings = new(StringComparer.Ordinal);

    /// <summary>Null as long as no file is new.</summary>
    private NewHeaders? newHeaders;

    public UpToDateCheck(BuildState state, BuildGraph graph)
    {
        this.state = state;
        this.graph = graph;
        foreach (var (group, files) in graph.SourceFiles)
        {
            listings[group] = Compare(group, files);
        }
    }

    /// <summary>Whether there are files that no step has taken note of yet.</summary>
    public bool HasNews => listings.Values.Any(listing => listing.HasNews);

    /// <summary>Null if the step need not run, else the reason, as it stands behind "recompiled for linux-x64: ".</summary>
    public string? ReasonToRun(Step step)
    {
        if (state.Find(step.Id) is not { } record)
        {
            return "first build";
        }

        var (was, now) = (record.Signature, step.Signature);
        if (was.Tool != now.Tool)
        {
            return "the tool changed";
        }

        if (was.Environment != now.Environment)
        {
            return "a variable of its environment changed";
        }

        if (was.Command != now.Command)
        {
            return "its options changed";
        }

        return OutputsChange(step, record)
            ?? DeclaredInputsChange(step, record)
            ?? FilesChange(record.Outputs, isOutput: true)
            ?? FilesChange(record.Inputs, isOutput: false)
            ?? HiddenHeader(step, record);
    }

    /// <summary>Remembers that all steps of a group have taken note of new files, and forgets steps that are no more.</summary>
    public void Settle(BuildReport report)
    {
        var allGood = true;
        var failedGroups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in graph.Steps)
        {
            if (!report.IsGood(step))
            {
                allGood = false;
                failedGroups.Add(step.Group);
            }
        }

        foreach (var (group, listing) in listings)
        {
            if (listing.HasNews && !failedGroups.Contains(group))
            {
                state.SetListing(group, new SourceListing(listing.Files, new int[listing.Files.Length]));
            }
        }

        if (allGood)
        {
            ForgetVanished();
        }
    }

    private void ForgetVanished()
    {
        if (graph.Complete.Count == 0)
        {
            return;
        }

        var living = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in graph.Steps)
        {
            living.Add(step.Id);
        }

        List<string>? vanished = null;
        foreach (var id in state.StepIds)
        {
            if (!living.Contains(id) && graph.Complete.Contains(id[..id.IndexOf('/')]))
            {
                (vanished ??= []).Add(id);
            }
        }

        if (vanished is null)
        {
            return;
        }

        var outputs = graph.Steps.SelectMany(step => step.Outputs).ToHashSet(StringComparer.Ordinal);
        foreach (var id in vanished)
        {
            foreach (var output in state.Paths(state.Find(id)!.Outputs).Where(output => !outputs.Contains(output)).ToArray())
            {
                // Its folder may be gone already.
                if (File.Exists(output))
                {
                    File.Delete(output);
                }
            }

            state.Forget(id);
        }
    }

    private string? OutputsChange(Step step, StepRecord record)
    {
        var same = step.Outputs.Count == record.Outputs.Length;
        for (var i = 0; same && i < record.Outputs.Length; i++)
        {
            same = state.PathOf(record.Outputs[i]) == step.Outputs[i];
        }

        return same ? null : "its outputs are others";
    }

    private string? DeclaredInputsChange(Step step, StepRecord record)
    {
        var inputs = step.Inputs;
        var same = inputs.Count == record.Declared;
        for (var i = 0; same && i < inputs.Count; i++)
        {
            same = state.PathOf(record.Inputs[i]) == inputs[i];
        }

        if (same)
        {
            return null;
        }

        var before = state.Paths(record.Inputs[..record.Declared]).ToHashSet(StringComparer.Ordinal);
        if (inputs.FirstOrDefault(input => !before.Contains(input)) is { } added)
        {
            return FileTable.Describe(added) + " was added";
        }

        before.ExceptWith(inputs);
        return before.Count > 0 ? FileTable.Describe(before.Min()!) + " was removed" : "the order of its inputs changed";
    }

    private string? FilesChange(int[] versions, bool isOutput)
    {
        var place = state.FirstChange(versions);
        if (place < 0)
        {
            return null;
        }

        var path = state.PathOf(versions[place]);
        var name = FileTable.Describe(path);
        return state.StatusOf(versions[place]) switch
        {
            FileStatus.Gone => name + (isOutput ? " is missing" : " was deleted"),
            FileStatus.Appeared => name + " is new",
            _ when FileTable.IsVolatile(path) => name,
            _ => name + (isOutput ? " was changed by something else" : " changed"),
        };
    }

    private string? HiddenHeader(Step step, StepRecord record)
    {
        if (step.SearchDirectories.Count == 0 || !listings.TryGetValue(step.Group, out var listing) || !listing.HasNews)
        {
            return null;
        }

        return (newHeaders ??= new NewHeaders(state)).Reason(step, record, listing);
    }

    private SourceListing Compare(string group, IReadOnlyList<string> files)
    {
        var known = state.FindListing(group);
        var indexes = new int[files.Count];
        for (var i = 0; i < indexes.Length; i++)
        {
            indexes[i] = state.Files.Intern(files[i]);
        }

        if (known is not null && IsSame(known.Files, indexes))
        {
            return known;
        }

        var since = new int[indexes.Length];
        var before = new Dictionary<int, int>();
        for (var i = 0; i < (known?.Files.Length ?? 0); i++)
        {
            before[known!.Files[i]] = known.Since[i];
        }

        for (var i = 0; i < since.Length; i++)
        {
            since[i] = known is null ? 0 : before.GetValueOrDefault(indexes[i], state.Build);
        }

        var listing = new SourceListing(indexes, since);
        state.SetListing(group, listing);
        return listing;
    }

    /// <summary>By hand: the framework's comparison of numbers would be compiled in every build.</summary>
    private static bool IsSame(int[] a, int[] b)
    {
        var same = a.Length == b.Length;
        for (var i = 0; same && i < a.Length; i++)
        {
            same = a[i] == b[i];
        }

        return same;
    }
}
