using System.Text;

namespace Native.Sdk.Execution;

/// <summary>A program with its arguments, ready to be started without any shell.</summary>
/// <param name="Program">Absolute path.</param>
/// <param name="Arguments">One by one, unquoted.</param>
/// <param name="WorkingDirectory">Absolute path.</param>
/// <param name="Environment">All variables.</param>
public sealed record CommandLine(
    string Program, IReadOnlyList<string> Arguments, string WorkingDirectory, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>As one line that can be pasted into a POSIX shell (or, on Windows, a command prompt).</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Quote(Program));
        foreach (var argument in Arguments)
        {
            text.Append(' ').Append(Quote(argument));
        }

        return text.ToString();
    }

    private static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_=+./,:@%^~\\".Contains(c)))
        {
            return OperatingSystem.IsWindows() || !argument.Contains('\\') ? argument : "'" + argument + "'";
        }

        return OperatingSystem.IsWindows() ? "\"" + argument.Replace("\"", "\\\"") + "\"" : "'" + argument.Replace("'", "'\\''") + "'";
    }
}
