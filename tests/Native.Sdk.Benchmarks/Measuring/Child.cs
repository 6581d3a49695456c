using System.Diagnostics;

namespace Native.Sdk.Benchmarks.Measuring;

/// <summary>A program that is run, and what it took.</summary>
internal sealed class Child(string program, params IEnumerable<string> arguments)
{
    private readonly string[] arguments = [.. arguments];
    private readonly Dictionary<string, string?> environment = new(Sealed);
    private string folder = Environment.CurrentDirectory;
    private bool watchesMemory;

    /// <summary>What the machine or a shell would tell compilers and MSBuild: not here.</summary>
    private static readonly Dictionary<string, string?> Sealed = new()
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_NOLOGO"] = "1",
        ["UseSharedCompilation"] = "false",
        ["MSBuildSDKsPath"] = null,
        ["MSBuildExtensionsPath"] = null,
        ["MSBUILD_EXE_PATH"] = null,
        ["CC"] = null,
        ["CXX"] = null,
        ["CFLAGS"] = null,
        ["CARGO"] = null,
        ["RUSTC"] = null,
        ["RUSTFLAGS"] = null,
        ["MAKEFLAGS"] = null,
        ["NINJA_STATUS"] = null,
    };

    public Child In(string workingFolder)
    {
        folder = workingFolder;
        return this;
    }

    public Child With(string name, string? value)
    {
        environment[name] = value;
        return this;
    }

    /// <summary>Asks for <see cref="Sample.PeakMegabytes"/>, at the price of a look every 10 ms.</summary>
    public Child WatchingMemory()
    {
        watchesMemory = true;
        return this;
    }

    /// <summary>The same command as the argument of another one.</summary>
    public Child Under(string watcher, params string[] options)
    {
        var child = new Child(watcher, [.. options, program, .. arguments]).In(folder);
        foreach (var (name, value) in environment)
        {
            child.With(name, value);
        }

        return child;
    }

    /// <summary>Runs it to its good end.</summary>
    /// <returns>What it took, and its standard output.</returns>
    /// <exception cref="BenchException">It failed.</exception>
    public (Sample Sample, string Output) Run()
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var cpu = Usage.OfChildren();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var peak = 0.0;
        while (watchesMemory && !process.WaitForExit(10))
        {
            peak = Math.Max(peak, Usage.PeakMegabytes(process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        process.WaitForExit();
        var wall = clock.Elapsed.TotalMilliseconds;
        if (process.ExitCode != 0)
        {
            var said = output.Result + error.Result;
            throw new BenchException($"'{this}' ended with {process.ExitCode}:\n{said[^Math.Min(said.Length, 4000)..]}");
        }

        return (new Sample(wall, CpuMilliseconds: Usage.OfChildren() - cpu, PeakMegabytes: peak), output.Result);
    }

    public override string ToString() => string.Join(' ', [program, .. arguments]);
}
