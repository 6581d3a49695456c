using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.C;

/// <summary>
/// Copies objects with every symbol that is not to be exported made private to the library, for a linker that takes no
/// list of exports.
/// </summary>
public sealed class HideStep : Step
{
    /// <summary>Counts up when what is done changes.</summary>
    public const string RulesVersion = "hide 1";

    /// <summary>The objects, in the order of <see cref="Step.Outputs"/>.</summary>
    public required IReadOnlyList<string> Objects { get; init; }

    /// <summary>The list of what stays visible, as <see cref="GnuDriver.ExportFile"/> writes it for Mach-O.</summary>
    public required string ExportFile { get; init; }

    /// <inheritdoc/>
    public override bool IsQuiet => true;

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        var kept = File.ReadLines(ExportFile).Select(name => name[1..]).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < Objects.Count; i++)
        {
            if (!MachOPrivateExtern.TryHideAllBut(File.ReadAllBytes(Objects[i]), kept, out var hidden, out var problem))
            {
                context.Messages.Report(Catalog.UnreadableBinary, Objects[i], "object file", problem);
                return StepResult.Failure;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Outputs[i])!);
            var temporary = context.Temporary(Path.GetFileName(Outputs[i]));
            File.WriteAllBytes(temporary, hidden);
            context.Commit(temporary, Outputs[i]);
        }

        return StepResult.Success;
    }
}
