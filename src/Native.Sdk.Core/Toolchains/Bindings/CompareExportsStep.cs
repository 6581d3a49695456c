using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Headers;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.Bindings;

/// <summary>Names what a library exports and its header does not declare: functions that macros make, which cbindgen does not see.</summary>
public sealed class CompareExportsStep : Step
{
    /// <summary>Counts up when the rules change.</summary>
    public const string RulesVersion = "missed 1";

    private const int MaxNames = 20;

    /// <summary>Whose library.</summary>
    public required NativeProject Project { get; init; }

    /// <summary>Absolute paths of the headers; the inputs behind the library are their texts.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <inheritdoc/>
    public override bool IsQuiet => true;

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        if (!SharedLibrary.TryRead(File.ReadAllBytes(Inputs[0]), out var library, out var problem))
        {
            context.Messages.Report(Catalog.UnreadableBinary, Inputs[0], "shared library", problem);
            return StepResult.Failure;
        }

        var declared = Inputs.Skip(1).SelectMany(text => FunctionDeclarations.Read(File.ReadAllText(text), Headers, Project.Folder)).ToHashSet(StringComparer.Ordinal);
        string[] missed = [.. library.Exports.Where(name => !declared.Contains(name)).Order(StringComparer.Ordinal)];
        if (missed.Length > 0)
        {
            context.Messages.Report(Catalog.ExportsWithoutDeclaration, Project.Include, Path.GetFileName(Inputs[0]), missed.Length,
                string.Join(", ", missed.Take(MaxNames)) + (missed.Length > MaxNames ? " …" : ""));
        }

        var temporary = context.Temporary("missed");
        File.WriteAllLines(temporary, missed);
        context.Commit(temporary, Outputs[0]);
        return StepResult.Success;
    }
}
