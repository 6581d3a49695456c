using System.ComponentModel;
using System.Globalization;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Verification;

/// <summary>Has one platform's libraries loaded where an application has them, and judges what comes of it.</summary>
/// <param name="package">For people.</param>
/// <param name="rid">Which platform.</param>
/// <param name="loader">What loads them.</param>
/// <param name="folder">Absolute: where the application was published.</param>
/// <param name="isPortable">Whether it was published for all platforms, so that the runtime chooses among them.</param>
internal sealed class PlatformRun(string package, string rid, Loader loader, string folder, bool isPortable)
{
    private const int MaxNames = 10;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PreparationLimit = TimeSpan.FromMinutes(5);

    private readonly List<Finding> findings = [];

    /// <summary>Runs the loader, for as long as it may take.</summary>
    /// <param name="lookUps">At least one.</param>
    /// <param name="messages">Where to speak of details.</param>
    /// <param name="cancellation">Kills the process.</param>
    public async Task<SmokeTestResult> RunAsync(IReadOnlyList<LookUp> lookUps, IMessageSink messages, CancellationToken cancellation)
    {
        var placed = lookUps.Where(IsPlaced).ToArray();
        var requests = placed.SelectMany(Requests).ToArray();
        File.WriteAllLines(Path.Combine(folder, LoaderSource.RequestFile), requests.SelectMany(request => request.Lines));
        var command = loader.In(folder);
        if (loader.Preparation is { } preparation)
        {
            // If it fails, the loader will not start, and that is said.
            _ = await StartAsync(command with { Arguments = preparation }, PreparationLimit, messages, cancellation).ConfigureAwait(false);
        }

        var (end, output) = await StartAsync(command, Limit, messages, cancellation).ConfigureAwait(false);

        var file = Path.Combine(folder, LoaderSource.ResultFile);
        var results = LoaderResults.Read(File.Exists(file) ? File.ReadAllLines(file) : []);
        if (!results.IsReady)
        {
            var word = output.Length > 0 ? output.Split('\n')[^1].Trim() : end ?? "it ended without a word";
            return new SmokeTestResult(rid) { NotRun = $"{loader.Name} does not start a program here: {word}", Findings = findings };
        }

        Judge(requests, results, output);
        if (end is not null || !results.IsDone)
        {
            // Of all that are loaded by the end, any can be the one.
            var tried = requests.Take(results.Libraries.Count).Select(request => request.LookUp.Library.Name).Distinct().ToArray();
            var names = results.IsDone ? string.Join("', '", tried) : tried.LastOrDefault() ?? "";
            var when = results.IsDone ? "when the process ends" : results.Libraries is [.., { IsLoaded: false }] ? "while it is loaded" : "once it is loaded";
            Add(Catalog.SmokeTestCrash, names, "", when, (end ?? "it ended without a word") + "." + output);
        }

        return Conclude(lookUps, requests, results);
    }

    /// <summary>Whether the application has got the file, and not another one of the same name.</summary>
    private bool IsPlaced(LookUp lookUp)
    {
        var file = Path.Combine(folder, isPortable ? lookUp.Library.Packed.File.Path : lookUp.Library.Name);
        if (!File.Exists(file))
        {
            Add(Catalog.SmokeTestNotPlaced, lookUp.Library.Name, "", "has no such file");
            return false;
        }

        if (!File.ReadAllBytes(file).AsSpan().SequenceEqual(lookUp.Library.Packed.File.Read()))
        {
            Add(Catalog.SmokeTestNotPlaced, lookUp.Library.Name, "", "has another file of that name");
            return false;
        }

        return true;
    }

    private IEnumerable<(LookUp LookUp, string[] Lines)> Requests(LookUp lookUp)
    {
        var entryPoints = lookUp.EntryPoints.Select(name => "E " + name);
        if (!isPortable)
        {
            return [(lookUp, ["L " + lookUp.Library.Name, .. entryPoints])];
        }

        // NuGet gives the application the assemblies of one target framework; those of others may have other names.
        var known = lookUp.Names.Where(name => name.Assembly is null || File.Exists(Path.Combine(folder, name.Assembly.File.Name)));
        return known.DefaultIfEmpty((null, lookUp.Library.Name)).Select(name => (
            lookUp,
            (string[])["A " + (name.Assembly?.File.Name ?? FreshApp.Name + ".dll"), "L " + name.Name, .. entryPoints]));
    }

    /// <summary>How the process ended if not as it should, and the last lines of what it said.</summary>
    private static async Task<(string? End, string Output)> StartAsync(CommandLine command, TimeSpan time, IMessageSink messages, CancellationToken cancellation)
    {
        messages.Detail($"native: {command}");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(time);
        try
        {
            var result = await new ProcessRunner().RunAsync(command, limit.Token).ConfigureAwait(false);
            return (result.ExitCode == 0 ? null : "it ended with " + Word(result.ExitCode), ToolOutput.Tail(result.Error.Count > 0 ? result.Error : result.Output, 5));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (string.Create(CultureInfo.InvariantCulture, $"it took longer than {time.TotalSeconds:F0} s and was killed"), "");
        }
        catch (Win32Exception exception)
        {
            return (exception.Message, "");
        }
    }

    private void Judge((LookUp LookUp, string[] Lines)[] requests, LoaderResults results, string output)
    {
        foreach (var (request, library) in requests.Zip(results.Libraries))
        {
            var file = request.LookUp.Library.Name;
            if (library.Problem is { } problem)
            {
                // Windows does not say which library it misses; Wine does, beside the loader.
                Add(Catalog.SmokeTestNotLoaded, file, library.Name, library.Name == file ? "" : $" as '{library.Name}'", problem + output);
            }
            else if (library.Missing.Count > 0)
            {
                var more = library.Missing.Count > MaxNames ? string.Create(CultureInfo.InvariantCulture, $" and {library.Missing.Count - MaxNames} more") : "";
                Add(Catalog.SmokeTestEntryPoints, file, library.Missing[0], library.Missing.Count, string.Join(", ", library.Missing.Take(MaxNames)) + more);
            }
        }
    }

    private SmokeTestResult Conclude(IReadOnlyList<LookUp> lookUps, (LookUp LookUp, string[] Lines)[] requests, LoaderResults results)
    {
        var loaded = requests.Select((request, index) => (request.LookUp, Library: results.Libraries.ElementAtOrDefault(index))).ToLookup(pair => pair.LookUp, pair => pair.Library);
        var good = lookUps.Where(lookUp => loaded[lookUp].Any() && loaded[lookUp].All(library => library is { IsLoaded: true })).ToArray();
        return new SmokeTestResult(rid)
        {
            How = loader.Name,
            Libraries = (lookUps.Count, good.Length),
            EntryPoints = (lookUps.Sum(lookUp => lookUp.EntryPoints.Count), good.Sum(lookUp => loaded[lookUp].Min(library => library!.Found))),
            Findings = findings,
        };
    }

    private void Add(Diagnostic diagnostic, string file, string subject, params object?[] arguments) =>
        findings.Add(Finding.Of(diagnostic, rid, file, subject, [file, rid, loader.Name, package, .. arguments]));

    /// <summary>Unix: 128 and the signal.</summary>
    private static string Word(int code) => string.Create(CultureInfo.InvariantCulture, $"code {code}") + code switch
    {
        132 => " (SIGILL)",
        134 => " (SIGABRT)",
        135 => " (SIGBUS)",
        136 => " (SIGFPE)",
        139 => " (SIGSEGV)",
        _ => "",
    };
}
