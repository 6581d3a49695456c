using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Native.Sdk.Binaries;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>
/// Builds the library of a configured cmake project and copies it to where all libraries are. cmake's own file is left
/// as it is.
/// </summary>
public sealed class CMakeBuildStep : Step
{
    /// <summary>The project.</summary>
    public required NativeProject Project { get; init; }

    /// <summary>cmake, with the environment of tools; no arguments.</summary>
    public required CommandLine CMake { get; init; }

    /// <summary>Absolute path of ninja, if it may be at work.</summary>
    public string? Ninja { get; init; }

    /// <summary>Absolute folder in which cmake works.</summary>
    public required string BuildFolder { get; init; }

    /// <summary>The configuration, for generators that have several.</summary>
    public required string Configuration { get; init; }

    /// <summary>Names of the cache variables that we set.</summary>
    public required IReadOnlySet<string> OwnOptions { get; init; }

    /// <inheritdoc/>
    public override bool UsesAllCores => true;

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        if (!TryReadModel(context.Messages, out var model) || TargetChoice.Find(model, Project, context.Messages) is not { } target)
        {
            return StepResult.Failure;
        }

        var start = DateTime.UtcNow.Ticks;
        var memory = InputMemory.Read(Path.Combine(BuildFolder, "native-sdk", "inputs"));
        var files = BuildInputs.SourceFolders(model, context.Directory.Root)
            .SelectMany(folder => SourceTree.Names(folder).Select(name => Path.GetFullPath(name, folder))).ToArray();
        var before = memory.Look(files);
        var reason = memory.FindUnnoticeable() is { } input ? $"{input} changed without a newer time, which {model.Generator} does not notice"
            : memory.FindNew(files) is { } file ? $"{file} is new, and {model.Generator} does not know whether it is found in the place of another file"
            : memory.WasKilled && !IsNinja(model) ? "the last build was killed, and make would take a half-written object for good"
            : null;
        if (reason is not null)
        {
            context.Messages.Say($"native: {Subject}: {reason}; everything is built anew");
        }

        memory.Begin(before);
        if (!Build(context, model, target, fromScratch: reason is not null))
        {
            memory.Fail(before, start);
            return StepResult.Failure;
        }

        // A build runs cmake again when it finds a reason to: a touched CMakeLists.txt, a new file for CONFIGURE_DEPENDS.
        if (!TryReadModel(context.Messages, out model) || TargetChoice.Find(model, Project, context.Messages) is not { } built)
        {
            return StepResult.Failure;
        }

        if (FindArtifact(built) is not { } artifact)
        {
            context.Messages.Report(Catalog.OutputMissing, $"Building cmake target '{built.Name}'", Platform, string.Join(", ", built.Artifacts),
                "Does a command of the project move or rename it?");
            return StepResult.Failure;
        }

        var temporary = context.Temporary(Path.GetFileName(Outputs[0]));
        File.Copy(artifact, temporary);
        context.Commit(temporary, Outputs[0]);
        WarnOfSiblings(model, built, context.Messages);
        var inputs = BuildInputs.Find(context, model, built, NinjaTool(model));
        memory.Finish([.. inputs.Known.Except(inputs.Generated)], inputs.Unknown, files, before, start);
        return new StepResult(true, [.. inputs.Known.Concat(inputs.Unknown).Except(Inputs).Order(StringComparer.Ordinal)]) { MayWrite = inputs.Generated };
    }

    private bool Build(StepContext context, CMakeModel model, CMakeTarget target, bool fromScratch)
    {
        var jobs = context.MaxParallelism.ToString(CultureInfo.InvariantCulture);
        List<string> arguments = ["--build", BuildFolder, "--target", target.Name, "--parallel", jobs];
        if (model.IsMultiConfig)
        {
            arguments.AddRange(["--config", model.Configuration]);
        }

        if (fromScratch)
        {
            arguments.Add("--clean-first");
        }

        var result = context.Run(CMake with { Arguments = arguments });
        var output = new CMakeOutput(model.SourceFolder, BuildFolder, Platform!, OwnOptions);
        var explained = output.Report(result.Output, context.Messages) + output.Report(result.Error, context.Messages);
        if (result.ExitCode == 0)
        {
            return true;
        }

        if (explained == 0)
        {
            context.Messages.Report(Catalog.StepFailed, $"Building cmake target '{target.Name}'", Platform, CMake.Program, result.ExitCode,
                ToolOutput.Tail(result.Output.Concat(result.Error).Select(CMakeOutput.Plain).Where(line => !CMakeOutput.IsProgress(line))));
        }

        CMakePaths.ReportSuspicion(model.SourceFolder, BuildFolder, Project.Include, context.Messages);
        return false;
    }

    private bool TryReadModel(IMessageSink messages, [NotNullWhen(true)] out CMakeModel? model)
    {
        if (CMakeFileApi.TryRead(BuildFolder, Configuration, out model, out var problem))
        {
            return true;
        }

        messages.Report(Catalog.CMakeReplyUnreadable, Project.Include, BuildFolder, problem);
        return false;
    }

    /// <summary>The file behind <c>libx.so</c> → <c>libx.so.1</c> → <c>libx.so.1.2</c>.</summary>
    private static string? FindArtifact(CMakeTarget target)
    {
        var path = target.Artifacts.FirstOrDefault(path => Path.GetFileName(path) == target.NameOnDisk) ?? target.Artifacts.FirstOrDefault();
        return path is null || !File.Exists(path) ? null : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
    }

    private CommandLine? NinjaTool(CMakeModel model) => Ninja is null || !IsNinja(model)
        ? null
        : new CommandLine(Ninja, model.IsMultiConfig ? ["-f", $"build-{model.Configuration}.ninja"] : [], BuildFolder, CMake.Environment);

    private static bool IsNinja(CMakeModel model) => model.Generator.StartsWith("Ninja", StringComparison.Ordinal);

    /// <summary>BUILD_SHARED_LIBS makes every library shared that does not say what it is; only one of them is shipped.</summary>
    private void WarnOfSiblings(CMakeModel model, CMakeTarget target, IMessageSink messages)
    {
        // The linker leaves out what is not used; where we can read the library we know.
        var needed = Platform!.Os is TargetOs.Linux or TargetOs.FreeBsd && ElfSharedLibrary.TryRead(File.ReadAllBytes(Outputs[0]), out var library, out _)
            ? library.Needed
            : target.LinkFragments;
        var siblings = model.Closure(target).Skip(1)
            .Where(other => other.IsShared && other.NameOnDisk is { } file && needed.Any(name => name.Contains(file, StringComparison.Ordinal)))
            .Select(other => other.Name)
            .ToArray();
        if (siblings.Length > 0)
        {
            messages.Report(Catalog.CMakeSiblingLibrary, Project.Include, target.Name, Platform, string.Join(", ", siblings));
        }
    }
}
