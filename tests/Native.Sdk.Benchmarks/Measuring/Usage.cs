using System.Runtime.InteropServices;

namespace Native.Sdk.Benchmarks.Measuring;

/// <summary>Processor time as the operating system counts it (getrusage(2)).</summary>
internal static class Usage
{
    private const int Self = 0;
    private const int Children = -1;

    /// <summary>Of this process, milliseconds.</summary>
    public static double OfSelf() => Read(Self);

    /// <summary>Of all children that have ended, and theirs, milliseconds.</summary>
    public static double OfChildren() => Read(Children);

    /// <summary>The most memory that this process has had, in MB (proc(5), VmHWM).</summary>
    public static double PeakMegabytes(string process = "self")
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.AsSpan("VmHWM:".Length).Trim().TrimEnd(" kB"), System.Globalization.CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0; // it has ended
        }
    }

    /// <summary>Time in which cores had nothing to do for anybody, all of them together, since the machine started, milliseconds (proc(5), /proc/stat).</summary>
    /// <remarks><c>cpu  4705 356 584 3699176 23060 0 0 0 0 0</c>, in hundredths of a second: user, nice, system, idle, iowait</remarks>
    public static double OfIdleCores()
    {
        var words = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return 10 * (double.Parse(words[4], System.Globalization.CultureInfo.InvariantCulture) + double.Parse(words[5], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static double Read(int who)
    {
        // struct rusage of 64-bit Linux: two timevals, then 14 longs that are of no interest here.
        var usage = new long[18];
        if (GetUsage(who, usage) != 0)
        {
            throw new BenchException("getrusage failed");
        }

        return ((usage[0] + usage[2]) * 1000.0) + ((usage[1] + usage[3]) / 1000.0);
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetUsage(int who, [Out] long[] usage);
}
