using Native.Sdk.Fuzz.Actions;
using Native.Sdk.Fuzz.Kinds;

namespace Native.Sdk.Fuzz;

/// <summary>Sequences, one after the other, until enough steps were judged or a promise is broken.</summary>
/// <param name="options">What to do.</param>
/// <param name="say">Where to speak.</param>
public sealed class Fuzzer(FuzzOptions options, Action<string> say)
{
    /// <summary>What was done.</summary>
    public Tally Tally { get; } = new();

    /// <summary>The shortest sequence that breaks a promise, as a command, with what happened; null if none did.</summary>
    public string? Failure { get; private set; }

    /// <summary>Runs.</summary>
    /// <returns>Whether every promise was kept.</returns>
    public bool Run()
    {
        if (options.Replay.Count > 0)
        {
            return Replay(options.Replay, options.IsVerbose) is not { } failure || Reduce(options.Replay, failure);
        }

        var random = new Random(options.Seed);
        while (Tally.Steps < options.Steps)
        {
            var done = new List<FuzzAction>();
            try
            {
                RunSequence(random, done);
            }
            catch (FuzzFailure failure)
            {
                say($"broken after {Tally.Steps} steps, by the {done.Count}th of a sequence: {failure.Message}\n{failure.Details}");
                return Reduce(done, failure);
            }
        }

        return true;
    }

    private void RunSequence(Random random, List<FuzzAction> done)
    {
        using var run = new FuzzRun(Kind.All[options.Kind](), Tally);
        var choices = run.Edits.Concat(OutputActions.All).Concat(AttackActions.All)
            .Where(action => options.Only.Count == 0 || options.Only.Contains(action.Name))
            .SelectMany(action => Enumerable.Repeat(action.Name, action.Weight)).ToArray();
        run.Start();
        for (var i = 0; i < options.Length && Tally.Steps < options.Steps; i++)
        {
            // A tree that cannot be built teaches little; half of the time it is put right.
            var name = !run.IsGood && random.Next(2) == 0 && options.Only.Count == 0 ? "put-right" : random.Pick(choices);
            done.Add(new FuzzAction(name, random.Next()));
            if (run.Step(done[^1]) is not { } what)
            {
                done.RemoveAt(done.Count - 1);
                i--;
            }
            else if (options.IsVerbose)
            {
                say($"{done[^1]}  {what}");
            }
        }
    }

    private FuzzFailure? Replay(IReadOnlyList<FuzzAction> actions, bool isVerbose)
    {
        using var run = new FuzzRun(Kind.All[options.Kind](), new Tally());
        try
        {
            run.Start();
            foreach (var action in actions)
            {
                var what = run.Step(action);
                if (isVerbose)
                {
                    say($"{action}  {what ?? "(nothing to do it to)"}");
                }
            }

            return null;
        }
        catch (FuzzFailure failure)
        {
            return failure;
        }
    }

    /// <summary>Always false, for the sake of whoever returns it.</summary>
    private bool Reduce(IReadOnlyList<FuzzAction> actions, FuzzFailure failure)
    {
        say("reducing ...");
        (actions, failure) = new Reducer(rest => Replay(rest, isVerbose: false), say).Reduce(actions, failure);
        Failure = $"{failure.Message}\n{failure.Details}\n\n./build.sh fuzz --kind {options.Kind} --verbose --replay {string.Join(',', actions)}";
        return false;
    }
}
