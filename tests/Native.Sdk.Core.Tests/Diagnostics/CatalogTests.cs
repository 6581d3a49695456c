using System.Text.RegularExpressions;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Core.Tests.Diagnostics;

public sealed partial class CatalogTests
{
    private static readonly Dictionary<string, Diagnostic> ByField = typeof(Catalog).GetFields()
        .Where(field => field.FieldType == typeof(Diagnostic)).ToDictionary(field => field.Name, field => (Diagnostic)field.GetValue(null)!);

    [Fact]
    public void CodesAreUniqueAndOfTheirAreas()
    {
        Assert.Equal(Catalog.All.Count, Catalog.All.Select(diagnostic => diagnostic.Number).Distinct().Count());
        Assert.All(Catalog.All, diagnostic => Assert.Matches("^NSDK([1-5][0-9]{3}|9000)$", diagnostic.Code));
    }

    [Fact]
    public void PlaceholdersAreNumberedWithoutGaps() => Assert.All(ByField, pair =>
    {
        var numbers = Placeholder().Matches(pair.Value.Template).Select(match => int.Parse(match.Groups[1].Value)).ToHashSet();
        Assert.Equal(Enumerable.Range(0, numbers.Count), numbers.Order());
    });

    /// <summary>Reads the sources: as many arguments as placeholders, at every place that reports.</summary>
    [Fact]
    public void EveryCallerPassesAsManyArgumentsAsTheTextHasPlaces()
    {
        var wrong = new List<string>();
        var found = 0;
        foreach (var file in Sources())
        {
            var text = File.ReadAllText(file);
            foreach (Match match in Call().Matches(text))
            {
                if (!ByField.TryGetValue(match.Groups["name"].Value, out var diagnostic))
                {
                    continue;
                }

                found++;
                var given = CountArguments(text, match.Groups["rest"].Index) + match.Groups["way"].Value switch
                {
                    "Finding.Of" => -3,         // platform, file and subject
                    "scope.Report" => 2 - 1,    // file and platform come by themselves; the subject
                    _ => Location().IsMatch(text[match.Groups["rest"].Index..]) ? -1 : 0,
                };
                var wanted = Placeholder().Matches(diagnostic.Template).Select(place => place.Groups[1].Value).Distinct().Count();
                if (given != wanted)
                {
                    var line = text[..match.Index].Count(c => c == '\n') + 1;
                    wrong.Add($"{Path.GetRelativePath(Repository.Root, file)}:{line}: {match.Groups["name"].Value} has {wanted} places, is given {given}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.InRange(found, 40, int.MaxValue);
    }

    [Fact]
    public void EveryDiagnosticIsReportedSomewhere()
    {
        var sources = string.Concat(Sources().Where(file => !Path.GetFileName(file).StartsWith("Catalog.", StringComparison.Ordinal)).Select(File.ReadAllText));
        var targets = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "sdk"), "*", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.Empty(ByField.Where(pair => !Regex.IsMatch(sources, $@"Catalog\.{pair.Key}\b") && !targets.Contains(pair.Value.Code)).Select(pair => pair.Key));
    }

    [Fact]
    public void EveryTextEndsLikeASentence() => Assert.Empty(Catalog.All
        .Where(diagnostic => diagnostic.Template[^1] is not ('.' or '}' or ')' or ':' or ']')).Select(diagnostic => diagnostic.Code));

    /// <summary>The numbers of texts with arguments must fit .NET's composite format, braces included.</summary>
    [Fact]
    public void EveryTextCanBeFormatted() => Assert.All(Catalog.All, diagnostic =>
        Assert.DoesNotContain("{", diagnostic.Format([.. Enumerable.Repeat("x", 10)]), StringComparison.Ordinal));

    [Fact]
    public void EveryCodeHasItsSectionInTheDocs()
    {
        var path = Path.Combine(Repository.Root, "docs", "errors.md");
        Assert.True(File.Exists(path), $"'{path}' does not exist yet; it needs a section '## NSDKnnnn' for each of the {Catalog.All.Count} diagnostics.");
        var sections = File.ReadLines(path).Where(line => line.StartsWith("## NSDK", StringComparison.Ordinal)).Select(line => line[3..11]).ToHashSet();

        var missing = Catalog.All.Select(diagnostic => diagnostic.Code).Where(code => !sections.Contains(code)).ToArray();

        Assert.True(missing.Length == 0, "docs/errors.md has no section for: " + string.Join(", ", missing));
    }

    [Fact]
    public void TheDocsHaveNoSectionForACodeThatDoesNotExist()
    {
        var path = Path.Combine(Repository.Root, "docs", "errors.md");
        Assert.True(File.Exists(path), $"'{path}' does not exist yet.");
        var codes = Catalog.All.Select(diagnostic => diagnostic.Code).ToHashSet();

        Assert.Empty(File.ReadLines(path).Where(line => line.StartsWith("## NSDK", StringComparison.Ordinal)).Select(line => line[3..11]).Except(codes));
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/obj/") && !file.Contains("/bin/"));

    /// <summary>From behind the diagnostic's name to the closing bracket of the call, or of the array that is passed.</summary>
    private static int CountArguments(string text, int position)
    {
        var (depth, count, isEmpty) = (0, 0, true);
        for (var i = position; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' or '$' or '@' when StringEnd(text, i) is var end and > 0:
                    i = end;
                    isEmpty = false;
                    break;
                case '\'':
                    i = text.IndexOf('\'', text[i + 1] == '\\' ? i + 3 : i + 2);
                    break;
                case '(' or '[' or '{':
                    // report(Catalog.X, [a, b]) passes an array.
                    if (depth == 0 && text[i] == '[' && count == 1 && isEmpty)
                    {
                        return CountArguments("," + text[(i + 1)..], 0);
                    }

                    depth++;
                    isEmpty = false;
                    break;
                case ')' or ']' or '}':
                    if (depth-- == 0)
                    {
                        return count;
                    }

                    break;
                case ',' when depth == 0:
                    count++;
                    isEmpty = true;
                    break;
                default:
                    isEmpty &= char.IsWhiteSpace(text[i]);
                    break;
            }
        }

        return -1;
    }

    /// <summary>Index of the quote that ends a string literal, interpolations skipped; 0 if none begins here.</summary>
    private static int StringEnd(string text, int start)
    {
        var i = start;
        var isInterpolated = false;
        while (text[i] is '$' or '@')
        {
            isInterpolated |= text[i++] == '$';
        }

        if (text[i] != '"')
        {
            return 0;
        }

        for (i++; text[i] != '"'; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '{' && isInterpolated)
            {
                if (text[i + 1] == '{')
                {
                    i++;
                    continue;
                }

                for (var depth = 1; depth > 0;)
                {
                    i++;
                    if (StringEnd(text, i) is var end and > 0)
                    {
                        i = end;
                    }
                    else
                    {
                        depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
                    }
                }
            }
        }

        return i;
    }

    [GeneratedRegex(@"\{(\d+)(?::[^}]*)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<way>(?:scope\.)?[Rr]eport(?:\?\.Invoke)?|Finding\.Of)\(\s*Catalog\.(?<name>\w+)(?<rest>)\s*[,)]")]
    private static partial Regex Call();

    /// <summary>A place in a file, which stands in front of the arguments.</summary>
    [GeneratedRegex(@"^\s*,\s*(new SourceLocation\(|[\w.?!]*[lL]ocation\b)")]
    private static partial Regex Location();
}
