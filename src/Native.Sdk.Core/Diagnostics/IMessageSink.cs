namespace Native.Sdk.Diagnostics;

/// <summary>Takes messages from any thread, in the order in which they are to be shown.</summary>
public interface IMessageSink
{
    /// <summary>Shows, logs or keeps one message.</summary>
    void Write(Message message);

    /// <summary>Whether messages of that level are shown or kept at all; if not, long texts need not be made.</summary>
    bool Wants(MessageLevel level) => true;
}
