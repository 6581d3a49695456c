using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Native.Sdk.Build;

/// <summary>The outcome of one run, or of several added up.</summary>
/// <param name="Skipped">One line for each skipped test: its name and the reason.</param>
/// <param name="Problems">One line for each failed test, and for each run that failed as a whole.</param>
internal sealed partial record TestResult(int Passed, IReadOnlyList<string> Skipped, IReadOnlyList<string> Problems)
{
    public static readonly TestResult None = new(0, [], []);

    public int Failed => Problems.Count;

    public static TestResult Failure(string problem) => new(0, [], [problem]);

    public static TestResult Skip(string reason) => new(0, [reason], []);

    public static TestResult operator +(TestResult left, TestResult right) =>
        new(left.Passed + right.Passed, [.. left.Skipped, .. right.Skipped], [.. left.Problems, .. right.Problems]);

    /// <summary>
    /// Reads what <c>dotnet test</c> wrote. Tests are counted one by one: the file's own counters leave out skipped ones.
    /// A run that ended without a file, without a test, or with an exit code that no failed test explains is a failure.
    /// </summary>
    public static TestResult FromTrx(string name, string file, int exitCode, bool mayBeEmpty)
    {
        if (!File.Exists(file))
        {
            return Failure($"{name}: `dotnet test` ended with exit code {exitCode} and left no results: see its output above");
        }

        var result = ReadTrx(file);
        var isEmpty = result is { Passed: 0, Failed: 0, Skipped.Count: 0 };
        return (exitCode, result.Failed, isEmpty) switch
        {
            (not 0, 0, _) => result + Failure($"{name}: `dotnet test` ended with exit code {exitCode}, not because of a test: see its output above"),
            (0, > 0, _) => result + Failure($"{name}: tests failed, but `dotnet test` ended with exit code 0"),
            (0, 0, true) when !mayBeEmpty => Failure($"{name}: no test was run"),
            _ => result,
        };
    }

    /// <summary>
    /// Reads what <c>cargo test</c> printed: a line <c>test path::name ... ok</c>, <c>FAILED</c> or <c>ignored, reason</c>
    /// for each test, of the library, of tests/ and of the documentation.
    /// </summary>
    public static TestResult FromCargo(string name, string output, int exitCode)
    {
        var result = None;
        foreach (Match match in CargoLine().Matches(output))
        {
            var test = $"{name}: {match.Groups["name"].Value}";
            result += match.Groups["outcome"].Value switch
            {
                "ok" => new(1, [], []),
                "FAILED" => Failure(test),
                var ignored => Skip($"{test}: {ignored}"),
            };
        }

        return (exitCode, result) switch
        {
            (not 0, { Failed: 0 }) => result + Failure($"{name} ended with exit code {exitCode}"),
            (0, { Passed: 0, Failed: 0 }) => result + Failure($"{name}: no test was run"),
            _ => result,
        };
    }

    private static TestResult ReadTrx(string file)
    {
        try
        {
            var tests = XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "UnitTestResult").ToLookup(
                test => (string?)test.Attribute("outcome"),
                test => (Name: (string?)test.Attribute("testName"), Message: test.Descendants().FirstOrDefault(element => element.Name.LocalName == "Message")?.Value.Trim()));
            return new(
                tests["Passed"].Count(),
                [.. tests["NotExecuted"].Select(test => $"{test.Name}: {test.Message ?? "no reason is given"}")],
                [.. tests.Where(group => group.Key is not ("Passed" or "NotExecuted")).SelectMany(group => group).Select(test => test.Name ?? "?")]);
        }
        catch (XmlException e)
        {
            return Failure($"{Path.GetFileName(file)} was not finished: {e.Message}");
        }
    }

    [GeneratedRegex(@"^test (?<name>.+) \.\.\. (?<outcome>ok|FAILED|ignored.*?)\r?$", RegexOptions.Multiline)]
    private static partial Regex CargoLine();
}
