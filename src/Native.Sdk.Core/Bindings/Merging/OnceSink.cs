using Native.Sdk.Diagnostics;

namespace Native.Sdk.Bindings;

/// <summary>Passes on what has not been said before: each platform's text has the same mistakes.</summary>
internal sealed class OnceSink(IMessageSink next) : IMessageSink
{
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    public void Write(Message message)
    {
        if (said.Add($"{message.Code} {message.Location?.File}:{message.Location?.Line} {message.Text}"))
        {
            next.Write(message);
        }
    }
}
