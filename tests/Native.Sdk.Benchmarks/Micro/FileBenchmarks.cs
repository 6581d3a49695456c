using BenchmarkDotNet.Attributes;
using Native.Sdk.Execution;

namespace Native.Sdk.Benchmarks.Micro;

/// <summary>What the engine does once for each file: looking, and, where that does not decide, reading.</summary>
public class FileBenchmarks
{
    private string file = "";

    /// <summary>Writes a file as long as a source.</summary>
    [GlobalSetup]
    public void Write()
    {
        file = Path.GetTempFileName();
        File.WriteAllText(file, new string('x', 16 * 1024));
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void Delete() => File.Delete(file);

    /// <summary>Size and time.</summary>
    [Benchmark]
    public FileStamp Stamp() => FileStamp.Read(file);

    /// <summary>The same by .NET.</summary>
    [Benchmark]
    public long FileInfo()
    {
        var info = new FileInfo(file);
        return info.Length + info.LastWriteTimeUtc.Ticks;
    }

    /// <summary>16 KB.</summary>
    [Benchmark]
    public Hash128 Hash() => ContentHash.OfFile(file);
}
