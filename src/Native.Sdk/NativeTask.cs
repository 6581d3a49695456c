using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Sdk.Diagnostics;

namespace Native.Sdk.Tasks;

/// <summary>What all tasks share: cancellation, messages, and how a mistake of ours is reported.</summary>
public abstract class NativeTask : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>Where Core speaks.</summary>
    protected IMessageSink Messages => field ??= new LogSink(Log);

    /// <summary>Called by MSBuild from another thread.</summary>
    public void Cancel() => cancellation.Cancel();

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        try
        {
            Run(cancellation.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Log.LogMessage(MessageImportance.High, "native: cancelled; what had finished is kept");
            return false;
        }
#pragma warning disable CA1031 // The one place where everything unexpected ends, with its code and stack.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Messages.Report(Catalog.Unexpected, exception);
        }

        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The task's work; errors are logged, not returned.</summary>
    protected abstract void Run(CancellationToken cancellation);
}
