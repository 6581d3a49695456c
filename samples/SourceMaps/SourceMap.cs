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
public sealed unsafe class SourceMap : IDisposable
{
    private readonly SourceMapHandle _handle;
    private readonly string?[] _names; // filled by and by: most are never asked for

    private SourceMap(SourceMapHandle handle)
    {
        _handle = handle;

        NativeError* error;
        MappingCount = checked((int)Check(NativeMethods.sm_map_mapping_count(handle, &error), error));
        _names = new string?[Check(NativeMethods.sm_map_name_count(handle, &error), error)];
        var sources = new string?[Check(NativeMethods.sm_map_source_count(handle, &error), error)];

        nuint length;
        using var usage = handle.Use();
        File = Copy(Check(NativeMethods.sm_map_file(handle, &length, &error), error), length);
        for (var i = 0; i < sources.Length; i++)
        {
            sources[i] = Copy(Check(NativeMethods.sm_map_source(handle, (uint)i, &length, &error), error), length);
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
    public static SourceMap Parse(ReadOnlySpan<byte> utf8)
    {
        NativeError* error;
        fixed (byte* bytes = utf8)
        {
            var handle = NativeMethods.sm_map_parse(bytes, (nuint)utf8.Length, &error);
            return new SourceMap(Check(handle, error));
        }
    }

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

        NativeMapping mapping;
        NativeError* error;
        var found = NativeMethods.sm_map_lookup(_handle, (uint)line, (uint)column, &mapping, &error);
        return Check(found, error) == 0 ? null : ToLocation(mapping);
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

        NativeMapping mapping;
        NativeError* error;
        Check(NativeMethods.sm_map_mapping(_handle, (uint)index, &mapping, &error), error);
        var original = mapping.Source == NativeMapping.None ? null : ToLocation(mapping);
        return new SourceMapping((int)mapping.GeneratedLine, (int)mapping.GeneratedColumn, original);
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

        nuint length;
        NativeError* error;
        using var usage = _handle.Use();
        var text = NativeMethods.sm_map_source_content(_handle, (uint)sourceIndex, &length, &error);
        return Copy(Check(text, error), length);
    }

    /// <summary>Frees the native memory. What was got from the map before stays usable.</summary>
    public void Dispose() => _handle.Dispose();

    private SourceLocation ToLocation(in NativeMapping mapping)
    {
        var line = GetSourceLine(mapping.Source, mapping.Line);
        var name = mapping.Name == NativeMapping.None ? null : GetName(mapping.Name);
        var source = (int)mapping.Source;
        return new SourceLocation(source, Sources[source], (int)mapping.Line, (int)mapping.Column, name, line);
    }

    private string? GetSourceLine(uint source, uint line)
    {
        nuint length;
        NativeError* error;
        using var usage = _handle.Use();
        return Copy(Check(NativeMethods.sm_map_source_line(_handle, source, line, &length, &error), error), length);
    }

    private string? GetName(uint index)
    {
        if (_names[index] is { } known)
        {
            return known;
        }

        // Two threads may both get here; then both write the same text.
        nuint length;
        NativeError* error;
        using var usage = _handle.Use();
        return _names[index] = Copy(Check(NativeMethods.sm_map_name(_handle, index, &length, &error), error), length);
    }

    /// <summary>Copies a string that the map lends. The caller must hold a <see cref="SourceMapHandle.Use"/>: the
    /// marshaller's own reference ended when the function returned.</summary>
    private static string? Copy(byte* text, nuint length) =>
        text is null ? null : Encoding.UTF8.GetString(text, checked((int)length));

    private static T Check<T>(T result, NativeError* error)
    {
        ThrowIfSet(error);
        return result;
    }

    private static byte* Check(byte* result, NativeError* error)
    {
        ThrowIfSet(error);
        return result;
    }

    private static void ThrowIfSet(NativeError* error)
    {
        if (error is null)
        {
            return;
        }

        try
        {
            var length = 0;
            while (error->Message[length] != 0)
            {
                length++;
            }

            var message = Encoding.UTF8.GetString(error->Message, length);
            throw new SourceMapException((SourceMapErrorCode)error->Code, message);
        }
        finally
        {
            NativeMethods.sm_error_free(error);
        }
    }
}
