namespace Native.Sdk.Diagnostics;

/// <summary>Takes messages from any thread, in the order in which they are to be shown.</summary>
public interface IMessageSink
{
    /// <summary>Shows, logs or keeps one message.</summary>
    void Write(Message message);
}
