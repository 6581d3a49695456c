using Native.Sdk.Fuzz.Engine;
using Native.Sdk.Fuzz.Oracles;

namespace Native.Sdk.Fuzz;

/// <summary>The promises, one by one.</summary>
public static class Judge
{
    /// <summary>A failure has an error of ours; nothing is unexpected; and every step is understood, or the fuzzer would not see it run.</summary>
    public static void Errors(BuildOutcome outcome)
    {
        if (outcome.Ended.Count > outcome.Steps.Count)
        {
            throw new FuzzFailure("a step that the fuzzer does not know", string.Join('\n', outcome.Ended) + Say(outcome));
        }

        if (outcome.Errors.FirstOrDefault(error => error.StartsWith(EngineBuild.Escaped, StringComparison.Ordinal) || error.StartsWith("NSDK9", StringComparison.Ordinal)) is { } unexpected)
        {
            throw new FuzzFailure("an unexpected error", unexpected);
        }

        // Compilers' errors have codes and places of their own, or none; what the build makes of them has always one.
        if (!outcome.Succeeded && !outcome.Errors.Any(error => error.StartsWith("NSDK", StringComparison.Ordinal)))
        {
            throw new FuzzFailure("a build failed without an error of ours", string.Join('\n', outcome.Errors));
        }
    }

    /// <summary>A build succeeds if and only if a clean one does.</summary>
    public static void Success(BuildOutcome outcome, CleanBuild clean)
    {
        if (outcome.Succeeded != clean.Succeeded)
        {
            throw new FuzzFailure(outcome.Succeeded ? "a build succeeds that must fail" : "a build fails that must succeed",
                string.Join('\n', outcome.Errors.Concat(["clean:"]).Concat(clean.Errors)) + Say(outcome));
        }
    }

    /// <summary>The steps that ran are those that must, and none of them twice.</summary>
    /// <param name="outcome">The last build.</param>
    /// <param name="ran">What ran in it and in builds that belong to it.</param>
    /// <param name="must">Keys.</param>
    /// <param name="may">Whether a step may run or not.</param>
    /// <param name="always">Keys of steps that every build runs.</param>
    /// <param name="mayHaveRun">Whether steps that must run may have done so in a build that was cut short.</param>
    public static void Steps(BuildOutcome outcome, IReadOnlyList<RanStep> ran, HashSet<string> must, Func<string, bool> may, HashSet<string> always, bool mayHaveRun)
    {
        var needless = ran.Where(step => !must.Contains(step.Key) && !may(step.Key)).ToArray();
        if (needless.Length > 0)
        {
            throw new FuzzFailure("a needless step: " + Verb(needless[0].Key), string.Join('\n', needless.Select(step => $"{step.Key}: {step.Reason}")) + Say(outcome));
        }

        var missing = must.Where(key => !may(key) && !ran.Any(step => step.Key == key)).ToArray();
        if (missing.Length > 0 && !mayHaveRun)
        {
            throw new FuzzFailure("a step did not run: " + Verb(missing[0]), string.Join('\n', missing) + Say(outcome));
        }

        // A step that fails is tried again by each of two builds.
        var twice = ran.GroupBy(step => step.Key).Where(group => group.Count() > 1 && !always.Contains(group.Key)).Select(group => group.Key).ToArray();
        if (twice.Length > 0 && outcome.Succeeded)
        {
            throw new FuzzFailure("a step ran twice: " + Verb(twice[0]), string.Join('\n', twice) + Say(outcome));
        }
    }

    /// <summary>Every byte is a clean build's, and there is no file that it does not have.</summary>
    /// <param name="outcome">The build.</param>
    /// <param name="files">What it left.</param>
    /// <param name="clean">What it should have left.</param>
    /// <param name="hasLeftovers">Whether the engine has once lost its memory, and with it what else it had made; nobody uses that.</param>
    public static void Files(BuildOutcome outcome, IReadOnlyDictionary<string, string> files, CleanBuild clean, bool hasLeftovers)
    {
        var wrong = clean.Files.Where(file => files.GetValueOrDefault(file.Key, Digest.Missing) != file.Value).Select(file => file.Key).ToArray();
        if (wrong.Length > 0)
        {
            throw new FuzzFailure("other bytes than a clean build's: " + Path.GetExtension(wrong[0]), string.Join('\n', wrong) + Say(outcome));
        }

        var more = files.Keys.Where(name => !clean.Files.ContainsKey(name)).ToArray();
        if (more.Length > 0 && !hasLeftovers)
        {
            throw new FuzzFailure("files that a clean build does not have: " + Path.GetExtension(more[0]), string.Join('\n', more) + Say(outcome));
        }
    }

    /// <summary>What other builds of the folder made, for other platforms, is left as it was.</summary>
    /// <param name="outcome">The build.</param>
    /// <param name="lost">Keys of the steps whose outputs it took or changed without running them.</param>
    public static void Others(BuildOutcome outcome, IEnumerable<string> lost)
    {
        var keys = lost.Order(StringComparer.Ordinal).ToArray();
        if (keys.Length > 0)
        {
            throw new FuzzFailure("a build spoils what another made: " + Verb(keys[0]), string.Join('\n', keys) + Say(outcome));
        }
    }

    /// <summary>There is a library for each platform.</summary>
    public static void Libraries(BuildOutcome outcome, Scene scene)
    {
        var lost = outcome.Libraries.Where(path => !File.Exists(path)).ToArray();
        if (lost.Length > 0 || outcome.Libraries.Count != scene.Rids.Count)
        {
            throw new FuzzFailure("a library is lost", string.Join('\n', lost));
        }
    }

    /// <summary>A build behind a good one does nothing and starts no process, but for steps that every build runs.</summary>
    public static void NoOp(BuildOutcome again, HashSet<string> always)
    {
        if (!again.Succeeded || !always.SetEquals(again.Steps.Select(step => step.Key)) || again.Processes > always.Count)
        {
            throw new FuzzFailure("a second build finds something to do", $"{again.Processes} processes; {string.Join('\n', again.Errors)}" + Say(again));
        }
    }

    private static string Say(BuildOutcome outcome) =>
        $"\nThe build {(outcome.Succeeded ? "succeeded" : "failed")}:\n" + string.Join('\n', outcome.Steps.Select(step => $"  {step.Key}: {step.Reason}").Concat(outcome.Errors.Select(error => "  " + error)));

    /// <summary>What a step does, whatever to.</summary>
    private static string Verb(string key) => key.Split(' ')[1];
}
