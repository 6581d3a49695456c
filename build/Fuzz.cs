namespace Native.Sdk.Build;

/// <summary>The edit fuzzer of tests/Native.Sdk.Fuzz, by hand and for as long as one likes; tests run it shortly.</summary>
internal static class Fuzz
{
    /// <returns>Its exit code.</returns>
    public static int Run(string[] arguments)
    {
        var folder = Path.Combine(Repository.Root, "tests", "Native.Sdk.Fuzz");
        Command.Dotnet("build", folder, "-c", "Release", "--nologo", "-tl:off", "-v:quiet").CaptureOrThrow();
        return Command.Dotnet([Path.Combine(folder, "bin", "Release", "net10.0", "Native.Sdk.Fuzz.dll"), .. arguments]).Run();
    }
}
