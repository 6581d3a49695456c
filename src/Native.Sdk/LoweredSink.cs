using Native.Sdk.Diagnostics;

namespace Native.Sdk.Tasks;

/// <summary>Turns errors and warnings into messages: an editor's build must not fail over what the next build reports.</summary>
internal sealed class LoweredSink(IMessageSink sink) : IMessageSink
{
    public void Write(Message message) => sink.Write(message.Level is MessageLevel.Error or MessageLevel.Warning ? message with { Level = MessageLevel.Normal } : message);
}
