namespace Native.Sdk.Build;

/// <summary>The benchmarks, against the package as it is now; their options are their own (tests/Native.Sdk.Benchmarks).</summary>
internal static class Bench
{
    /// <returns>The exit code.</returns>
    public static int Run(string[] options)
    {
        var zig = SetUp.FetchZig();
        var version = Pack.NewVersion();
        Pack.Run(version);
        var name = "Native.Sdk.Benchmarks";
        var project = Path.Combine(Repository.Root, "tests", name, $"{name}.csproj");
        Command.Dotnet("build", project, "-c", "Release", $"-p:Version={version}", "--nologo", "-tl:off", "-v:quiet").CaptureOrThrow();

        // Only a run of everything has the whole page to write.
        string[] report = options is [] ? ["--report", Path.Combine(Repository.Root, "docs", "performance.md")] : [];
        return new Command("dotnet", [Path.Combine(Path.GetDirectoryName(project)!, "bin", "Release", "net10.0", $"{name}.dll"), .. options, .. report])
            .With("NATIVE_SDK_BENCH_PACKAGE", Path.Combine(Repository.Packages, $"Native.Sdk.{version}.nupkg"))
            .With("NATIVE_SDK_BENCH_ZIG", zig ?? "")
            .Run();
    }
}
