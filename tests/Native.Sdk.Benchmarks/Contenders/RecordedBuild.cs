using System.Text.Json;
using Native.Sdk.Benchmarks.Inputs;

namespace Native.Sdk.Benchmarks.Contenders;

/// <summary>
/// The commands by which this SDK builds a C tree, in the form that other engines take: so that they run the same compiler
/// with the same options on the same files in the same folder.
/// </summary>
/// <param name="Rules">Compiler lines, with <c>{in}</c>, <c>{out}</c> and <c>{dep}</c> in them.</param>
/// <param name="Units">Source as the compiler is given it, object relative to the engine's folder, index of the rule.</param>
/// <param name="Link">The link line, with <c>{out}</c> and <c>{objects}</c>, a file with their names, in it.</param>
internal sealed record RecordedBuild(IReadOnlyList<string> Rules, IReadOnlyList<RecordedUnit> Units, string Link)
{
    /// <summary>Of what the SDK has just built from nothing.</summary>
    /// <param name="tree">The sources.</param>
    /// <param name="log">All that the build said.</param>
    public static RecordedBuild Read(CTree tree, IEnumerable<string> log)
    {
        var configuration = Path.Combine(tree.Root, "obj", "native", "Debug");
        using var database = JsonDocument.Parse(File.ReadAllText(Path.Combine(configuration, "compile_commands.json")));
        var rules = new List<string>();
        var units = new List<RecordedUnit>();
        foreach (var entry in database.RootElement.EnumerateArray())
        {
            var output = entry.GetProperty("output").GetString()!;
            var source = Path.GetRelativePath(tree.Native, entry.GetProperty("file").GetString()!);
            var rule = string.Join(' ', entry.GetProperty("arguments").EnumerateArray().Select(argument => argument.GetString() switch
            {
                "object" => "{out}",
                var text when text == output => "{out}",
                var text when text == output + ".d" => "{dep}",
                var text when text == source => "{in}",
                var text => Plain(text!),
            }));
            if (!rules.Contains(rule))
            {
                rules.Add(rule);
            }

            units.Add(new RecordedUnit(source, Path.ChangeExtension(source, ".o"), rules.IndexOf(rule)));
        }

        return new RecordedBuild(rules, units, LinkLine(log, configuration));
    }

    /// <summary>The line of the log that makes a shared library, without the engine's names. All give the objects to the linker in a file.</summary>
    /// <remarks><c>native: [/folder] /usr/bin/gcc …</c> or <c>native: by response file: /usr/bin/gcc …</c></remarks>
    private static string LinkLine(IEnumerable<string> log, string configuration)
    {
        var line = log.First(line => line.Contains(" -shared ", StringComparison.Ordinal));
        var start = line.IndexOf("] ", StringComparison.Ordinal) is > 0 and var bracket ? bracket + 2 : line.LastIndexOf(": ", StringComparison.Ordinal) + 2;
        line = line[start..];
        var words = line.Split(' ').Select(Plain).ToList();
        words[words.IndexOf("-o") + 1] = "{out}";
        var first = words.FindIndex(IsObject);
        words.Insert(first, "-Wl,@{objects}");
        words.RemoveAll(IsObject);
        return string.Join(' ', words);

        bool IsObject(string word) => word.StartsWith(configuration, StringComparison.Ordinal) && word.EndsWith(".o", StringComparison.Ordinal);
    }

    /// <summary>A word that needs no quotes anywhere; there are no others in these trees.</summary>
    private static string Plain(string word) => word.AsSpan().IndexOfAny(" '\"$\\{}") < 0 ? word : throw new BenchException($"'{word}' would have to be quoted");
}

/// <param name="Source">As the compiler is given it.</param>
/// <param name="Object">Relative to the engine's folder of objects.</param>
/// <param name="Rule">Index of its compiler line.</param>
internal sealed record RecordedUnit(string Source, string Object, int Rule);
