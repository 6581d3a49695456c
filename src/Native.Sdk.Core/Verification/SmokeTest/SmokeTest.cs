using System.ComponentModel;
using System.Globalization;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Verification;

/// <summary>
/// Has a fresh application restore a package that was just made, and loads its native libraries there: for every platform whose
/// programs this machine runs, by itself or with an emulator.
/// </summary>
/// <param name="request">What is tested, and with which tools.</param>
/// <param name="messages">Where to speak.</param>
public sealed class SmokeTest(SmokeTestRequest request, IMessageSink messages)
{
    /// <summary>Runs it, says what came of it, and returns that; empty if there was nothing to test.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public IReadOnlyList<SmokeTestResult> Run(CancellationToken cancellation)
    {
        if (request.Package is null || !File.Exists(request.Package))
        {
            messages.Report(Catalog.SmokeTestNothing, "There is no package to which applications refer", "pack made none (IsPackable), or that of a tool (PackAsTool).");
            return [];
        }

        // NuGet joins the paths of sources and of configurations to lists, and splits those again.
        if (new[] { request.Build.Directory.SmokeTests, request.Package }.FirstOrDefault(path => path.Contains(';')) is { } divided)
        {
            messages.Report(Catalog.SmokeTestNothing, $"NuGet has neither sources nor a configuration in a folder with ';' in its path ('{divided}')", "no application can restore the package there. Build in a folder without one; the package itself is as good.");
            return [];
        }

        try
        {
            var package = PackageArchive.Read(request.Package);
            using var held = BuildLock.Acquire(Path.Combine(request.Build.Directory.SmokeTests, "lock"), messages, cancellation);
            return held is null ? [] : RunAsync(package, cancellation).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or Win32Exception)
        {
            messages.Report(Catalog.FileAccess, "The smoke test", request.Package, exception.Message);
            return [];
        }
    }

    private async Task<IReadOnlyList<SmokeTestResult>> RunAsync(PackageArchive package, CancellationToken cancellation)
    {
        // Fresh: with nothing of the last time, least of all its packages.
        var folder = Path.Combine(request.Build.Directory.SmokeTests, package.Id);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var app = new FreshApp(request, package, folder, messages);
        var platforms = new List<(IGrouping<string, LookUp> LookUps, Loader? Loader, string Missing)>();
        foreach (var platform in LookUp.Of(package.Content, request.Build.Settings.Platforms).GroupBy(lookUp => lookUp.Library.Rid, StringComparer.OrdinalIgnoreCase))
        {
            var (loader, missing) = await FindLoaderAsync(platform.First(), app, Path.Combine(folder, "loader"), cancellation).ConfigureAwait(false);
            platforms.Add((platform, loader, missing));
        }

        var runnable = platforms.Where(platform => platform.Loader is not null).Select(platform => platform.LookUps.Key).ToArray();
        if (runnable.Length > 0 && await app.PublishAsync(runnable.Any(IsHost), [.. runnable.Where(rid => !IsHost(rid))], cancellation).ConfigureAwait(false) is { } problem)
        {
            messages.Report(Catalog.SmokeTestNotPublished, package.Content.Name, problem);
            return [];
        }

        var results = new List<SmokeTestResult>();
        foreach (var (lookUps, loader, missing) in platforms)
        {
            var rid = lookUps.Key;
            results.Add(loader is null
                ? new SmokeTestResult(rid) { NotRun = missing }
                : await new PlatformRun(package.Content.Name, rid, loader, app.OutputOf(IsHost(rid) ? null : rid), IsHost(rid))
                    .RunAsync([.. lookUps], messages, cancellation).ConfigureAwait(false));
        }

        Say(package, results);
        return results;
    }

    private bool IsHost(string rid) => request.Build.Settings.Host.Rid.Equals(rid, StringComparison.OrdinalIgnoreCase);

    private async Task<(Loader? Loader, string Missing)> FindLoaderAsync(LookUp first, FreshApp app, string folder, CancellationToken cancellation)
    {
        if (IsHost(first.Library.Rid))
        {
            return (new Loader("dotnet", request.Dotnet, [Path.Combine(app.OutputOf(null), FreshApp.Name + ".dll")], Loader.CleanEnvironment(request.Build.Settings.Environment)), "");
        }

        return first.Library.Platform is { } platform
            ? await new LoaderBuilder(request.Build, folder, messages).BuildAsync(platform, cancellation).ConfigureAwait(false)
            : (null, "Native.Sdk does not know that platform");
    }

    private void Say(PackageArchive package, IReadOnlyList<SmokeTestResult> results)
    {
        High($"smoke test: {package.Content.Name}, restored by a fresh application");
        var (rid, how) = (Width(result => result.Rid), Width(result => result.How ?? ""));
        foreach (var result in results)
        {
            High($"smoke test:   {result.Rid.PadRight(rid)}  {(result.NotRun is { } missing ? "not run: " + missing : result.How!.PadRight(how) + "  " + Counts(result))}");
        }

        foreach (var finding in results.SelectMany(result => result.Findings))
        {
            messages.Write(new Message(finding.Diagnostic.Level, finding.Code, finding.Text));
        }

        if (results.All(result => result.How is null))
        {
            messages.Report(Catalog.SmokeTestNothing, $"Nothing of {package.Content.Name} was loaded",
                results.Count == 0 ? "it holds no native library." : $"of its platforms ({string.Join(", ", results.Select(result => result.Rid))}) none runs here. Run it on a machine of one of them, or install what the lines above name.");
        }

        void High(string text) => messages.Write(new Message(MessageLevel.High, "", text));
        int Width(Func<SmokeTestResult, string> cell) => results.Select(result => cell(result).Length).DefaultIfEmpty().Max();
    }

    private static string Counts(SmokeTestResult result) => string.Create(CultureInfo.InvariantCulture,
        $"{result.Libraries.Good} of {result.Libraries.All} libraries loaded, {result.EntryPoints.Good} of {result.EntryPoints.All} entry points found");
}
