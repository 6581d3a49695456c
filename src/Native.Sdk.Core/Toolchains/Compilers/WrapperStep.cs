using System.Text;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.Compilers;

/// <summary>
/// Writes a script that starts a program with some arguments before its own: for tools that take a compiler as one file
/// (cargo's linker, make's CC), where ours is <c>zig cc -target …</c>.
/// </summary>
public sealed class WrapperStep : Step
{
    /// <summary>The text of the script.</summary>
    public required string Script { get; init; }

    /// <inheritdoc/>
    public override bool IsQuiet => true;

    /// <summary>Absolute path of the script.</summary>
    public string Path => Outputs[0];

    /// <summary>For a platform of a project; the same arguments give the same script.</summary>
    /// <param name="context">Whose tools.</param>
    /// <param name="name">What it stands for: <c>cc</c>, <c>linker</c>. Tools recognise compilers by their names.</param>
    /// <param name="program">Absolute path.</param>
    /// <param name="arguments">Put before those of the caller.</param>
    public static WrapperStep Create(ToolchainContext context, string name, string program, IReadOnlyList<string> arguments)
    {
        var script = OperatingSystem.IsWindows() ? Batch(program, arguments) : Shell(program, arguments);
        var hash = ContentHash.OfText(script);
        return new WrapperStep
        {
            Group = "wrappers",
            Subject = $"{context.Platform}/{hash}/{name}",
            Verb = StepVerb.Write,
            Inputs = [],
            Outputs = [System.IO.Path.Combine(context.Directory.Tools, "wrappers", context.Platform.Rid, hash.ToString()[..12], OperatingSystem.IsWindows() ? name + ".cmd" : name)],
            Signature = new StepSignature(hash),
            Script = script,
        };
    }

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        var temporary = context.Temporary(System.IO.Path.GetFileName(Path));
        File.WriteAllText(temporary, Script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(temporary) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        context.Commit(temporary, Path);
        return StepResult.Success;
    }

    private static string Shell(string program, IReadOnlyList<string> arguments) =>
        $"#!/bin/sh\nexec {string.Join(' ', arguments.Prepend(program).Select(word => "'" + word.Replace("'", "'\\''") + "'"))} \"$@\"\n";

    /// <summary>cmd.exe: a percent sign is written twice; a quotation mark cannot be in a file's name.</summary>
    private static string Batch(string program, IReadOnlyList<string> arguments)
    {
        var line = new StringBuilder("@");
        foreach (var word in arguments.Prepend(program))
        {
            line.Append('"').Append(word.Replace("%", "%%")).Append("\" ");
        }

        return line.Append("%*\r\n").ToString();
    }
}
