using Native.Sdk.Diagnostics;

namespace Native.Sdk.Verification;

/// <summary>One thing that is wrong with a package.</summary>
/// <param name="Diagnostic">Its kind: code, and the level that it has by itself.</param>
/// <param name="Rid">Of which platform; empty: of the package.</param>
/// <param name="File">File name of the library or assembly; empty: of none.</param>
/// <param name="Subject">The symbol, library or path that it is about; empty: the file as a whole.</param>
/// <param name="Text">What, why it would fail and where, and what to do.</param>
public sealed record Finding(Diagnostic Diagnostic, string Rid, string File, string Subject, string Text)
{
    /// <summary>For example <c>NSDK4010</c>.</summary>
    public string Code => Diagnostic.Code;

    /// <summary>A finding whose text is the diagnostic's with these arguments.</summary>
    public static Finding Of(Diagnostic diagnostic, string rid, string file, string subject, params object?[] arguments) =>
        new(diagnostic, rid, file, subject, diagnostic.Format(arguments));
}
