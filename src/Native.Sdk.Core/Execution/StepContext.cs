using Native.Sdk.Diagnostics;

namespace Native.Sdk.Execution;

/// <summary>What a running step may use.</summary>
/// <param name="step">The step that runs.</param>
/// <param name="session">The build it runs in.</param>
/// <param name="slots">How many processes at once it was counted as.</param>
/// <param name="cancellation">Ends the step's processes.</param>
public sealed class StepContext(Step step, BuildSession session, int slots, CancellationToken cancellation)
{
    /// <summary>Where the step speaks.</summary>
    public IMessageSink Messages => session.Messages;

    /// <summary>Ends the step's processes.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>How many compilers a tool that runs several may use: the step's share of what the build may.</summary>
    public int MaxParallelism => slots;

    /// <summary>Where things lie.</summary>
    public BuildDirectory Directory => session.Directory;

    /// <summary>How long the steps of the same group have run in this build, all together; the step itself does not count yet.</summary>
    public TimeSpan TimeOfGroup => session.TimeOf(step.Group);

    /// <summary>A path for a file in the making: on the file system of the outputs, unknown to any other step, gone with the build.</summary>
    public string Temporary(string fileName)
    {
        var folder = Path.Combine(session.TemporaryFolder, Number());
        System.IO.Directory.CreateDirectory(folder);
        return Path.Combine(folder, fileName);
    }

    /// <summary>The same for a file whose name does not matter, without a folder of its own.</summary>
    public string TemporaryFile(string extension)
    {
        session.EnsureTemporaryFolder();
        return Path.Combine(session.TemporaryFolder, Number() + extension);
    }

    private string Number() => Interlocked.Increment(ref session.TemporaryCount).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Puts a finished file in the place of one of the step's outputs; the same content leaves the old file alone.</summary>
    public void Commit(string temporary, string output)
    {
        AtomicFile.Replace(temporary, output);
        session.Files.Forget(session.Files.Intern(output));
    }

    /// <summary>Runs a tool; its command line is logged.</summary>
    public ProcessResult Run(CommandLine command)
    {
        if (Messages.Wants(MessageLevel.Low))
        {
            Messages.Detail($"native: [{command.WorkingDirectory}] {command}");
        }

        return session.Processes.Run(command, cancellation);
    }

    /// <summary>Absolute paths of the inputs that are not what they were when the step last ran well; none if it never did.</summary>
    public IReadOnlyList<string> ChangedInputs() => session.ChangedInputs(step);

    /// <summary>Hash of the content of a file, an input of the step.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public Hash128 HashOf(string path) => session.Files.VersionOf(session.Files.Intern(path)).Hash;

    /// <summary>Hash over the content of the step's declared inputs.</summary>
    public Hash128 HashOfInputs()
    {
        var hashes = new Hash128[step.Inputs.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = HashOf(step.Inputs[i]);
        }

        return ContentHash.Combine(hashes);
    }
}
