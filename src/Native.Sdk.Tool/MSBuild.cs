using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Native.Sdk.Tool;

/// <summary>Runs a target of a project and reads its result.</summary>
/// <remarks>
/// <c>dotnet msbuild -getTargetResult:T -getProperty:P</c> writes errors to standard error, and this to standard output
/// (nothing at all if the project cannot be read):
/// <code>
/// { "Properties": { "P": "…" }, "TargetResults": { "T": { "Result": "Success", "Items": [ { "Identity": "…", "Rid": "…" } ] } } }
/// </code>
/// </remarks>
internal static class MSBuild
{
    /// <summary>What came of it.</summary>
    /// <param name="Succeeded">Whether the target ran to its end, or had nothing to do.</param>
    /// <param name="Configuration">Of the project; empty if it cannot be read.</param>
    /// <param name="Items">The target's result, with metadata.</param>
    /// <param name="Errors">Lines, as MSBuild wrote them.</param>
    public sealed record Answer(bool Succeeded, string Configuration, IReadOnlyList<JsonElement> Items, IReadOnlyList<string> Errors);

    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public static async Task<Answer> AskAsync(string project, string target, string? configuration, CancellationToken cancellation)
    {
        // In the project's folder, from where global.json is looked for.
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        [
            "msbuild", project, "-restore", "-nologo", "-nodeReuse:false", "-t:" + target, "-getTargetResult:" + target, "-getProperty:Configuration",
            .. configuration is null ? Array.Empty<string>() : ["-p:Configuration=" + configuration],
        ])
        {
            WorkingDirectory = Path.GetDirectoryName(project),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return Read(await output, await error, target, process.ExitCode);
    }

    /// <summary>Takes apart what was written.</summary>
    public static Answer Read(string output, string error, string target, int exitCode)
    {
        string[] errors = [.. error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line.Contains(": error", StringComparison.Ordinal))];
        try
        {
            var root = JsonDocument.Parse(output).RootElement;
            var result = root.GetProperty("TargetResults").GetProperty(target);
            return new Answer(
                exitCode == 0 && result.GetProperty("Result").GetString() != "Failure",
                root.GetProperty("Properties").GetProperty("Configuration").GetString() ?? "",
                [.. result.GetProperty("Items").EnumerateArray()], errors);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            // A failed restore, or an SDK that cannot be resolved: what MSBuild says then is on either pipe.
            return new Answer(false, "", [], errors.Length > 0 ? errors : [.. (error + "\n" + output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
        }
    }
}
