using Native.Sdk.Diagnostics;

namespace Native.Sdk.Core.Tests.Support;

/// <summary>Keeps what is said.</summary>
public sealed class MessageRecorder : IMessageSink
{
    private readonly List<Message> messages = [];

    public IReadOnlyList<Message> All
    {
        get
        {
            lock (messages)
            {
                return [.. messages];
            }
        }
    }

    public IReadOnlyList<Message> Errors => Of(MessageLevel.Error);

    public IReadOnlyList<Message> Warnings => Of(MessageLevel.Warning);

    /// <summary>Codes of the errors, in their order.</summary>
    public IEnumerable<string> ErrorCodes => Errors.Select(message => message.Code);

    /// <summary>All texts, for <c>Assert.Contains</c>.</summary>
    public string Text => string.Join('\n', All.Select(message => message.Text));

    /// <summary>What somebody sees who builds with <c>dotnet build</c>: minimal verbosity.</summary>
    public string VisibleText => string.Join('\n', All.Where(message => message.Level <= MessageLevel.High).Select(message => $"{message.Level} {message.Code}: {message.Text}"));

    public void Write(Message message)
    {
        lock (messages)
        {
            messages.Add(message);
        }
    }

    public IReadOnlyList<Message> Of(MessageLevel level) => [.. All.Where(message => message.Level == level)];
}
