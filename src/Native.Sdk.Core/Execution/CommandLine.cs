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

    /// <summary>
    /// A tilde is a home folder to a shell, not only in front: bash expands it behind <c>=</c> too. An equals sign in front
    /// is zsh's search for a program, and <c>^</c> one of its wildcards. In a Windows path (<c>PROGRA~1</c>) all that is harmless.
    /// </summary>
    private static string Quote(string argument)
    {
        var plain = OperatingSystem.IsWindows() ? "-_=+./,:@%^~\\" : "-_=+./,:@%";
        if (argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || plain.Contains(c)) && (OperatingSystem.IsWindows() || argument[0] != '='))
        {
            return argument;
        }

        return OperatingSystem.IsWindows() ? "\"" + argument.Replace("\"", "\\\"") + "\"" : "'" + argument.Replace("'", "'\\''") + "'";
    }
}
