using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Toolchains.C;

/// <summary>
/// A test with clang-cl and lld-link, by whatever version their names end: like <see cref="FactIfToolAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfClangClAttribute : FactAttribute
{
    public FactIfClangClAttribute()
    {
        if (Program is null || Find("lld-link") is null)
        {
            Skip = "Missing here: clang-cl, lld-link (apt-get install clang lld)";
        }
    }

    /// <summary>Absolute path; null: there is none.</summary>
    public static string? Program { get; } = Find("clang-cl");

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, name + "*"))
        .Where(path => Path.GetFileNameWithoutExtension(path) is var file && (file == name || file[name.Length..].All(letter => letter == '-' || char.IsAsciiDigit(letter))))
        .Order(StringComparer.Ordinal)
        .FirstOrDefault();
}
