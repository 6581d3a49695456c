using System.Globalization;
using System.Runtime.InteropServices;

namespace Native.Sdk.Benchmarks.Measuring;

/// <summary>What the figures were measured on and with.</summary>
internal static class Machine
{
    /// <summary>One line for each fact.</summary>
    public static IEnumerable<(string Name, string Value)> Describe()
    {
        yield return ("Processor", $"{Processor()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB");
        yield return ("System", RuntimeInformation.OSDescription);
        yield return (".NET SDK", FirstLine("dotnet", "--version"));
        foreach (var tool in (string[])["gcc", "ninja", "make", "cargo", "git"])
        {
            if (Tool.Find(tool) is not null)
            {
                yield return (tool, FirstLine(tool, "--version"));
            }
        }

        if (Tool.Zig is { } zig)
        {
            yield return ("zig", FirstLine(zig, "version"));
        }
    }

    /// <summary>Processes that wanted to run in the last minute, on average: more than the cores, and times are too long.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown"
        : RuntimeInformation.ProcessArchitecture.ToString();

    private static string FirstLine(string program, string argument) => new Child(program, argument).Run().Output.Split('\n')[0].Trim();

    /// <summary>Milliseconds or seconds, in three digits.</summary>
    public static string Time(double milliseconds) => milliseconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F2} ms"),
        < 100 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F1} ms"),
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:F0} ms"),
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:F2} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:F1} s"),
    };
}
