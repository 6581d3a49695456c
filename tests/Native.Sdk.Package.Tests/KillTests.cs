using System.Text;
using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>A build that dies at any moment costs only what had not finished.</summary>
public sealed class KillTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private const int Sources = 12;
    private const int Kills = 20;
    private const int Parallelism = 2;

    [FactIfTool("gcc")]
    public async Task BuildAfterAKilledOneRedoesOnlyWhatHadNotFinishedAndGivesTheSameBytes()
    {
        var project = NewProject(new Csproj("Lib", """<NativeProject Include="native/slow" CompileOptions="-O2" />""",
            $"<NativeMaxParallelism>{Parallelism}</NativeMaxParallelism>"));
        for (var i = 0; i < Sources; i++)
        {
            project.Write($"native/slow/s{i:00}.c", SlowSource(i));
        }

        var clean = new List<byte[]>();
        var duration = TimeSpan.Zero;
        foreach (var salt in (int[])[0, 1])
        {
            WriteSalt(salt);
            await project.DotnetAsync("clean");
            duration = (await project.BuildAsync()).Runs[0].Duration;
            clean.Add(Staged());
        }

        var random = new Random(1);
        for (var i = 0; i < Kills; i++)
        {
            WriteSalt(i % 2);
            var start = DateTime.UtcNow;
            using (var build = new BackgroundProcess(project.Sandbox, Tool.Dotnet, "build", project.File, "--no-restore", "-v:n", "-tl:off"))
            {
                await build.WaitForAsync("native: ");
                await Task.Delay(duration * random.NextDouble());
            }   // killed, with everything it started

            var finished = Directory.GetFiles(project.PathOf($"obj/native/Debug/{Host.Rid}/slow/objects")).Count(file => File.GetLastWriteTimeUtc(file) > start);
            var next = await project.BuildAgainAsync();

            // What was renamed into place when the build died may not have been written down yet: one for each that ran.
            var redone = next.StepsRun.Count(step => step.StartsWith("compile", StringComparison.Ordinal));
            Assert.InRange(redone, Sources - finished, Sources - finished + Parallelism);
            Assert.Equal(clean[i % 2], Staged());
        }

        (await project.BuildAgainAsync()).DidNothingNative();

        void WriteSalt(int salt) => project.Write("native/slow/salt.h", $"#define SALT {salt}\n");
        byte[] Staged() => File.ReadAllBytes(project.PathOf($"obj/native/Debug/{Host.Rid}/stage/libslow.so"));
    }

    /// <summary>Takes gcc -O2 a tenth of a second.</summary>
    private static string SlowSource(int number)
    {
        var text = new StringBuilder("#include \"salt.h\"\n");
        for (var i = 0; i < 16; i++)
        {
            text.Append($"int f{number}_{i}(int x, int *y) {{ int r = SALT; for (int i = 0; i < x; i++) for (int j = 0; j < i; j++) {{ r += y[i] * y[j] + {i}; if (r % 7 == {i % 7}) y[j] ^= r; }} return r; }}\n");
        }

        return text.ToString();
    }
}
