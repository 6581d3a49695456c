using System.Collections;
using System.Text.Json;
using Native.Sdk.Benchmarks.Measuring;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Benchmarks.Driving;

/// <summary>
/// The process in which this SDK is measured: calls <see cref="NativeBuild"/> as the task does, with the assembly that
/// the package ships, and prints a line for each run.
/// </summary>
internal static class Driver
{
    public static int Run(string requestFile)
    {
        var request = JsonSerializer.Deserialize<DriveRequest>(File.ReadAllText(requestFile))!;
        using var log = new DriverLog(request.Log, request.WatchesSteps);
        for (var i = 0; i < request.Repeat; i++)
        {
            var build = new NativeBuild(Translate(request), log);
            var peak = Usage.PeakMegabytes();
            log.Start();
            var result = build.Run(CancellationToken.None);
            var (wall, cpu) = log.Elapsed;
            if (!result.Succeeded)
            {
                return 1;
            }

            Console.WriteLine(JsonSerializer.Serialize(new DriveResult
            {
                Milliseconds = wall,
                CpuMilliseconds = cpu,
                Processes = result.ProcessesStarted,
                PeakMegabytes = Usage.PeakMegabytes() - peak,
                BusyUntilLastStep = log.LastStep is { Wall: > 0 } last ? last.Cpu / last.Wall : 0,
                IdleUntilLastStep = log.LastStep is { Wall: > 0 } step ? step.Idle / step.Wall : 0,
            }));
        }

        return 0;
    }

    private static NativeBuildRequest Translate(DriveRequest request)
    {
        var host = PlatformTable.Default.Find("linux-" + (Environment.Is64BitProcess && System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64"))!;
        return new NativeBuildRequest
        {
            ProjectDirectory = request.ProjectDirectory,
            Declarations =
            [
                new NativeProjectDeclaration(request.Include, request.Metadata.ToDictionary(
                    pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value.Split(';'), StringComparer.OrdinalIgnoreCase)),
            ],
            Platforms = request.Rids is [] ? [host] : [.. request.Rids.Select(rid => PlatformTable.Default.Find(rid) ?? throw new BenchException($"'{rid}' is no RID"))],
            Settings = new BuildSettings
            {
                Configuration = "Debug",
                Host = host,
                Environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!),
                DebugSymbols = DebugSymbols.Embedded,
                Toolchain = request.Zig is null ? NativeToolchain.Auto : NativeToolchain.Zig,
                ZigPath = request.Zig,
                SharedFolder = DriverFolder.SharedFolder(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
            },
            Directory = new BuildDirectory(Path.Combine(request.ProjectDirectory, "obj", "native", "Debug")),
            MaxParallelism = Environment.ProcessorCount,
        };
    }
}
