using System.Globalization;

namespace SourceMaps;

/// <summary>A place in an original source.</summary>
/// <remarks>It is a copy: it can be used after the <see cref="SourceMap"/> was disposed of.</remarks>
public sealed record SourceLocation
{
    internal SourceLocation(int sourceIndex, string? source, int line, int column, string? name, string? sourceLine)
    {
        SourceIndex = sourceIndex;
        Source = source;
        Line = line;
        Column = column;
        Name = name;
        SourceLine = sourceLine;
    }

    /// <summary>The index of the source in <see cref="SourceMap.Sources"/>.</summary>
    public int SourceIndex { get; }

    /// <summary>
    /// The source's URL or path, as the map has it, with the map's <c>sourceRoot</c> before it;
    /// <see langword="null"/> if the map does not name it.
    /// </summary>
    public string? Source { get; }

    /// <summary>The line, counted from 0.</summary>
    public int Line { get; }

    /// <summary>The column in UTF-16 code units, as a <see cref="string"/> counts, from 0.</summary>
    public int Column { get; }

    /// <summary>
    /// What the thing at this place is called in the source, if the generator renamed it and recorded that.
    /// </summary>
    public string? Name { get; }

    /// <summary>The text of the line, without its end, if the map contains the source's text.</summary>
    public string? SourceLine { get; }

    /// <summary>
    /// The place as editors and stack traces write it, counted from 1: <c>src/foo.ts:12:5 (name)</c>.
    /// </summary>
    public override string ToString()
    {
        var place = string.Format(CultureInfo.InvariantCulture, "{0}:{1}:{2}", Source ?? "?", Line + 1L, Column + 1L);
        return string.IsNullOrEmpty(Name) ? place : $"{place} ({Name})";
    }
}
