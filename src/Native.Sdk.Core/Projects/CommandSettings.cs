namespace Native.Sdk.Projects;

/// <summary>What a NativeProject of kind Command says; <c>{rid}</c>, <c>{configuration}</c> and <c>{output}</c> are still to be replaced.</summary>
/// <param name="Command">Program and arguments, split like a shell would split them, without any other shell feature.</param>
/// <param name="Inputs">Globs below the folder: what the output depends on.</param>
/// <param name="OutputFile">The library the command makes, relative to the folder, or null: it writes to <c>{output}</c>.</param>
/// <param name="WorkingDirectory">Absolute folder to run in.</param>
public sealed record CommandSettings(
    IReadOnlyList<string> Command, IReadOnlyList<string> Inputs, string? OutputFile, string WorkingDirectory);
