using Native.Sdk.Fuzz.Actions;
using Native.Sdk.Fuzz.Engine;
using Native.Sdk.Fuzz.Kinds;
using Native.Sdk.Fuzz.Oracles;

namespace Native.Sdk.Fuzz;

/// <summary>One sequence of actions on one project, each followed by a build that is judged.</summary>
public sealed class FuzzRun : IDisposable
{
    private readonly CleanBuilds cleanBuilds;
    private readonly Dictionary<string, StepMemory> memories = new(StringComparer.Ordinal);
    private readonly HashSet<string> damaged = new(StringComparer.Ordinal);
    private readonly string parent;
    private Certainty certainty = Certainty.Exact;
    private bool hasLeftovers;

    public FuzzRun(Kind kind, Tally tally)
    {
        (Kind, Tally) = (kind, tally);
        parent = Directory.CreateTempSubdirectory("native-sdk-fuzz-").FullName;
        Workspace = new Workspace(parent);
        Files = new SourceFiles(Path.Combine(Workspace.Folder, "native"));
        Directory.CreateDirectory(Path.Combine(Workspace.Folder, "tools"));
        Directory.CreateDirectory(Path.Combine(Workspace.Folder, "native"));
        Scene = kind.Create(Workspace.Folder, Files);
        ChildTime = kind.BuildTime;
        cleanBuilds = new CleanBuilds(Results);
        Edits = [.. EditActions.All.Concat(kind.Actions)];
    }

    public Kind Kind { get; }

    public Tally Tally { get; }

    public Workspace Workspace { get; }

    public SourceFiles Files { get; }

    public Scene Scene { get; set; }

    /// <summary>The other branch, as <c>git switch</c> would bring it.</summary>
    public Dictionary<string, string>? Branch { get; set; }

    /// <summary>How long a build in a process of its own took last, in milliseconds.</summary>
    public int ChildTime { get; set; }

    /// <summary>The last tree that could be built.</summary>
    public Dictionary<string, string>? LastGood { get; private set; }

    /// <summary>Steps that ran in builds before the one that is judged.</summary>
    public List<RanStep> RanBefore { get; } = [];

    /// <summary>What changes files, scene or tools; those of no weight are never chosen at random.</summary>
    public IReadOnlyList<ActionKind> Edits { get; }

    private string Tree => Digest.Of(Files.Hash, Digest.OfFiles(Directory.EnumerateFiles(Path.Combine(Workspace.Folder, "tools")).Order(StringComparer.Ordinal)));

    private StepMemory Memory => memories.TryGetValue(Scene.Root, out var memory) ? memory : memories[Scene.Root] = new StepMemory();

    /// <summary>Path of a tool of the project.</summary>
    public string ToolPath(string name) => Path.Combine(Workspace.Folder, "tools", name);

    /// <summary>Writes a program.</summary>
    public void WriteTool(string name, string text)
    {
        File.WriteAllText(ToolPath(name), text);
        File.SetUnixFileMode(ToolPath(name), (UnixFileMode)0b111_101_101);
    }

    /// <summary>Files of the build folder that somebody could delete or damage: everything that a step is responsible for.</summary>
    public string[] Outputs() => Directory.Exists(Scene.Root)
        ? [.. Directory.EnumerateFiles(Scene.Root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Scene.Root, path))
            .Where(name => Kind.IsCompared(Scene, name) || Kind.IsMemory(name) || Kind.IsExpendable(name) || name.StartsWith("tools/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Something was done to an output. Which question has its answer in which file is the engine's own business.</summary>
    public void Damaged(string output)
    {
        if (output.StartsWith("tools", StringComparison.Ordinal))
        {
            Memory.Doubt("all inspect ");
        }

        if (Outputs().Append(output).Any(name => Kind.IsMemory(name) && (name == output || name.StartsWith(output + "/", StringComparison.Ordinal))))
        {
            LoseState();
        }
    }

    /// <summary>Which questions were asked already is the engine's own business from here on.</summary>
    public void DoubtAnswers()
    {
        foreach (var memory in memories.Values)
        {
            memory.Doubt("all inspect ");
        }
    }

    /// <summary>Takes note of outputs that are not as steps left them, before a build that is not judged puts them right.</summary>
    public void NoteDamage() => damaged.UnionWith(Memory.Tampered());

    public void Interrupted() => certainty = Max(Certainty.Interrupted);

    public void Overtaken() => certainty = Max(Certainty.Overtaken);

    public void LoseState()
    {
        certainty = Max(Certainty.Lost);
        Memory.Doubt();
    }

    /// <summary>Does one action, builds, and judges.</summary>
    /// <returns>What was done, or null if it could not be.</returns>
    public string? Step(FuzzAction action)
    {
        var kind = Edits.Concat(OutputActions.All).Concat(AttackActions.All).First(kind => kind.Name == action.Name);
        if (kind.Apply(this, new Random(action.Seed)) is not { } what)
        {
            return null;
        }

        Tally.Steps++;
        Tally.Actions[action.Name] = Tally.Actions.GetValueOrDefault(action.Name) + 1;
        try
        {
            BuildAndJudge();
        }
        catch (FuzzFailure failure)
        {
            throw new FuzzFailure(failure.Message, $"{action}  {what}\n{failure.Details}");
        }

        return what;
    }

    /// <summary>Whether the tree could be built at the last step.</summary>
    public bool IsGood { get; private set; } = true;

    /// <summary>The first build.</summary>
    public void Start() => BuildAndJudge();

    public void Dispose()
    {
        Tally.CleanBuilds += cleanBuilds.Made;
        Workspace.Dispose();
        Directory.Delete(parent, recursive: true);
    }

    private void BuildAndJudge()
    {
        NoteDamage();
        var outcome = EngineBuild.Run(Scene);
        Judge.Errors(outcome);
        var files = Results(Scene);
        var clean = cleanBuilds.Of(Scene, Tree);
        Judge.Success(outcome, clean);
        var steps = Kind.Oracle.Look(Scene, clean.Succeeded);
        var always = steps.Where(step => step.IsTriedAlways).Select(step => step.Key).ToHashSet();
        var ran = RanBefore.Concat(outcome.Steps).ToArray();
        Tally.EngineSteps += ran.Length;
        if (certainty < Certainty.Overtaken)
        {
            var (must, may) = Memory.Expect(steps, damaged);
            Judge.Steps(outcome, ran, must, may.Contains, always, mayHaveRun: certainty == Certainty.Interrupted);
        }

        IsGood = outcome.Succeeded;
        if (outcome.Succeeded)
        {
            LastGood = Files.Snapshot();
            hasLeftovers |= certainty == Certainty.Lost;
            Judge.Files(outcome, files, clean, hasLeftovers);
            Judge.Libraries(outcome, Scene);
            Judge.NoOp(EngineBuild.Run(Scene), always);
        }
        else
        {
            Tally.StepsThatFailedRightly++;
        }

        var isExact = certainty == Certainty.Exact;
        Memory.Learn(steps, certainty >= Certainty.Overtaken, key => Kind.IsPlannedWhole(Scene, key));
        if (isExact)
        {
            Judge.Others(outcome, Memory.Tampered().Except(damaged));
        }

        certainty = Certainty.Exact;
        RanBefore.Clear();
        damaged.Clear();
    }

    private SortedDictionary<string, string> Results(Scene scene) =>
        CleanBuild.FilesBelow(scene.Root, name => Kind.IsCompared(scene, name), name => Kind.IsReproducible(scene, name));

    private Certainty Max(Certainty other) => (Certainty)Math.Max((int)certainty, (int)other);
}
