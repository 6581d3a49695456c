namespace Native.Sdk.Benchmarks.Measuring;

/// <summary>The programs that contenders need.</summary>
internal static class Tool
{
    /// <summary>The zig of the set-up, which builds every platform; null: there is none.</summary>
    public static string? Zig => Environment.GetEnvironmentVariable("NATIVE_SDK_BENCH_ZIG") is { Length: > 0 } zig ? zig : Find("zig");

    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
