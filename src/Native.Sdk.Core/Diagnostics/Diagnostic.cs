using System.Globalization;

namespace Native.Sdk.Diagnostics;

/// <summary>A kind of error or warning: its code for life, its default level and its text.</summary>
/// <param name="Number">Four digits; the first is the area (see docs/errors.md). Never reused, never renumbered.</param>
/// <param name="Level">Error or warning.</param>
/// <param name="Template">A composite format string (<c>{0}</c> …) that says what, why, and what to do.</param>
public sealed record Diagnostic(int Number, MessageLevel Level, string Template)
{
    /// <summary>For example <c>NSDK2001</c>.</summary>
    public string Code { get; } = "NSDK" + Number.ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>The text with its arguments.</summary>
    public string Format(params object?[] arguments) => string.Format(CultureInfo.InvariantCulture, Template, arguments);
}
