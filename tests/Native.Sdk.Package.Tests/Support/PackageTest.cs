using System.Runtime.CompilerServices;
using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests.Support;

/// <summary>What every test class has: sandboxes, which stay on disk when their test fails.</summary>
public abstract class PackageTest : IClassFixture<PackageFixture>, IDisposable
{
    private static readonly AsyncLocal<PackageTest?> Running = new();

    private static int count;

    private readonly PackageUnderTest package;
    private readonly ITestOutputHelper output;
    private readonly List<Sandbox> sandboxes = [];
    private volatile bool failed;

    static PackageTest() => AppDomain.CurrentDomain.FirstChanceException += (_, first) =>
    {
        // xunit does not tell a test how it ended. An exception is reason enough to keep the evidence, but for those of
        // Process: it meets children that are gone already when it kills a tree.
        if (Running.Value is { } test && first.Exception.TargetSite?.Module.Assembly != typeof(System.Diagnostics.Process).Assembly)
        {
            test.failed = true;
        }
    };

    protected PackageTest(PackageFixture fixture, ITestOutputHelper output)
    {
        package = fixture.Package;
        this.output = output;
        Running.Value = this;
    }

    /// <summary>An empty folder outside the repository, in which Native.Sdk can be had.</summary>
    protected Sandbox NewSandbox([CallerMemberName] string test = "")
    {
        var sandbox = new Sandbox(package, $"{GetType().Name}.{test}-{Interlocked.Increment(ref count)}");
        sandboxes.Add(sandbox);
        return sandbox;
    }

    /// <summary>A sandbox with one project.</summary>
    protected TestProject NewProject(Csproj csproj, [CallerMemberName] string test = "") => NewSandbox(test).Add(csproj);

    /// <inheritdoc/>
    public void Dispose()
    {
        Running.Value = null;
        foreach (var sandbox in sandboxes)
        {
            if (failed)
            {
                package.KeepRoot = true;
                output.WriteLine($"Kept: {sandbox.Folder}; its log/ holds the output and the binlog of every command.");
            }
            else
            {
                Directory.Delete(sandbox.Folder, recursive: true);
            }
        }

        GC.SuppressFinalize(this);
    }
}
