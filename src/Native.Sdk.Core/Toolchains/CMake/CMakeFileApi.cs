using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>Asks cmake for a description of the project, and reads it.</summary>
/// <remarks>
/// cmake-file-api(7). Empty files below <c>query/</c> say what is wanted; a configure run answers below <c>reply/</c>:
/// <code>
/// .cmake/api/v1/query/client-native-sdk/codemodel-v2
/// .cmake/api/v1/reply/index-2026-11-22T23-57-06-0967.json      the greatest name is the present one
///     {"cmake": {"generator": {"multiConfig": false, "name": "Ninja"}}, "objects": [{"kind": "codemodel", "jsonFile": …}]}
/// .cmake/api/v1/reply/codemodel-v2-….json                      configurations, directories, targets
/// .cmake/api/v1/reply/target-demo-Debug-….json                 one for each target
///     {"type": "SHARED_LIBRARY", "nameOnDisk": "libdemo.so", "artifacts": [{"path": "libdemo.so"}],
///      "sources": [{"path": "demo.c"}, {"path": "/obj/gen.h", "isGenerated": true}], "dependencies": [{"id": "sub::@24"}]}
/// .cmake/api/v1/reply/cmakeFiles-v1-….json                     everything that cmake read
///     {"inputs": [{"path": "CMakeLists.txt"}, {"isCMake": true, "isExternal": true, "path": "/usr/share/cmake-3.25/…"}]}
/// </code>
/// Sources and inputs are relative to the source folder, artifacts to the build folder, or absolute.
/// </remarks>
internal static class CMakeFileApi
{
    /// <summary>The first cmake that answers codemodel-v2 and cmakeFiles-v1.</summary>
    public static readonly Version MinimumVersion = new(3, 14);

    /// <summary>toolchains-v1 came with 3.20; before, the cache names the compilers.</summary>
    private static readonly string[] Queries = ["codemodel-v2", "cmakeFiles-v1", "toolchains-v1", "cache-v2"];

    /// <summary>Writes the questions; to be called before cmake runs.</summary>
    public static void Ask(string buildFolder)
    {
        var folder = Path.Combine(buildFolder, ".cmake", "api", "v1", "query", "client-native-sdk");
        Directory.CreateDirectory(folder);
        foreach (var query in Queries)
        {
            File.WriteAllBytes(Path.Combine(folder, query), []);
        }
    }

    /// <summary>Reads the answers of the last successful run.</summary>
    /// <param name="buildFolder">Absolute path.</param>
    /// <param name="configuration">Whose targets are wanted, where there are several configurations.</param>
    /// <param name="model">What cmake said.</param>
    /// <param name="problem">Why nothing could be read.</param>
    public static bool TryRead(string buildFolder, string configuration, [NotNullWhen(true)] out CMakeModel? model, [NotNullWhen(false)] out string? problem)
    {
        (model, problem) = (null, null);
        var folder = Path.Combine(buildFolder, ".cmake", "api", "v1", "reply");
        try
        {
            var index = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "index-*.json").Max(StringComparer.Ordinal) : null;
            if (index is null)
            {
                problem = "cmake left no reply";
                return false;
            }

            model = Read(folder, index, configuration);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException
            or ArgumentException or IOException or UnauthorizedAccessException)
        {
            problem = exception.Message;
            return false;
        }
    }

    private static CMakeModel Read(string folder, string index, string configuration)
    {
        using var reply = Parse(index);
        var generator = reply.RootElement.GetProperty("cmake").GetProperty("generator");
        using var codemodel = Parse(Object(reply, folder, "codemodel") ?? throw new KeyNotFoundException("the reply has no codemodel"));
        var paths = codemodel.RootElement.GetProperty("paths");
        var (source, build) = (Full(paths.GetProperty("source"), ""), Full(paths.GetProperty("build"), ""));
        var configurations = codemodel.RootElement.GetProperty("configurations").EnumerateArray().ToArray();
        var chosen = configurations.FirstOrDefault(each => Text(each, "name") == configuration);
        if (chosen.ValueKind == JsonValueKind.Undefined)
        {
            chosen = configurations[0];
        }

        var targets = new List<CMakeTarget>();
        foreach (var target in chosen.GetProperty("targets").EnumerateArray())
        {
            using var file = Parse(Path.Combine(folder, Text(target, "jsonFile")));
            targets.Add(ReadTarget(file.RootElement, source, build));
        }

        return new CMakeModel(source, build, Text(generator, "name"), Flag(generator, "multiConfig"), Text(chosen, "name"), targets,
            ReadInputs(Object(reply, folder, "cmakeFiles"), source),
            [.. Array(chosen, "directories").Select(directory => Full(directory.GetProperty("source"), source))],
            ReadCompilers(Object(reply, folder, "toolchains"), Object(reply, folder, "cache")));
    }

    private static CMakeTarget ReadTarget(JsonElement target, string source, string build) => new(
        Text(target, "id"), Text(target, "name"), Text(target, "type"),
        target.TryGetProperty("nameOnDisk", out var file) ? file.GetString() : null,
        Full(target.GetProperty("paths").GetProperty("build"), build),
        [.. Array(target, "artifacts").Select(artifact => Full(artifact.GetProperty("path"), build))],
        [.. Array(target, "sources").Where(each => !Flag(each, "isGenerated")).Select(each => Full(each.GetProperty("path"), source))],
        [.. Array(target, "dependencies").Select(dependency => Text(dependency, "id"))],
        [.. target.TryGetProperty("link", out var link) ? Array(link, "commandFragments").Select(fragment => Text(fragment, "fragment")) : []]);

    private static IReadOnlyList<string> ReadInputs(string? path, string source)
    {
        if (path is null)
        {
            return [];
        }

        using var file = Parse(path);
        return
        [
            .. Array(file.RootElement, "inputs")
                .Where(input => !Flag(input, "isGenerated") && !Flag(input, "isCMake"))
                .Select(input => Full(input.GetProperty("path"), source))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<string> ReadCompilers(string? toolchains, string? cache)
    {
        IEnumerable<string> found = [];
        if (toolchains is not null)
        {
            using var file = Parse(toolchains);
            found = [.. Array(file.RootElement, "toolchains").Select(toolchain => Text(toolchain.GetProperty("compiler"), "path"))];
        }
        else if (cache is not null)
        {
            using var file = Parse(cache);
            found =
            [
                .. Array(file.RootElement, "entries")
                    .Where(entry => Text(entry, "name") is var name && name.StartsWith("CMAKE_", StringComparison.Ordinal) && name.EndsWith("_COMPILER", StringComparison.Ordinal))
                    .Select(entry => Text(entry, "value")),
            ];
        }

        return [.. found.Where(Path.IsPathFullyQualified).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];
    }

    private static string? Object(JsonDocument index, string folder, string kind)
    {
        foreach (var entry in index.RootElement.GetProperty("objects").EnumerateArray())
        {
            if (Text(entry, "kind") == kind)
            {
                return Path.Combine(folder, Text(entry, "jsonFile"));
            }
        }

        return null;
    }

    private static JsonDocument Parse(string path) => JsonDocument.Parse(File.ReadAllBytes(path));

    private static string Full(JsonElement path, string folder) =>
        folder.Length == 0 ? Path.GetFullPath(path.GetString()!) : Path.TrimEndingDirectorySeparator(Path.GetFullPath(path.GetString()!, folder));

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static IEnumerable<JsonElement> Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.EnumerateArray() : Enumerable.Empty<JsonElement>();
}
