using System.Globalization;
using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;

namespace Native.Sdk.Toolchains;

/// <summary>
/// Makes the library that is shipped of the one that was built: checks that it exports something, takes its symbols
/// off, and puts it where the managed build finds it.
/// </summary>
public sealed class StageStep : Step
{
    private const string RulesVersion = "stage 4";

    /// <summary>The project's Include, for messages.</summary>
    public required string Include { get; init; }

    /// <summary>What a user of this kind does to export something.</summary>
    public required string ExportHint { get; init; }

    /// <summary>The tools that built it and for how old a system, in a few words; empty if there is nothing to say.</summary>
    public required string Tools { get; init; }

    /// <summary>What becomes of the symbols.</summary>
    public required DebugSymbols Symbols { get; init; }

    /// <summary>A step from <see cref="BuildDirectory.Built"/> to <see cref="BuildDirectory.Staged"/>.</summary>
    public static StageStep Create(ToolchainContext context, string name, string exportHint, string? tools)
    {
        var (directory, platform) = (context.Directory, context.Platform);
        var symbols = platform.Format == BinaryFormat.Elf ? context.Settings.DebugSymbols : DebugSymbols.Embedded;
        return new StageStep
        {
            Group = context.Group(name),
            Subject = platform.DynamicLibrary(name),
            Verb = StepVerb.Stage,
            Platform = platform,
            Inputs = [directory.Built(platform, name)],
            Outputs = symbols == DebugSymbols.Split
                ? [directory.Staged(platform, name), directory.Symbols(platform, name)]
                : [directory.Staged(platform, name)],
            Signature = new StepSignature(ContentHash.OfTexts([RulesVersion, ((int)symbols).ToString(CultureInfo.InvariantCulture)])),
            Include = context.Project.Include,
            ExportHint = exportHint,
            Tools = tools ?? "",
            Symbols = symbols,
        };
    }

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        var bytes = File.ReadAllBytes(Inputs[0]);
        if (!SharedLibrary.TryRead(bytes, out var library, out var problem))
        {
            context.Messages.Report(Catalog.UnreadableBinary, Inputs[0], "shared library", problem);
            return StepResult.Failure;
        }

        if (!Platform!.Takes(library))
        {
            context.Messages.Report(Catalog.LibraryOfOtherPlatform, Subject, Include, Platform, $"{library.Format} for {string.Join(", ", library.Cpus)}");
            return StepResult.Failure;
        }

        if (library.Exports.Count == 0)
        {
            context.Messages.Report(Catalog.NothingExported, Subject, Include, Platform, ExportHint);
            return StepResult.Failure;
        }

        if (Symbols != DebugSymbols.Embedded && library.Elf is { } elf)
        {
            if (!ElfStripper.TryStrip(elf, out var stripped, out problem))
            {
                context.Messages.Report(Catalog.UnreadableBinary, Inputs[0], "shared library", problem);
                return StepResult.Failure;
            }

            Identify(stripped, bytes, elf.BuildId);
            if (Symbols == DebugSymbols.Split)
            {
                Write(bytes, Outputs[1]);
            }

            bytes = stripped;
        }

        Write(bytes, Outputs[0]);
        context.Messages.Write(new Message(MessageLevel.High, "", string.Create(CultureInfo.InvariantCulture,
            $"native: {Include} -> {Outputs[0]} ({Platform}, {context.TimeOfGroup.TotalSeconds:F1} s, {bytes.Length / 1024.0:F0} KB{(Tools.Length > 0 ? ", " : "")}{Tools})")));
        return StepResult.Success;

        void Write(byte[] content, string output)
        {
            var temporary = context.Temporary(Path.GetFileName(output));
            File.WriteAllBytes(temporary, content);
            context.Commit(temporary, output);
        }
    }

    /// <summary>
    /// Gives library and symbols the build id that the shipped bytes have by themselves. A linker's own covers symbols
    /// and debug information as well, which differ from folder to folder where the shipped bytes do not.
    /// </summary>
    private static void Identify(byte[] shipped, byte[] symbols, string? linkersId)
    {
        if (linkersId is null)
        {
            return;
        }

        var old = Convert.FromHexString(linkersId);
        var place = shipped.AsSpan().IndexOf(old);
        if (place < 0 || symbols.AsSpan().IndexOf(old) != place)
        {
            return;
        }

        var id = shipped.AsSpan(place, old.Length);
        id.Clear();
        Span<byte> hash = stackalloc byte[Hash128.Size];
        ContentHash.OfBytes(shipped).Write(hash);
        for (var i = 0; i < id.Length; i++)
        {
            id[i] = hash[i % hash.Length];
        }

        id.CopyTo(symbols.AsSpan(place));
    }
}
