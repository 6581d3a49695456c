namespace SourceMaps.Console;

/// <summary>The command: which source line is this?</summary>
internal static class Application
{
    private const int Found = 0;
    private const int NotFound = 1;
    private const int WrongUsage = 2;
    private const int NoMap = 3;

    /// <summary>How many positions are shown when none is asked for.</summary>
    private const int DefaultPositions = 5;

    private const string Usage = """
        Which source line is this?

        usage: sourcemaps <map file> [line:column ...]

          <map file>     a JavaScript source map, such as bundle.js.map
          line:column    a position in the generated file; both count from 1, as in a stack trace.
                         Anything may stand before it: "at f (bundle.js:1:507)" will do.
                         Without positions: a summary, and some positions spread over the file.

        exit code: 0 all positions found, 1 some come from no source, 2 wrong usage, 3 no map that can be read
        """;

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (args is ["-h" or "--help" or "-?"])
        {
            output.WriteLine(Usage);
            return Found;
        }

        if (args is [] || args[0] is ['-', _, ..])
        {
            error.WriteLine(Usage);
            return WrongUsage;
        }

        var positions = new List<Position>();
        foreach (var arg in args.Skip(1))
        {
            if (!Position.TryParse(arg, out var position))
            {
                error.WriteLine($"sourcemaps: '{arg}' is no position: line:column is, both counted from 1");
                return WrongUsage;
            }

            positions.Add(position);
        }

        try
        {
            using var map = SourceMap.Load(args[0]);
            var generated = map.File ?? GeneratedName(args[0]);
            if (positions.Count == 0)
            {
                WriteSummary(map, generated, output);
                positions.AddRange(Spread(map));
            }

            var missing = positions.Count(position => !Write(map, generated, position, output));
            return missing == 0 ? Found : NotFound;
        }
        catch (Exception e) when (e is SourceMapException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"sourcemaps: {args[0]}: {e.Message}");
            return NoMap;
        }
    }

    private static string GeneratedName(string mapPath)
    {
        var name = Path.GetFileName(mapPath);
        return name.EndsWith(".map", StringComparison.OrdinalIgnoreCase) ? name[..^".map".Length] : name;
    }

    private static void WriteSummary(SourceMap map, string generated, TextWriter output)
    {
        var withText = Enumerable.Range(0, map.Sources.Count).Count(i => map.GetSourceContent(i) is not null);
        output.WriteLine(
            $"{generated}: {map.MappingCount} mappings, {map.NameCount} names, {map.Sources.Count} sources "
            + $"({withText} with their text)");
    }

    /// <summary>The beginnings of some mappings at about equal distances: with a name, if there is one near.</summary>
    private static IEnumerable<Position> Spread(SourceMap map)
    {
        for (var i = 0; i < DefaultPositions; i++)
        {
            var start = (int)((long)i * map.MappingCount / DefaultPositions);
            var end = (int)((i + 1L) * map.MappingCount / DefaultPositions);
            var mapped = Enumerable.Range(start, end - start).Select(map.GetMapping).Where(m => m.Original is not null);
            if ((mapped.FirstOrDefault(m => m.Original?.Name is not null) ?? mapped.FirstOrDefault()) is { } mapping)
            {
                yield return new Position(mapping.GeneratedLine + 1, mapping.GeneratedColumn + 1);
            }
        }
    }

    private static bool Write(SourceMap map, string generated, Position position, TextWriter output)
    {
        var location = map.Lookup(position.Line - 1, position.Column - 1);
        output.WriteLine($"{generated}:{position.Line}:{position.Column} -> {location?.ToString() ?? "no source"}");
        if (location?.SourceLine is { } line)
        {
            Excerpt.Write(line, location.Line + 1L, location.Column, output);
        }

        return location is not null;
    }
}
