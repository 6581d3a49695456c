using Native.Sdk.Bindings.Friendly;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Bindings;

/// <summary>Makes C# from C headers. It reads no files and starts no processes; the same request gives the same text.</summary>
public static class BindingGenerator
{
    /// <summary>The C#, and C that proves it; null after an error, which has been reported.</summary>
    /// <param name="request">Headers, preprocessed for each platform.</param>
    /// <param name="messages">Takes diagnostics, each with the header's file and line.</param>
    public static GeneratedBindings? Generate(BindingRequest request, IMessageSink messages)
    {
        var reader = new HeaderReader(request);
        if (reader.Read(messages) is not { } views)
        {
            return null;
        }

        var model = new ModelBuilder(request, reader, views, messages).Build();
        var friendlyHeaders = request.Headers.Where(header => header.Friendly && request.Settings.Friendly).Select(static header => header.Path).ToHashSet(StringComparer.Ordinal);
        if (FriendlyLayer.Create(model, friendlyHeaders, messages) is not { } friendly)
        {
            return null;
        }

        return new GeneratedBindings(new RawLayer(model, friendly).Write(), LayoutProof.Write(model));
    }
}
