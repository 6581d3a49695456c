using System.Diagnostics;

namespace Native.Sdk.Fuzz.Engine;

/// <summary>A build in a process of its own, from outside.</summary>
public sealed class ChildBuild : IDisposable
{
    private readonly Process process;

    /// <summary>Starts the process; it has read the scene and waits when this returns.</summary>
    public ChildBuild(Scene scene)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ChildBuild).Assembly.Location, "worker"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };

        // A scene has its own; and a full disk must not be the runtime's own affair.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredCompilation"] = "1";
        process = Process.Start(start)!;
        process.StandardInput.WriteLine(scene.ToJson());
        process.StandardInput.Flush();
        if (process.StandardOutput.ReadLine() != Worker.Ready)
        {
            throw new InvalidOperationException("the worker does not start");
        }
    }

    /// <summary>Lets it build.</summary>
    public void Go()
    {
        process.StandardInput.WriteLine("go");
        process.StandardInput.Flush();
    }

    /// <summary>The outcome, or null if it died without one.</summary>
    public BuildOutcome? Wait()
    {
        var line = process.StandardOutput.ReadLine();
        process.WaitForExit();
        return line is null ? null : BuildOutcome.FromJson(line);
    }

    /// <summary>SIGKILL to this process alone: its compilers go on, as they would.</summary>
    /// <returns>Whether it was still at work.</returns>
    public bool Kill()
    {
        process.Kill();
        return Wait() is null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
