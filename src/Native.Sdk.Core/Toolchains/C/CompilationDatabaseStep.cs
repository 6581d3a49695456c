using System.Text.Json;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.C;

/// <summary>Writes compile_commands.json, from which clangd and clang-tidy know how a source is compiled.</summary>
/// <remarks>Format: https://clang.llvm.org/docs/JSONCompilationDatabase.html.</remarks>
public sealed class CompilationDatabaseStep : Step
{
    /// <summary>The compiles of this build.</summary>
    public required IReadOnlyList<CompileStep> Compiles { get; init; }

    /// <inheritdoc/>
    public override bool IsQuiet => true;

    /// <summary>A step that writes <c>compile_commands.json</c> into the configuration's folder.</summary>
    public static CompilationDatabaseStep Create(IReadOnlyList<CompileStep> compiles, BuildDirectory directory) => new()
    {
        Group = "ide",
        Subject = "compile_commands.json",
        Verb = StepVerb.Build,
        Inputs = [],
        Outputs = [Path.Combine(directory.Root, "compile_commands.json")],
        Signature = new StepSignature(HashOf(compiles)),
        Compiles = compiles,
    };

    private static Hash128 HashOf(IReadOnlyList<CompileStep> compiles)
    {
        // The group stands for the folder of the objects, which the commands' own hashes leave out.
        var hashes = new Hash128[compiles.Count * 3];
        for (var i = 0; i < compiles.Count; i++)
        {
            hashes[3 * i] = compiles[i].Signature.Command;
            hashes[(3 * i) + 1] = compiles[i].Signature.Tool;
            hashes[(3 * i) + 2] = i > 0 && compiles[i].Group == compiles[i - 1].Group ? hashes[(3 * i) - 1] : ContentHash.OfText(compiles[i].Group);
        }

        return ContentHash.Combine(hashes);
    }

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        var temporary = context.Temporary("compile_commands.json");
        using (var stream = File.Create(temporary))
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (var compile in Compiles)
            {
                var command = compile.Command(compile.Outputs[0], compile.Outputs[0] + ".d");
                writer.WriteStartObject();
                writer.WriteString("directory", command.WorkingDirectory);
                writer.WriteString("file", compile.Inputs[0]);
                writer.WriteString("output", compile.Outputs[0]);
                writer.WriteStartArray("arguments");
                writer.WriteStringValue(command.Program);
                foreach (var argument in command.Arguments)
                {
                    writer.WriteStringValue(argument);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        context.Commit(temporary, Outputs[0]);
        return StepResult.Success;
    }
}
