using System.Text.RegularExpressions;
using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>Passes on what cmake, ninja, make and the compilers behind them say: diagnostics as such, the rest as text.</summary>
/// <param name="sourceFolder">Absolute folder from which cmake names files.</param>
/// <param name="buildFolder">Absolute folder from which compilers name files.</param>
/// <param name="platform">What is built for.</param>
/// <param name="ownOptions">Names of cache variables that we set: whether a project uses them is not the user's affair.</param>
internal sealed partial class CMakeOutput(string sourceFolder, string buildFolder, Platform platform, IReadOnlySet<string> ownOptions)
{
    private const string Unused = "Manually-specified variables were not used by the project:";

    /// <returns>How many errors have a place in a file or are cmake's own: those that explain a failure.</returns>
    public int Report(IEnumerable<string> lines, IMessageSink messages)
    {
        var explained = 0;
        var afterFailed = false;
        foreach (var (message, line) in CMakeMessage.Read([.. lines.Select(Plain)]))
        {
            if (message is not null)
            {
                explained += Report(message, messages) ? 1 : 0;
            }
            else if (CompilerDiagnostic.Read(line, buildFolder, $" ({platform.Rid})") is { } diagnostic)
            {
                explained += diagnostic is { Level: MessageLevel.Error, Location: not null } ? 1 : 0;
                messages.Write(diagnostic);
            }
            else if (afterFailed || IsProgress(line))
            {
                // ninja shows the command of a failed step on the line behind it.
                messages.Detail(line);
            }
            else if (line.Length > 0)
            {
                messages.Say(line);
            }

            afterFailed = message is null && line.StartsWith("FAILED: ", StringComparison.Ordinal);
        }

        return explained;
    }

    /// <summary>Whether a line only says how far cmake or the build is.</summary>
    public static bool IsProgress(string line) => Progress().IsMatch(line);

    /// <summary>Without terminal colours, which some projects force on.</summary>
    public static string Plain(string line) => line.Contains('\e') ? Colour().Replace(line, "") : line;

    private bool Report(CMakeMessage message, IMessageSink messages)
    {
        var text = message.Text;
        if (text.StartsWith(Unused, StringComparison.Ordinal))
        {
            var names = text[Unused.Length..].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var others = names.Where(name => !ownOptions.Contains(name)).ToArray();
            if (others.Length == 0)
            {
                return false;
            }

            text = Unused + " " + string.Join(", ", others);
        }

        var diagnostic = message.Level == MessageLevel.Error ? Catalog.CMakeError : Catalog.CMakeWarning;
        if (message.File is { } file)
        {
            messages.Report(diagnostic, new SourceLocation(Path.GetFullPath(file, sourceFolder), message.Line), text, platform);
        }
        else
        {
            messages.Report(diagnostic, text, platform);
        }

        return message.Level == MessageLevel.Error;
    }

    [GeneratedRegex(@"^(?:\[ *\d+(?:%|/\d+)\] |-- |Scanning dependencies of target |Consolidate compiler generated dependencies of target |ninja: Entering directory )", RegexOptions.CultureInvariant)]
    private static partial Regex Progress();

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex Colour();
}
