using Microsoft.Build.Framework;
using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;

namespace Native.Sdk.Tasks;

/// <summary>Removes everything that the native build of one configuration left.</summary>
public sealed class CleanNativeProjects : NativeTask
{
    /// <summary><c>obj/native/&lt;configuration&gt;</c>.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run(CancellationToken cancellation)
    {
        var directory = new BuildDirectory(Path.TrimEndingDirectorySeparator(Path.GetFullPath(OutputDirectory)));
        if (!Directory.Exists(directory.Root) || BuildLock.Acquire(directory.Lock, Messages, cancellation) is not { } held)
        {
            return;
        }

        try
        {
            using (held)
            {
                directory.DeleteContent();
                if (!OperatingSystem.IsWindows())
                {
                    // While it is held, so that nobody else can hold a file that is about to go; Windows has no such deletion.
                    File.Delete(directory.Lock);
                }
            }

            if (OperatingSystem.IsWindows())
            {
                File.Delete(directory.Lock);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Messages.Report(Catalog.FileAccess, "Cleaning", directory.Root, exception.Message);
            return;
        }

        try
        {
            directory.DeleteEmptyFolders();
        }
        catch (IOException exception)
        {
            Messages.Detail($"native: '{directory.Root}' is in use again: {exception.Message}");
        }
    }
}
