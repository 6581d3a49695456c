using Microsoft.Build.Framework;

namespace Native.Sdk.Tasks;

/// <summary>Brings the C# that is made of headers up to date; builds no library.</summary>
public sealed class GenerateNativeBindings : NativeProjectTask
{
    /// <summary>Whether an editor asks: then what is there will do, and what is missing must not be an error.</summary>
    public bool IsDesignTime { get; set; }

    /// <summary>The C#.</summary>
    [Output]
    public ITaskItem[] Bindings { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var messages = IsDesignTime ? new LoweredSink(Messages) : Messages;
        if (ReadRequest(messages) is not { } request)
        {
            return;
        }

        var bindings = request with { Platforms = [] };
        Bindings = Items.FromPaths(IsDesignTime
            ? new DesignTimeBindings(bindings, messages).Run(cancellation)
            : new NativeBuild(bindings, messages).Run(cancellation).Bindings);
    }
}
