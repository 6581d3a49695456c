namespace Native.Sdk.Diagnostics;

/// <summary>Hears messages and keeps none.</summary>
public sealed class Silence : IMessageSink
{
    /// <summary>The only one.</summary>
    public static readonly Silence Instance = new();

    private Silence()
    {
    }

    /// <inheritdoc/>
    public void Write(Message message)
    {
    }
}
