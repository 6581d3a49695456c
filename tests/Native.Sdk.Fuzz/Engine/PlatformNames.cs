namespace Native.Sdk.Fuzz.Engine;

/// <summary>What a platform's files are called, and what zig calls the platform: docs/reference.md, "All kinds", "Exports", "Platforms".</summary>
public static class PlatformNames
{
    /// <summary>This machine's; the fuzzer runs nowhere else.</summary>
    public const string Host = "linux-x64";

    /// <summary>One of each sort that zig builds for: two C libraries, three formats, two CPUs.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["linux-arm64", "linux-musl-x64", Host, "osx-arm64", "win-x64"];

    public static bool IsWindows(string rid) => rid.StartsWith("win-", StringComparison.Ordinal);

    public static bool IsMacOS(string rid) => rid.StartsWith("osx-", StringComparison.Ordinal);

    public static bool IsElf(string rid) => !IsWindows(rid) && !IsMacOS(rid);

    /// <summary>File name of a library.</summary>
    public static string Library(string rid, string name) => IsWindows(rid) ? name + ".dll" : IsMacOS(rid) ? $"lib{name}.dylib" : $"lib{name}.so";

    /// <summary>File name of what tells the linker what to export.</summary>
    public static string ExportList(string rid) => IsWindows(rid) ? "exports.def" : IsMacOS(rid) ? "exports.txt" : "exports.map";

    /// <summary>For zig's <c>-target</c>.</summary>
    /// <param name="rid">The platform.</param>
    /// <param name="glibc">NativeGlibcBaseline; null: 2.17.</param>
    public static string ZigTarget(string rid, string? glibc) => rid switch
    {
        "linux-x64" => "x86_64-linux-gnu." + (glibc ?? "2.17"),
        "linux-arm64" => "aarch64-linux-gnu." + (glibc ?? "2.17"),
        "linux-musl-x64" => "x86_64-linux-musl",
        "osx-arm64" => "aarch64-macos.11.0",
        "win-x64" => "x86_64-windows-gnu",
        _ => throw new ArgumentOutOfRangeException(nameof(rid), rid, null),
    };
}
