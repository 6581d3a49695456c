using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Tasks;

/// <summary>Hands Core's messages to MSBuild's log.</summary>
internal sealed class LogSink(TaskLoggingHelper log) : IMessageSink
{
    private const string HelpKeyword = "";
    private readonly Lock gate = new();

    public void Write(Message message)
    {
        var (code, text, at) = (message.Code.Length == 0 ? null : message.Code, message.Text, message.Location);
        lock (gate)
        {
            switch (message.Level)
            {
                case MessageLevel.Error:
                    log.LogError(null, code, HelpKeyword, at?.File, at?.Line ?? 0, at?.Column ?? 0, at?.EndLine ?? 0, at?.EndColumn ?? 0, "{0}", text);
                    break;
                case MessageLevel.Warning:
                    log.LogWarning(null, code, HelpKeyword, at?.File, at?.Line ?? 0, at?.Column ?? 0, at?.EndLine ?? 0, at?.EndColumn ?? 0, "{0}", text);
                    break;
                default:
                    if (Wants(message.Level))
                    {
                        log.LogMessage(ToImportance(message.Level), "{0}", code is null ? text : $"{code}: {text}");
                    }

                    break;
            }
        }
    }

    public bool Wants(MessageLevel level) => level is MessageLevel.Error or MessageLevel.Warning || log.LogsMessagesOfImportance(ToImportance(level));

    private static MessageImportance ToImportance(MessageLevel level) => level switch
    {
        MessageLevel.High => MessageImportance.High,
        MessageLevel.Normal => MessageImportance.Normal,
        _ => MessageImportance.Low,
    };
}
