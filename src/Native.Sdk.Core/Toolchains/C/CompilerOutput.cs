using Native.Sdk.Diagnostics;
using Native.Sdk.Platforms;

namespace Native.Sdk.Toolchains.C;

/// <summary>Passes a compiler's output on: diagnostics as such, the rest as text.</summary>
internal static class CompilerOutput
{
    /// <remarks>
    /// "collect2: error: ld returned 1 exit status" is text and does not count: it is no reason, and whoever finds no
    /// errors here shows the end of the output, where the linker's own words stand.
    /// </remarks>
    /// <returns>How many errors there were.</returns>
    public static int Report(IEnumerable<string> lines, ICompilerDriver driver, string folder, Platform platform, IMessageSink messages)
    {
        var errors = 0;
        string[] all = [.. lines];
        for (var i = 0; i < all.Length; i++)
        {
            if (!CompilerDiagnostic.IsSummary(all[i]) && driver.ReadDiagnostic(all[i], folder, $" ({platform.Rid})") is { } message)
            {
                errors += message.Level == MessageLevel.Error ? 1 : 0;
                var place = message.Location ?? (i + 1 < all.Length ? CompilerDiagnostic.ReadReference(all[i + 1], folder) : null);
                messages.Write(message with { Location = place });
            }
            else if (all[i].Length > 0)
            {
                messages.Say(all[i]);
            }
        }

        return errors;
    }
}
