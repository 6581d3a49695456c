using System.Diagnostics;

namespace Native.Sdk.Package.Tests.Support;

/// <summary>A process that runs beside the test until it is disposed of, with everything it started.</summary>
public sealed class BackgroundProcess : IDisposable
{
    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly SemaphoreSlim news = new(0);

    public BackgroundProcess(Sandbox sandbox, string program, params IEnumerable<string> arguments)
    {
        process = Tool.Start(program, arguments, sandbox.Folder, sandbox.Environment);
        _ = ReadAsync(process.StandardOutput);
        _ = ReadAsync(process.StandardError);
    }

    /// <summary>Waits until a line that contains the text has been written.</summary>
    public async Task WaitForAsync(string text)
    {
        var limit = DateTime.UtcNow + Tool.Limit;
        while (true)
        {
            lock (lines)
            {
                if (lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
                {
                    return;
                }
            }

            if (DateTime.UtcNow > limit || process.HasExited)
            {
                lock (lines)
                {
                    Assert.Fail($"'{text}' was not written{(process.HasExited ? " before the process ended" : "")}:\n{string.Join('\n', lines)}");
                }
            }

            await news.WaitAsync(TimeSpan.FromSeconds(1));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        news.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (lines)
            {
                lines.Add(line);
            }

            news.Release();
        }
    }
}
