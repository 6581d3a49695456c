namespace SourceMaps;

/// <summary>One entry of a source map: where the generated text from a position on comes from.</summary>
public sealed record SourceMapping
{
    internal SourceMapping(int generatedLine, int generatedColumn, SourceLocation? original)
    {
        GeneratedLine = generatedLine;
        GeneratedColumn = generatedColumn;
        Original = original;
    }

    /// <summary>The line in the generated file, counted from 0.</summary>
    public int GeneratedLine { get; }

    /// <summary>The column in the generated file in UTF-16 code units, counted from 0.</summary>
    public int GeneratedColumn { get; }

    /// <summary>Where the text comes from; <see langword="null"/> if it comes from no source.</summary>
    public SourceLocation? Original { get; }
}
