using System.Text;

namespace Native.Sdk.Bindings;

/// <summary>Writes C# with its indentation; lines end with <c>\n</c> everywhere.</summary>
public sealed class CSharpWriter
{
    private readonly StringBuilder text = new();
    private int indentation;
    private bool isFresh = true;

    /// <summary>A line; empty for a blank one.</summary>
    public void Line(string line)
    {
        if (line.Length > 0)
        {
            text.Append(' ', indentation * 4).Append(line);
        }

        text.Append('\n');
        isFresh = false;
    }

    /// <summary>A line for the preprocessor: <c>#if</c>.</summary>
    public void Directive(string line)
    {
        text.Append(line).Append('\n');
        isFresh = false;
    }

    /// <summary>A blank line, unless a block has just begun.</summary>
    public void Separate()
    {
        if (!isFresh)
        {
            text.Append('\n');
            isFresh = true;
        }
    }

    /// <summary>A line, a brace, and one level deeper.</summary>
    public void Open(string line)
    {
        Line(line);
        Open();
    }

    /// <summary>A brace, and one level deeper.</summary>
    public void Open()
    {
        Line("{");
        indentation++;
        isFresh = true;
    }

    /// <summary>One level back, and the brace.</summary>
    public void Close()
    {
        indentation--;
        Line("}");
    }

    /// <summary>All of it.</summary>
    public override string ToString() => text.ToString();
}
