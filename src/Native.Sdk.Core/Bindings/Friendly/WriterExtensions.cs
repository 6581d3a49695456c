namespace Native.Sdk.Bindings.Friendly;

/// <summary>Blocks of C# that are written as they are.</summary>
internal static class WriterExtensions
{
    /// <summary>Several lines at the writer's depth; directives begin theirs.</summary>
    public static void Lines(this CSharpWriter writer, string lines)
    {
        foreach (var line in lines.Split('\n'))
        {
            if (line.StartsWith('#'))
            {
                writer.Directive(line);
            }
            else
            {
                writer.Line(line);
            }
        }
    }
}
