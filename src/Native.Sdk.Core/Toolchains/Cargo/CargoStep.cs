using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;

namespace Native.Sdk.Toolchains.Cargo;

/// <summary>Runs cargo for one library and copies it out of cargo's folder, whose files are never touched.</summary>
public sealed class CargoStep : Step
{
    /// <summary>The command without <c>-j</c>; arguments for rustc stand behind <c>--</c>.</summary>
    public required CommandLine Command { get; init; }

    /// <summary>The workspace.</summary>
    public required CargoMetadata Metadata { get; init; }

    /// <summary>The package.</summary>
    public required CargoPackage Package { get; init; }

    /// <summary>Folder of everything that is built, which is no input.</summary>
    public required string OutputRoot { get; init; }

    /// <summary>See <see cref="ToolchainContext.OwnVariables"/>.</summary>
    public required IReadOnlySet<string> OwnVariables { get; init; }

    /// <summary>cargo's target folder.</summary>
    public required string TargetFolder { get; init; }

    /// <summary>The crate that the SDK brings, if the workspace asks for it.</summary>
    internal SharedCrate? Shared { get; init; }

    /// <summary>Where the names that stand for folders in rustc's messages lead back to.</summary>
    public IReadOnlyDictionary<string, string> MappedBack { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override bool UsesAllCores => true;

    /// <summary>What the inputs looked like at cargo's last run.</summary>
    private string Memory => TargetFolder + ".inputs";

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        var memory = InputMemory.Read(Memory);
        if (memory.FindUnnoticeable() is not null)
        {
            ForgetFingerprints();
        }

        var lockFile = CargoInputs.LockFile(Metadata);
        if (Shared is not null && !Shared.Prepare(context, Command, Package, lockFile, TargetFolder))
        {
            return StepResult.Failure;
        }

        var start = DateTime.UtcNow.Ticks;
        var before = memory.Look(SourceTree.Names(Metadata.WorkspaceRoot).Select(name => Path.GetFullPath(name, Metadata.WorkspaceRoot))
            .Where(path => !path.StartsWith(OutputRoot + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
        memory.Begin(before);
        var appeared = StampsOfChangedFolders(context);
        var jobs = context.MaxParallelism.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var command = Command with { Arguments = [Command.Arguments[0], "-j", jobs, .. Command.Arguments.Skip(1)] };
        var result = context.Run(command);
        var cargo = CargoMessages.Read(result.Output, Metadata.WorkspaceRoot, $" ({Platform})", context.Messages, MappedBack);
        foreach (var line in result.Error)
        {
            context.Messages.Detail(line);
        }

        if (result.ExitCode != 0)
        {
            memory.Fail(before, start);
            if (cargo.Errors == 0)
            {
                context.Messages.Report(Catalog.CargoFailed, Platform, result.ExitCode, ToolOutput.Tail(result.Error));
            }

            return StepResult.Failure;
        }

        if (Shared?.CheckLocked(context, Package, lockFile) == false)
        {
            return StepResult.Failure;
        }

        var artifact = cargo.Artifacts
            .Where(found => found.CrateTypes.Contains("cdylib") && (found.ManifestPath.Length == 0 || found.ManifestPath == Package.ManifestPath))
            .SelectMany(found => found.Files)
            .FirstOrDefault(file => Path.GetExtension(file) == Path.GetExtension(Platform!.DynamicLibrary("x")));
        if (artifact is null || !File.Exists(artifact))
        {
            context.Messages.Report(Catalog.ArtifactMissing, "cargo", Platform, Package.Name,
                "Is crate-type = [\"cdylib\"] still in its [lib], and is the target one that has dynamic libraries?");
            return StepResult.Failure;
        }

        var temporary = context.Temporary(Path.GetFileName(Outputs[0]));
        File.Copy(artifact, temporary);
        context.Commit(temporary, Outputs[0]);
        var discovered = CargoInputs.Discover(cargo, artifact, Metadata, Command.Environment, OutputRoot);
        memory.Finish([.. Inputs.Union(discovered, StringComparer.Ordinal).Where(FileTable.IsFile)], [], [], before, start);
        return new StepResult(true, [.. discovered.Where(path => !Inputs.Contains(path) && !OwnVariables.Contains(path))])
        {
            MayWrite = appeared.Where(file => FileStamp.Read(file.Key) == file.Value).Select(file => file.Key).Append(lockFile).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>
    /// What lies in the folders whose list of files has changed, before cargo starts. A file that appeared just now is no
    /// input yet, so its time alone would say that it was written while cargo ran.
    /// </summary>
    private Dictionary<string, FileStamp> StampsOfChangedFolders(StepContext context)
    {
        var prefix = FileTable.Tree("");
        return context.ChangedInputs().Where(input => input.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(input => BuildScriptFolder.Files(input[prefix.Length..], OutputRoot))
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(path => path, FileStamp.Read, StringComparer.Ordinal);
    }

    /// <summary>
    /// cargo compares times: a source that was replaced by an older one (<c>mv</c>, <c>cp -p</c>, an unpacked archive)
    /// is fresh to it. Without its fingerprints it looks at nothing but compiles; that is slow, rare and right.
    /// </summary>
    private void ForgetFingerprints()
    {
        if (!Directory.Exists(TargetFolder))
        {
            return;
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, AttributesToSkip = 0 };
        foreach (var fingerprints in Directory.EnumerateDirectories(TargetFolder, ".fingerprint", options).ToArray())
        {
            Directory.Delete(fingerprints, recursive: true);
        }
    }
}
