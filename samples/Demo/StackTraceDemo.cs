using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SourceMaps;

/// <summary>A stack trace of minified JavaScript, frame by frame in its sources again. The answers come from Rust.</summary>
internal static partial class StackTraceDemo
{
    private const int LongestLine = 100;

    public static void Run(string mapFile, string traceFile)
    {
        var clock = Stopwatch.StartNew();
        using var map = SourceMap.Load(mapFile);
        Console.WriteLine(
            $"{Path.GetFileName(mapFile)}: {new FileInfo(mapFile).Length / 1024:N0} KB, {map.MappingCount:N0} mappings, "
            + $"{map.Sources.Count} sources; read in {clock.Elapsed.TotalMilliseconds:N1} ms");

        var found = 0;
        foreach (var text in File.ReadLines(traceFile))
        {
            var frame = Frame().Match(text);
            if (!frame.Success)
            {
                Console.WriteLine(text);
                continue;
            }

            var (line, column) = (Number(frame.Groups["line"]), Number(frame.Groups["column"]));
            var place = map.Lookup(line - 1, column - 1); // a trace counts from 1
            Console.WriteLine($"    {$"{line}:{column}",-9} -> {(place is null ? "no source" : Short(place.ToString()))}");
            if (place?.SourceLine is { Length: <= LongestLine } code)
            {
                // The first frame is where it happened: with a mark below the column.
                var indent = code.Length - code.TrimStart().Length;
                Console.WriteLine($"                     {code[indent..]}");
                Console.Write(found == 0 ? $"                     {new string(' ', Math.Max(0, place.Column - indent))}^\n" : "");
            }

            found += place is null ? 0 : 1;
        }

        if (found == 0)
        {
            throw new InvalidDataException($"No frame of {traceFile} has a source in {mapFile}.");
        }
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    /// <summary>Of a path through node_modules, what a person would say.</summary>
    private static string Short(string place) => place[(place.LastIndexOf("node_modules/", StringComparison.Ordinal) is var i and >= 0 ? i + "node_modules/".Length : 0)..];

    [GeneratedRegex(@"^\s+at .*?\.js:(?<line>\d+):(?<column>\d+)\)?$")]
    private static partial Regex Frame();
}
