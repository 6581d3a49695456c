using System.Collections.ObjectModel;
using System.Text;
using SourceMaps.Interop;

namespace SourceMaps;

/// <summary>
/// A JavaScript source map (version 3, ECMA-426; index maps included): tells which original line a position of the
/// generated file comes from.
/// </summary>
/// <remarks>
/// Lines and columns count from 0; columns count UTF-16 code units, as a <see cref="string"/> does. All members may be
/// used by several threads at once, <see cref="Dispose"/> included.
/// </remarks>
/// <example>
/// <code>
/// using var map = SourceMap.Load("bundle.js.map");
/// Console.WriteLine(map.Lookup(line: 0, column: 1233)); // src/foo.ts:12:5 (name)
/// </code>
/// </example>
public sealed class SourceMap : IDisposable
{
    private readonly Map _map;
    private readonly string?[] _names; // filled by and by: most are never asked for

    private SourceMap(Map map)
    {
        _map = map;
        MappingCount = checked((int)map.MappingCount());
        File = map.File();
        _names = new string?[map.NameCount()];
        var sources = new string?[map.SourceCount()];
        for (var i = 0; i < sources.Length; i++)
        {
            sources[i] = map.Source((uint)i);
        }

        Sources = new ReadOnlyCollection<string?>(sources);
    }

    /// <summary>The name of the generated file, if the map has it.</summary>
    public string? File { get; }

    /// <summary>
    /// The names of the sources: URLs or paths as the map has them, behind its <c>sourceRoot</c> unless they are
    /// absolute, and not resolved. An element is <see langword="null"/> where the map does not name the source. For an
    /// index map these are the sources of all its sections, one section after the other.
    /// </summary>
    public IReadOnlyList<string?> Sources { get; }

    /// <summary>The number of names that <see cref="SourceLocation.Name"/> is taken from.</summary>
    public int NameCount => _names.Length;

    /// <summary>The number of mappings; see <see cref="GetMapping"/>.</summary>
    public int MappingCount { get; }

    /// <summary>Parses a source map.</summary>
    /// <param name="utf8">
    /// JSON in UTF-8, with or without a byte order mark and the line beginning with <c>)]}'</c> that servers may
    /// prepend. It is not needed any more afterwards.
    /// </param>
    /// <exception cref="SourceMapException">This is no source map that can be read.</exception>
    public static SourceMap Parse(ReadOnlySpan<byte> utf8) => new(Map.Parse(utf8));

    /// <summary>Parses a source map.</summary>
    /// <param name="json">As for <see cref="Parse(ReadOnlySpan{byte})"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="SourceMapException">This is no source map that can be read.</exception>
    public static SourceMap Parse(string json) =>
        Parse(Encoding.UTF8.GetBytes(json ?? throw new ArgumentNullException(nameof(json))));

    /// <summary>Reads and parses a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="SourceMapException">The file is no source map that can be read.</exception>
    public static SourceMap Load(string path) => Parse(System.IO.File.ReadAllBytes(path));

    /// <summary>Finds the original place of a position in the generated file.</summary>
    /// <param name="line">The line in the generated file, counted from 0.</param>
    /// <param name="column">The column in UTF-16 code units, counted from 0.</param>
    /// <returns>
    /// The place of the last mapping of this line that begins at the position or before it; <see langword="null"/> if
    /// there is none, or if that mapping says that the text comes from no source.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">One of the arguments is negative.</exception>
    /// <exception cref="ObjectDisposedException">The map was disposed of.</exception>
    public SourceLocation? Lookup(int line, int column)
    {
        if (line < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(line), line, "Lines count from 0.");
        }

        if (column < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(column), column, "Columns count from 0.");
        }

        return _map.Lookup((uint)line, (uint)column, out var mapping) == 0 ? null : ToLocation(mapping);
    }

    /// <summary>One of the map's entries; they are sorted by their position in the generated file.</summary>
    /// <param name="index">From 0 up to, but without, <see cref="MappingCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry.</exception>
    /// <exception cref="ObjectDisposedException">The map was disposed of.</exception>
    public SourceMapping GetMapping(int index)
    {
        if (index < 0 || index >= MappingCount)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {MappingCount} mappings.");
        }

        _map.Mapping((uint)index, out var mapping);
        var original = mapping.source == SourcemapNative.SM_NONE ? null : ToLocation(mapping);
        return new SourceMapping((int)mapping.generated_line, (int)mapping.generated_column, original);
    }

    /// <summary>The whole text of a source; <see langword="null"/> if the map does not contain it.</summary>
    /// <param name="sourceIndex">An index into <see cref="Sources"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such source.</exception>
    /// <exception cref="ObjectDisposedException">The map was disposed of.</exception>
    public string? GetSourceContent(int sourceIndex)
    {
        if (sourceIndex < 0 || sourceIndex >= Sources.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(sourceIndex), sourceIndex, $"There are {Sources.Count} sources.");
        }

        return _map.SourceContent((uint)sourceIndex);
    }

    /// <summary>Frees the native memory. What was got from the map before stays usable.</summary>
    public void Dispose() => _map.Dispose();

    private SourceLocation ToLocation(in SourcemapNative.sm_mapping_t mapping)
    {
        var line = _map.SourceLine(mapping.source, mapping.line);
        var name = mapping.name == SourcemapNative.SM_NONE ? null : GetName(mapping.name);
        var source = (int)mapping.source;
        return new SourceLocation(source, Sources[source], (int)mapping.line, (int)mapping.column, name, line);
    }

    // Two threads may both find a name missing; then both write the same text.
    private string? GetName(uint index) => _names[index] ??= _map.Name(index);
}
