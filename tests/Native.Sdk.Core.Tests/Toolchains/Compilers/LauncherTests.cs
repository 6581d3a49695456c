using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Toolchains;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>NativeCompilerLauncher with the real ccache and distcc.</summary>
public sealed class LauncherTests : IDisposable
{
    private readonly TestFolder shared = new();
    private readonly List<Sandbox> sandboxes = [];

    public void Dispose()
    {
        sandboxes.ForEach(sandbox => sandbox.Dispose());
        shared.Dispose();
    }

    private Sandbox Create(string launcher, int units = 2)
    {
        var sandbox = new Sandbox("w" + sandboxes.Count).With(settings => settings with { CompilerLauncher = launcher });
        sandboxes.Add(sandbox);
        sandbox.Environment["CCACHE_DIR"] = shared["ccache"];
        sandbox.Environment["CCACHE_CONFIGPATH"] = shared.Write("ccache.conf", "");
        sandbox.Folder.Write("native/include/h.h", "#include <stddef.h>\n#define VALUE 1\n");
        for (var i = 0; i < units; i++)
        {
            sandbox.Folder.Write($"native/u{i}.c", $"#include \"h.h\"\nint u{i}(void) {{ return VALUE + {i}; }}\nconst char *file{i}(void) {{ return __FILE__; }}\n");
        }

        return sandbox.Declare("native");
    }

    /// <summary>ccache(1), --print-stats: names and numbers.</summary>
    private int Hits() => Shell.Lines(shared.Path, "env", "CCACHE_DIR=" + shared["ccache"], "ccache", "--print-stats").Select(line => line.Split('\t'))
        .Where(words => words[0] is "direct_cache_hit" or "preprocessed_cache_hit").Sum(words => int.Parse(words[1]));

    [FactIfTool("gcc", "ccache")]
    public Task CcacheKnowsTheSameSourcesInAnotherFolder() => CheckCcache(sandbox => sandbox, Sandbox.Host.Rid);

    [FactIfZig("ccache")]
    public Task CcacheKnowsZigsObjectsToo() => CheckCcache(sandbox => sandbox.WithZig(), Sandbox.Host.Rid, "win-x64");

    private async Task CheckCcache(Func<Sandbox, Sandbox> prepare, params string[] rids)
    {
        var first = await prepare(Create("ccache")).For(rids).GoodBuildAsync("Release");
        var missed = Hits();
        var other = prepare(Create("ccache")).For(rids);
        var second = await other.GoodBuildAsync("Release");
        var hits = Hits();
        other.Folder.Write("native/include/h.h", "#include <stddef.h>\n#define VALUE 2\n");
        var changed = await other.GoodBuildAsync("Release");

        Assert.Equal((0, 2 * rids.Length), (missed, hits));
        Assert.All(rids, rid => Assert.Equal(first.ExportsFor(rid), second.ExportsFor(rid)));
        Assert.Equal(2 * rids.Length, changed.StepsByPlatform().Count(step => step.EndsWith("c recompiled", StringComparison.Ordinal)));
        Assert.Equal((hits, 0), (Hits(), (await other.GoodBuildAsync("Release")).Processes));
    }

    [FactIfTool("gcc", "distcc", "distccd")]
    public async Task DistccSendsCompilesToItsDaemons()
    {
        using var one = new DistccDaemon();
        using var two = new DistccDaemon();
        var sandbox = Create("distcc", units: 8);
        sandbox.Environment["DISTCC_HOSTS"] = $"127.0.0.1:{one.Port}/2 127.0.0.1:{two.Port}/2";
        sandbox.Environment["DISTCC_DIR"] = Directory.CreateDirectory(shared["distcc"]).FullName;
        sandbox.Environment["DISTCC_FALLBACK"] = "0";
        sandbox.Request = request => request with { MaxParallelism = 4 };
        var build = await sandbox.GoodBuildAsync();
        sandbox.Folder.Write("native/include/h.h", "#include <stddef.h>\n#define VALUE 2\n");
        var changed = await sandbox.GoodBuildAsync();

        Assert.Equal(16, build.ExportsFor(Sandbox.Host.Rid).Length);
        Assert.Equal(8, changed.Compiled.Length);
        for (var waited = 0; one.Compiles + two.Compiles < 16 && waited < 200; waited++)
        {
            await Task.Delay(25); // a daemon sends the object first and writes its log then
        }

        Assert.Equal(16, one.Compiles + two.Compiles);
        Assert.True(one.Compiles > 0 && two.Compiles > 0, $"{one.Compiles} and {two.Compiles} compiles");
    }

    /// <summary>A distccd on this machine that says on its standard error what it does.</summary>
    private sealed class DistccDaemon : IDisposable
    {
        private readonly Process process;
        private readonly StringBuilder log = new();

        public DistccDaemon()
        {
            using (var listener = new TcpListener(IPAddress.Loopback, 0))
            {
                listener.Start();
                Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            }

            process = Process.Start(new ProcessStartInfo("distccd",
                ["--no-detach", "--daemon", "--allow", "127.0.0.1", "--listen", "127.0.0.1", "--port", $"{Port}", "--jobs", "2", "--enable-tcp-insecure", "--log-stderr", "--log-level", "info"])
            {
                RedirectStandardError = true,
            })!;
            process.ErrorDataReceived += (_, line) =>
            {
                lock (log)
                {
                    log.Append(line.Data).Append('\n');
                }
            };
            process.BeginErrorReadLine();
            for (var attempt = 0; !IsListening(); attempt++)
            {
                Assert.True(attempt < 200 && !process.HasExited, "distccd does not start:\n" + Log);
                Thread.Sleep(25);
            }
        }

        public int Port { get; }

        /// <summary>distccd writes one such line for each job: <c>client: 127.0.0.1:40404 COMPILE_OK exit:0 … gcc u0.c</c>.</summary>
        public int Compiles => Log.Split("COMPILE_OK").Length - 1;

        private string Log
        {
            get
            {
                lock (log)
                {
                    return log.ToString();
                }
            }
        }

        public void Dispose()
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        private bool IsListening()
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, Port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }
    }
}
