namespace Native.Sdk.Toolchains.Cargo;

/// <summary>What a build script said it depends on.</summary>
/// <remarks>The Cargo Book, "Build Scripts", "Change Detection": without any line the whole package counts.</remarks>
/// <param name="Paths">Files and folders of <c>rerun-if-changed</c>, as written.</param>
/// <param name="Variables">Names of <c>rerun-if-env-changed</c>.</param>
public sealed record BuildScriptOutput(IReadOnlyList<string> Paths, IReadOnlyList<string> Variables)
{
    /// <summary>Whether it said anything.</summary>
    public bool IsSpecific => Paths.Count + Variables.Count > 0;

    /// <summary>Reads what a build script printed.</summary>
    public static BuildScriptOutput Parse(IEnumerable<string> lines)
    {
        var (paths, variables) = (new List<string>(), new List<string>());
        foreach (var line in lines)
        {
            if (Value(line, "rerun-if-changed=") is { } path)
            {
                paths.Add(path);
            }
            else if (Value(line, "rerun-if-env-changed=") is { } variable)
            {
                variables.Add(variable);
            }
        }

        return new BuildScriptOutput(paths, variables);
    }

    /// <summary>cargo's instructions begin with <c>cargo:</c> or, since 1.77, <c>cargo::</c>.</summary>
    private static string? Value(string line, string instruction)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["cargo::", "cargo:"])
        {
            if (line.StartsWith(prefix + instruction, StringComparison.Ordinal))
            {
                return line[(prefix.Length + instruction.Length)..].Trim();
            }
        }

        return null;
    }
}
