using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;

namespace Native.Sdk.Toolchains.C;

/// <summary>Passes a compiler's output on: diagnostics as such, the rest as text.</summary>
internal static class CompilerOutput
{
    /// <returns>How many errors there were.</returns>
    public static int Report(IEnumerable<string> lines, ICompilerDriver driver, string folder, Platform platform, IMessageSink messages)
    {
        var errors = 0;
        foreach (var line in lines)
        {
            if (driver.ReadDiagnostic(line, folder, $" ({platform.Rid})") is { } message)
            {
                errors += message.Level == MessageLevel.Error ? 1 : 0;
                messages.Write(message);
            }
            else if (line.Length > 0)
            {
                messages.Say(line);
            }
        }

        return errors;
    }
}
