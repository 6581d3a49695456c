using System.Globalization;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Toolchains.Command;

/// <summary>Runs a command that makes a library, and copies that to where all libraries are.</summary>
/// <remarks>
/// <para>
/// A command can write into its own inputs: a parser generated beside its grammar, objects among the sources, a version
/// header. After the run a changed input looks the same whether the command or a user changed it; taking it for the user's
/// would run the command at every build, taking it for the command's would lose an edit. So the question is put to the
/// command: when inputs have another content after the run, or new ones are there, it runs once more, and what it makes
/// then is made of exactly these contents, whoever wrote them. If it changes the same inputs again it never comes to rest;
/// that is said once a run and then let be.
/// </para>
/// <para>
/// Inputs that an earlier run of the command created (<see cref="OwnInputs"/>) are its own to change.
/// </para>
/// </remarks>
internal sealed class CommandStep : Step
{
    /// <summary>The project.</summary>
    public required NativeProject Project { get; init; }

    /// <summary>The command; <c>{output}</c> is still to be replaced.</summary>
    public required CommandLine Command { get; init; }

    /// <summary>Absolute path of the library that the command makes; null: it writes to <c>{output}</c>.</summary>
    public string? OutputFile { get; init; }

    /// <summary>What Inputs names.</summary>
    public required CommandInputs Declared { get; init; }

    /// <summary>What of that the command made.</summary>
    public required OwnInputs Own { get; init; }

    /// <inheritdoc/>
    /// <remarks>make and its like run with as many jobs as NATIVE_JOBS says.</remarks>
    public override bool UsesAllCores => true;

    /// <inheritdoc/>
    /// <remarks>A makefile that is run for two platforms at once would mix up their objects.</remarks>
    public override string? Exclusive => Command.WorkingDirectory;

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        var output = OutputFile ?? context.Temporary(Path.GetFileName(Outputs[0]));
        var declared = Inputs.ToHashSet(StringComparer.Ordinal);
        var own = Own.Read().ToHashSet(StringComparer.Ordinal);
        var start = Look(declared);
        var (before, changed) = (start, new HashSet<string>(StringComparer.Ordinal));
        for (var isFirst = true; ; isFirst = false)
        {
            var succeeded = RunOnce(context, output);
            var matches = Declared.Find();
            var created = matches.Where(path => !declared.Contains(path) && own.Add(path)).ToArray();
            own.IntersectWith(matches);
            Own.Write(own);
            if (!succeeded)
            {
                return StepResult.Failure;
            }

            var after = Look(declared, before);
            var different = declared.Where(path => before[path].Hash != after[path].Hash).Concat(created).ToHashSet(StringComparer.Ordinal);
            var restless = different.Where(changed.Contains).Order(StringComparer.Ordinal).ToArray();
            if (restless.Length > 0)
            {
                context.Messages.Report(Catalog.CommandWritesInputs, Project.Include, string.Join(", ", restless));
            }

            if (!isFirst || different.Count == 0)
            {
                // What changed only now, or is new only now, was changed by someone else: the next build will see to it.
                var written = declared.Where(path => start[path].Stamp != after[path].Stamp)
                    .Concat(own)
                    .Where(path => !different.Contains(path) || changed.Contains(path))
                    .ToHashSet(StringComparer.Ordinal);
                return Finish(context, output) ? new StepResult(true, [.. own]) { MayWrite = written } : StepResult.Failure;
            }

            context.Messages.Say($"native: {Subject}: the command or someone else wrote {string.Join(", ", different.Order(StringComparer.Ordinal).Take(5))}" +
                $"{(different.Count > 5 ? $" and {different.Count - 5} more" : "")} while it ran; running it once more");
            (before, changed) = (after, different);
        }
    }

    private bool RunOnce(StepContext context, string output)
    {
        var environment = new Dictionary<string, string>(Command.Environment)
        {
            ["NATIVE_OUTPUT"] = output,
            ["NATIVE_JOBS"] = context.MaxParallelism.ToString(CultureInfo.InvariantCulture),
        };
        var command = Command with
        {
            Arguments = [.. Command.Arguments.Select(word => word.Replace("{output}", output, StringComparison.Ordinal))],
            Environment = environment,
        };
        var result = context.Run(command);
        var errors = Report([.. result.Output, .. result.Error], context.Messages);
        if (result.ExitCode == 0)
        {
            return true;
        }

        context.Messages.Report(Catalog.StepFailed, $"The Command of NativeProject '{Project.Include}'", Platform, command, result.ExitCode,
            errors > 0 ? "" : ToolOutput.Tail(result.Output.Concat(result.Error)));
        return false;
    }

    /// <returns>How many located errors there were.</returns>
    private int Report(IReadOnlyList<string> lines, IMessageSink messages)
    {
        // A recursive make changes folders, and compilers name files from there; the lines of the two pipes come apart,
        // so the file itself has to tell.
        var folders = lines.Select(line => ReadFolder(line)).OfType<string>().Prepend(Command.WorkingDirectory).Distinct(StringComparer.Ordinal).ToArray();
        var errors = 0;
        foreach (var line in lines)
        {
            var candidates = folders.Select(folder => CompilerDiagnostic.Read(line, folder, $" ({Platform!.Rid})")).OfType<Message>();
            if (candidates.FirstOrDefault(message => message.Location is null || File.Exists(message.Location.File)) is { } message)
            {
                errors += message is { Level: MessageLevel.Error, Location: not null } ? 1 : 0;
                messages.Write(message);
            }
            else if (line.Length > 0)
            {
                messages.Say(line);
            }
        }

        return errors;
    }

    /// <summary><c>make[1]: Entering directory '/src/lib'</c> → <c>/src/lib</c>; old versions open with a backquote.</summary>
    private static string? ReadFolder(string line)
    {
        const string Entering = ": Entering directory ";
        var start = line.IndexOf(Entering, StringComparison.Ordinal) + Entering.Length;
        return start > Entering.Length && line.Length > start + 2 && Path.IsPathFullyQualified(line[(start + 1)..^1]) ? line[(start + 1)..^1] : null;
    }

    private bool Finish(StepContext context, string output)
    {
        if (!File.Exists(output))
        {
            context.Messages.Report(Catalog.OutputMissing, $"The Command of NativeProject '{Project.Include}'", Platform, output, OutputFile is null
                ? "It must write the library to {output}, which is also the variable NATIVE_OUTPUT."
                : $"Correct OutputFile, which is relative to '{Project.Folder}'.");
            return false;
        }

        if (OutputFile is not null)
        {
            output = context.Temporary(Path.GetFileName(Outputs[0]));
            File.Copy(OutputFile, output);
        }

        context.Commit(output, Outputs[0]);
        return true;
    }

    /// <summary>What files look like; one that looks as it did is not read again.</summary>
    private static Dictionary<string, Seen> Look(IEnumerable<string> paths, Dictionary<string, Seen>? before = null)
    {
        var result = new Dictionary<string, Seen>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var stamp = FileStamp.Read(path);
            result[path] = before is not null && before.TryGetValue(path, out var old) && old.Stamp == stamp
                ? old
                : new Seen(stamp, stamp.Exists ? ContentHash.OfFile(path) : default);
        }

        return result;
    }

    private readonly record struct Seen(FileStamp Stamp, Hash128 Hash);
}
