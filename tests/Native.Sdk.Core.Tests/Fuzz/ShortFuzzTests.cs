using System.Diagnostics;
using System.Runtime.Versioning;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Fuzz;

namespace Native.Sdk.Core.Tests.Fuzz;

/// <summary>
/// A short run of the edit fuzzer for each kind, always the same one; <c>./build.sh fuzz</c> runs it for as long as one
/// likes. It is started as people start it, because it gives itself mounts of its own.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class ShortFuzzTests
{
    [FactIfTool("gcc", "clang", "aarch64-linux-gnu-gcc")]
    public void EveryPromiseIsKeptForC() => RunWell("c", "--steps", "60");

    [FactIfTool("gcc", "g++", "clang", "clang++")]
    public void EveryPromiseIsKeptForCpp() => RunWell("cpp", "--steps", "30");

    [FactIfZig("gcc", "clang")]
    public void EveryPromiseIsKeptForPlatformsByZig() => RunWell("zig", "--steps", "20");

    [FactIfZig("gcc", "g++", "clang", "clang++")]
    public void EveryPromiseIsKeptForCppByZig() => RunWell("zig-cpp", "--steps", "6");

    [FactIfTool("gcc", "clang", "sh")]
    public void EveryPromiseIsKeptForCommands() => RunWell("command", "--steps", "50");

    [FactIfTool("cmake", "ninja", "gcc")]
    public void EveryPromiseIsKeptForCMake() => RunWell("cmake", "--steps", "12");

    [FactIfTool("cargo", "rustc", "gcc")]
    public void EveryPromiseIsKeptForRust() => RunWell("rust", "--steps", "6");

    [FactIfMounts]
    public void AFullDiskAndAReadOnlyFolderAreMendedByTheNextBuild() => RunWell("command", "--steps", "8", "--only", "disk-full,read-only");

    /// <summary>What no build promises to see: other content with the same size and the same time. So the fuzzer can fail.</summary>
    [FactIfTool("gcc", "clang", "aarch64-linux-gnu-gcc")]
    public void ABrokenPromiseIsFound()
    {
        var (exitCode, output) = Run("c", "--replay", "touch:1,unseen:1,touch:2");

        Assert.True(exitCode == 1, output);
        Assert.Contains("BROKEN: a step did not run: compile", output, StringComparison.Ordinal);
        Assert.Contains("--replay unseen:1", output, StringComparison.Ordinal);
    }

    private static void RunWell(string kind, params string[] options)
    {
        var (exitCode, output) = Run(kind, ["--seed", "1", .. options]);

        Assert.True(exitCode == 0, output);
        Assert.Contains("every promise was kept", output, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output) Run(string kind, params string[] options)
    {
        var start = new ProcessStartInfo(ShimFiles.Dotnet!, [typeof(Fuzzer).Assembly.Location, "--kind", kind, .. options]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
