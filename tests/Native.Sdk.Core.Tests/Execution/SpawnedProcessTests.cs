using System.ComponentModel;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Execution;

namespace Native.Sdk.Core.Tests.Execution;

/// <summary>What Linux's own way of running a process says is what .NET's says.</summary>
public sealed class SpawnedProcessTests : IDisposable
{
    private readonly TestFolder folder = new("a b");

    public void Dispose() => folder.Dispose();

    [FactIfTool("sh")]
    public async Task BothWaysOfRunningAProcessSayTheSame()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Assert.True(Libc.HasSpawn);
        foreach (var script in (string[])
        [
            "exit 7", "kill -9 $$", "pwd; echo \"$WORD\"; echo \"$#:$1:$2\"", "printf 'no end of line'", "printf '\\303\\244\\n\\377\\n'; printf 'a\\r\\nb\\n' >&2",
            "cat", "trap", "env | sort | grep -v '^\\(PWD\\|OLDPWD\\|SHLVL\\|_\\)='", "yes 2>/dev/null | head -1; echo $?", "exec >&- 2>&-; sleep 0.1; exit 3",
        ])
        {
            var command = new CommandLine("/bin/sh", ["-c", script, "sh", "ä", ""], folder.Path, new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["WORD"] = "x = ü" });
            var (spawned, managed) = (SpawnedProcess.Run(command, default), await ManagedProcess.RunAsync(command, default));

            Assert.Equal((script, managed.ExitCode), (script, spawned.ExitCode));
            Assert.Equal(managed.Output, spawned.Output);
            Assert.Equal(managed.Error, spawned.Error);
        }
    }

    [FactIfTool("sh")]
    public void WhatCannotBeStartedIsNamed()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var program = folder.Write("no program", "");
        var failure = Assert.Throws<Win32Exception>(() => SpawnedProcess.Run(new CommandLine(program, [], folder.Path, new Dictionary<string, string>()), default));

        Assert.Contains(program, failure.Message);
        Assert.Contains("Permission denied", failure.Message);
        Assert.Throws<Win32Exception>(() => SpawnedProcess.Run(new CommandLine("/bin/sh", [], folder["no folder"], new Dictionary<string, string>()), default));
    }

    /// <summary>Descriptors are few: one that stays open for each compiler would end a large build.</summary>
    [FactIfTool("sh")]
    public void NoDescriptorStaysOpen()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var good = new CommandLine("/bin/sh", ["-c", "echo x"], folder.Path, new Dictionary<string, string>());
        var bad = good with { Program = folder["none"] };
        Run();
        var before = Directory.GetFiles("/proc/self/fd").Length;
        for (var i = 0; i < 50; i++)
        {
            Run();
        }

        // Other tests run in this process, and open some meanwhile.
        Assert.InRange(Directory.GetFiles("/proc/self/fd").Length, 0, before + 40);

        void Run()
        {
            SpawnedProcess.Run(good, default);
            Assert.Throws<Win32Exception>(() => SpawnedProcess.Run(bad, default));
        }
    }
}
