namespace Native.Sdk.Diagnostics;

/// <summary>The ways in which Core speaks.</summary>
public static class MessageSinkExtensions
{
    /// <summary>Reports a coded diagnostic.</summary>
    public static void Report(this IMessageSink sink, Diagnostic diagnostic, params object?[] arguments) =>
        sink.Write(new Message(diagnostic.Level, diagnostic.Code, diagnostic.Format(arguments)));

    /// <summary>Reports a coded diagnostic about a source file.</summary>
    public static void Report(this IMessageSink sink, Diagnostic diagnostic, SourceLocation location, params object?[] arguments) =>
        sink.Write(new Message(diagnostic.Level, diagnostic.Code, diagnostic.Format(arguments), location));

    /// <summary>What was done and why; seen at normal verbosity.</summary>
    public static void Say(this IMessageSink sink, string text) =>
        sink.Write(new Message(MessageLevel.Normal, "", text));

    /// <summary>What a maintainer wants to know; seen at detailed verbosity.</summary>
    public static void Detail(this IMessageSink sink, string text) =>
        sink.Write(new Message(MessageLevel.Low, "", text));
}
