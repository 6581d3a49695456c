using System.Text.Json;
using Native.Sdk.Benchmarks.Driving;
using Native.Sdk.Benchmarks.Measuring;

namespace Native.Sdk.Benchmarks.Contenders;

/// <summary>This SDK, in a fresh process as in a build: what is measured is the native build in it, not the runtime's start.</summary>
internal sealed class SdkContender(string driver, DriveRequest request) : Contender("Native.Sdk")
{
    private readonly string requestFile = Path.Combine(request.ProjectDirectory, "drive.json");

    /// <summary>All that is known of the last build.</summary>
    public DriveResult Last { get; private set; } = null!;

    /// <summary>What is built; can be changed.</summary>
    public DriveRequest Request { get; set; } = request;

    private string Obj => Path.Combine(Request.ProjectDirectory, "obj");

    public override void Clean()
    {
        if (Directory.Exists(Obj))
        {
            Directory.Delete(Obj, recursive: true);
        }
    }

    /// <summary>Full paths of all object files.</summary>
    public IEnumerable<string> Objects() => Directory.EnumerateFiles(Obj, "*.o", SearchOption.AllDirectories);

    public override Sample Build() => ToSample(Drive(Request)[0]);

    /// <summary>A run that follows others in one process, as in a build server.</summary>
    public Sample BuildWarm() => ToSample(Drive(Request with { Repeat = 12 })[^1]);

    /// <summary>All that the build said.</summary>
    public string[] Explain()
    {
        var log = requestFile + ".log";
        Drive(Request with { Log = log });
        return File.ReadAllLines(log);
    }

    /// <summary>The command that builds, for whoever wants to watch it.</summary>
    public Child Command()
    {
        File.WriteAllText(requestFile, JsonSerializer.Serialize(Request));
        return new Child("dotnet", driver, "drive", requestFile);
    }

    private List<DriveResult> Drive(DriveRequest what)
    {
        File.WriteAllText(requestFile, JsonSerializer.Serialize(what));
        var output = new Child("dotnet", driver, "drive", requestFile).Run().Output;
        List<DriveResult> results = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<DriveResult>(line)!)];
        Last = results[^1];
        return results;
    }

    private static Sample ToSample(DriveResult result) => new(result.Milliseconds, result.Processes, result.CpuMilliseconds, result.PeakMegabytes);
}
