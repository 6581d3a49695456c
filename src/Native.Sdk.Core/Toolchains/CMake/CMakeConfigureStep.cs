using System.Globalization;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>
/// Configures a cmake project, always from an empty cache: what an option, a variable or a default in a CMakeLists.txt
/// once was does not live on. Objects stay, and ninja and make keep those whose commands are still the same.
/// </summary>
public sealed class CMakeConfigureStep : Step
{
    /// <summary>The configure run.</summary>
    public required CommandLine Command { get; init; }

    /// <summary>Absolute folder of the CMakeLists.txt.</summary>
    public required string SourceFolder { get; init; }

    /// <summary>Absolute folder in which cmake works.</summary>
    public required string BuildFolder { get; init; }

    /// <summary>The configuration.</summary>
    public required string Configuration { get; init; }

    /// <summary>Names of the cache variables that we set.</summary>
    public required IReadOnlySet<string> OwnOptions { get; init; }

    /// <summary>See <see cref="ToolchainContext.OwnVariables"/>.</summary>
    public required IReadOnlySet<string> OwnVariables { get; init; }

    /// <summary>Text of the toolchain file; null: there is none.</summary>
    public string? Toolchain { get; init; }

    /// <summary>What objects depend on without ninja or make knowing it: variables that compilers read, and places. When it changes, objects are thrown away.</summary>
    public required Hash128 Identity { get; init; }

    /// <summary>What <see cref="Identity"/> was, and the compilers that cmake chose with the hash of each.</summary>
    private string IdentityFile => Path.Combine(BuildFolder, "native-sdk", "identity");

    /// <summary>Where <see cref="Toolchain"/> is written.</summary>
    public static string ToolchainFile(string buildFolder) => Path.Combine(buildFolder, "native-sdk", "toolchain.cmake");

    /// <summary>The step's output: another text after every run, so that a build follows each.</summary>
    public static string Marker(string buildFolder) => Path.Combine(buildFolder, "native-sdk", "configured");

    /// <inheritdoc/>
    public override StepResult Run(StepContext context)
    {
        Refresh(context);
        CMakeFileApi.Ask(BuildFolder);
        if (Toolchain is not null)
        {
            File.WriteAllText(ToolchainFile(BuildFolder), Toolchain);
        }

        var result = context.Run(Command);
        var output = new CMakeOutput(SourceFolder, BuildFolder, Platform!, OwnOptions);
        var explained = output.Report(result.Error, context.Messages) + output.Report(result.Output, context.Messages);
        if (result.ExitCode != 0)
        {
            if (explained == 0)
            {
                context.Messages.Report(Catalog.StepFailed, $"'{Verb.Imperative} {Subject}'", Platform, Command.Program, result.ExitCode,
                    ToolOutput.Tail(result.Output.Concat(result.Error).Where(line => !CMakeOutput.IsProgress(line))));
            }

            CMakePaths.ReportSuspicion(SourceFolder, BuildFolder, Subject, context.Messages);
            return StepResult.Failure;
        }

        if (!CMakeFileApi.TryRead(BuildFolder, Configuration, out var model, out var problem))
        {
            context.Messages.Report(Catalog.CMakeReplyUnreadable, Subject, BuildFolder, problem);
            return StepResult.Failure;
        }

        File.WriteAllLines(IdentityFile, [Identity.ToString(), .. model.Compilers.SelectMany(path => new[] { path, HashOf(path) })]);
        var marker = context.Temporary("configured");
        File.WriteAllText(marker, DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture));
        context.Commit(marker, Outputs[0]);
        return new StepResult(true, Discover(model, context.Directory.Root));
    }

    /// <summary>Throws away what must not live on.</summary>
    private void Refresh(StepContext context)
    {
        if (!IsSame() && Directory.Exists(BuildFolder))
        {
            if (File.Exists(IdentityFile))
            {
                context.Messages.Say($"native: {Subject}: compilers or their environment changed; everything is built anew");
            }

            Directory.Delete(BuildFolder, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(IdentityFile)!);

        // Whatever becomes of this run, the next build must not take what the last one left for configured.
        File.Delete(Outputs[0]);
        File.Delete(Path.Combine(BuildFolder, "CMakeCache.txt"));
        var files = Path.Combine(BuildFolder, "CMakeFiles");
        if (Directory.Exists(files))
        {
            // CMakeFiles/3.25.1 holds what cmake found out of the compilers; beside it are the objects.
            foreach (var folder in Directory.EnumerateDirectories(files).Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).ToArray())
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private bool IsSame()
    {
        if (!File.Exists(IdentityFile) || File.ReadAllLines(IdentityFile) is not [var identity, .. var compilers] || identity != Identity.ToString())
        {
            return false;
        }

        for (var i = 0; i + 1 < compilers.Length; i += 2)
        {
            if (HashOf(compilers[i]) != compilers[i + 1])
            {
                return false;
            }
        }

        return true;
    }

    private static string HashOf(string path) => File.Exists(path) ? ContentHash.OfFile(path).ToString() : "none";

    /// <summary>What cmake read, the compilers, what its scripts read of the environment, and the names that <c>file(GLOB)</c> could match.</summary>
    private IReadOnlyList<string> Discover(CMakeModel model, string root)
    {
        bool IsForeign(string path) => !BuildInputs.IsBelow(path, root) && !BuildInputs.IsBelow(path, model.BuildFolder);
        var scripts = model.Inputs.Where(IsForeign).ToArray();
        return
        [
            .. scripts
                .Concat(model.Compilers)
                .Concat(scripts.SelectMany(path => CMakeScript.References(path, SourceFolder)).Where(reference => !Path.IsPathFullyQualified(reference) || IsForeign(reference)))
                .Concat(BuildInputs.SourceFolders(model, root).Select(FileTable.Tree))
                .Distinct(StringComparer.Ordinal)
                .Except(Inputs).Except(OwnVariables),
        ];
    }
}
