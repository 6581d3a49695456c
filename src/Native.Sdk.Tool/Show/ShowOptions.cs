using NuGet.Frameworks;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk.Tool;

/// <summary>What follows the verb <c>show</c>.</summary>
internal sealed record ShowOptions
{
    private static readonly string[] Names = ["--json", "--policy", "--tfm", "--macos", "--allow", "--rid", "--unused", "--exports"];

    /// <summary>Absolute path of a package, folder or library; it exists.</summary>
    public required string Path { get; init; }

    /// <summary>For programs.</summary>
    public bool IsJson { get; init; }

    /// <summary>The oldest glibc to run on; null: the target frameworks decide.</summary>
    public Version? Glibc { get; init; }

    /// <summary>The oldest macOS to run on; null: the target frameworks decide.</summary>
    public Version? MacOS { get; init; }

    /// <summary>Short folder names, <c>net8.0</c>; none: those of what is shown.</summary>
    public IReadOnlyList<string> TargetFrameworks { get; init; } = [];

    /// <summary>Libraries that may be needed, with <c>*</c>.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>For which platform a library is whose place does not tell; null: what its content tells.</summary>
    public string? Rid { get; init; }

    /// <summary>Whether to name the exports that no managed code uses.</summary>
    public bool ListsUnused { get; init; }

    /// <summary>Whether to name the exports of a library.</summary>
    public bool ListsExports { get; init; }

    /// <exception cref="UsageException">They make no sense.</exception>
    /// <exception cref="UnreadableException">There is no such file or folder.</exception>
    public static ShowOptions Parse(IReadOnlyList<string> arguments, string currentDirectory)
    {
        string? path = null;
        List<string> frameworks = [], allowed = [];
        var options = new ShowOptions { Path = "" };
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--json":
                    options = options with { IsJson = true };
                    break;
                case "--unused":
                    options = options with { ListsUnused = true };
                    break;
                case "--exports":
                    options = options with { ListsExports = true };
                    break;
                case "--policy":
                    options = options with { Glibc = GlibcPolicyName.Parse(Value("a glibc version", "2_17")) };
                    break;
                case "--macos":
                    options = options with { MacOS = ReadMacOS(Value("a version of macOS", "12.0")) };
                    break;
                case "--tfm":
                    frameworks.Add(ReadFramework(Value("a target framework", "net8.0")));
                    break;
                case "--allow":
                    allowed.Add(Value("the name of a library", "'libX11.so.*'"));
                    break;
                case "--rid":
                    options = options with { Rid = ReadRid(Value("a runtime identifier", "linux-x64")) };
                    break;
                case ['-', ..] option:
                    throw new UsageException($"'{option}' is no option of show.{NearestWord.Hint(option, Names)}");
                case var named when path is null:
                    path = named;
                    break;
                case var another:
                    throw new UsageException($"'{path}' and '{another}' are two; show takes one package, folder or library.");
            }

            string Value(string what, string example) => i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal)
                ? arguments[++i]
                : throw new UsageException($"{arguments[i]} needs {what} behind it: {arguments[i]} {example}.");
        }

        if (options is { IsJson: true, ListsExports: true })
        {
            throw new UsageException("--exports is for people: the JSON counts the exports, and names the unused ones.");
        }

        return options with
        {
            Path = FindPath(path ?? throw new UsageException("What is to be shown?"), currentDirectory),
            TargetFrameworks = frameworks,
            Allowed = allowed,
        };
    }

    private static string FindPath(string path, string currentDirectory)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path, currentDirectory));
        return File.Exists(full) || Directory.Exists(full) ? full : throw new UnreadableException($"'{full}' does not exist.");
    }

    private static Version ReadMacOS(string text) =>
        Version.TryParse(text.Contains('.', StringComparison.Ordinal) ? text : text + ".0", out var version) && version.Major >= 10
            ? version
            : throw new UsageException($"'{text}' is no version of macOS. Valid is for example 10.15, 11.0 or 12.");

    private static string ReadFramework(string text) => NuGetFramework.ParseFolder(text) is { IsSpecificFramework: true } framework
        ? framework.GetShortFolderName()
        : throw new UsageException($"'{text}' is no target framework. Valid is for example net8.0, net10.0, netstandard2.0 or net472.");

    private static string ReadRid(string text) => PlatformTable.Default.Find(text)?.Rid ?? throw new UsageException(
        $"'{text}' is none of the runtime identifiers that show knows: {string.Join(", ", PlatformTable.Default.All.Select(platform => platform.Rid))}.");
}
