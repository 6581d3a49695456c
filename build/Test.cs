using System.Diagnostics;

namespace Native.Sdk.Build;

/// <summary>What follows the verb <c>test</c>.</summary>
/// <param name="Full">The long tests too.</param>
/// <param name="Filter">As <c>dotnet test --filter</c> takes it, or null.</param>
internal sealed record TestOptions(bool Full, string? Filter)
{
    public static TestOptions Parse(string[] options) => options switch
    {
        [] => new(false, null),
        ["--full", .. var rest] => Parse(rest) with { Full = true },
        ["--filter", var filter, .. var rest] => Parse(rest) with { Filter = filter },
        _ => throw new UsageException($"'{string.Join(' ', options)}' is no option of test"),
    };
}

/// <summary>Everything that CI runs, with one closing line for all of it.</summary>
internal static class Test
{
    /// <returns>Whether all is well.</returns>
    public static bool Run(TestOptions options)
    {
        var clock = Stopwatch.StartNew();
        var results = Repository.NewFolder("test-results");
        var total = TestResult.None;
        try
        {
            SetUp.InstallTools();
            var thirdParty = SetUp.FetchThirdParty();
            var zig = SetUp.FetchZig();
            var rust = SetUp.FetchRust();
            var version = Pack.NewVersion();
            Pack.Run(version);

            (string, string?)[] parts = [("THIRDPARTY", thirdParty), ("ZIG", zig), ("RUST", rust)];
            total += DotnetTest("Native.Sdk.Core.Tests", version, parts, options, results);
            total += DotnetTest("Native.Sdk.Package.Tests", version, parts, options, results);
            if (options.Filter is null) // which is not in cargo's language
            {
                total += CargoTest("samples/SourceMaps", Path.Combine(Repository.Samples, "SourceMaps", "native", "sourcemap"), results);
                total += CargoTest("native/rust", Path.Combine(Repository.Root, "native", "rust"), results);
            }
        }
        catch (BuildException e)
        {
            total += TestResult.Failure(e.Message);
        }

        if (total is { Passed: 0, Failed: 0 })
        {
            total += TestResult.Failure(options.Filter is null ? "no test was run" : $"no test matches the filter '{options.Filter}'");
        }

        Console.WriteLine();
        foreach (var skipped in total.Skipped)
        {
            Console.WriteLine($"skipped: {skipped}");
        }

        foreach (var problem in total.Problems)
        {
            Console.WriteLine($"failed: {problem}");
        }

        Console.WriteLine($"{Text.Time(clock.Elapsed)}; results are in {Path.GetRelativePath(Repository.Root, results)}");
        Console.WriteLine($"{total.Passed} passed, {total.Failed} failed, {total.Skipped.Count} skipped");
        return total.Failed == 0;
    }

    private static TestResult DotnetTest(string name, string version, (string Name, string? Value)[] parts, TestOptions options, string results)
    {
        Console.WriteLine($"\n== {name}");
        var project = Path.Combine(Repository.Root, "tests", name, $"{name}.csproj");
        if (!File.Exists(project))
        {
            return TestResult.Failure($"{name}: there is no {Path.GetRelativePath(Repository.Root, project)}");
        }

        // A test that hangs fails, instead of the machine that runs it.
        var command = Command.Dotnet([
            "test", project, "-c", "Release", $"-p:Version={version}", "--nologo", "-tl:off", "--results-directory", results,
            "--logger", $"trx;LogFileName={name}.trx", "--blame-hang-timeout", "15m", "--blame-hang-dump-type", "none",
            .. options.Filter is { } filter ? ["--filter", filter] : Array.Empty<string>(),
        ]);
        command.With("NATIVE_SDK_TEST_PACKAGES", Repository.Packages).With("NATIVE_SDK_TEST_VERSION", version);
        command.With("NATIVE_SDK_TEST_FULL", options.Full ? "1" : "").With("NATIVE_SDK_TEST_ALL_LIBRARIES", options.Full ? "1" : "");
        foreach (var (part, value) in parts)
        {
            command.With("NATIVE_SDK_TEST_" + part, value ?? "");
        }

        var exitCode = command.Run();
        return TestResult.FromTrx(name, Path.Combine(results, $"{name}.trx"), exitCode, mayBeEmpty: options.Filter is not null);
    }

    /// <summary>A crate's own tests, as its author would run them; the build folder is ours, not the crate's.</summary>
    private static TestResult CargoTest(string crate, string folder, string results)
    {
        var name = $"{crate}: cargo test";
        Console.WriteLine($"\n== {name}");
        if (!Tools.Has("cargo"))
        {
            return TestResult.Skip($"{name}: cargo is missing ({Requirement.Cargo.InstallLine})");
        }

        var run = new Command("cargo", "test", "--locked", "--target-dir", Path.Combine(Repository.Artifacts, "cargo-test", Path.GetFileName(folder)))
            .In(folder)
            .Capture();
        File.WriteAllText(Path.Combine(results, $"cargo-test-{Path.GetFileName(folder)}.txt"), run.Output);
        var result = TestResult.FromCargo(name, run.Output, run.ExitCode);
        Console.WriteLine(result.Failed == 0 ? $"{result.Passed} passed" : run.Output);
        return result;
    }
}
