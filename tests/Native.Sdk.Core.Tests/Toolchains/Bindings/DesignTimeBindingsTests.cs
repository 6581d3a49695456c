using System.Diagnostics;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Execution;

namespace Native.Sdk.Core.Tests.Toolchains.Bindings;

/// <summary>What an editor gets: at once, whatever else is going on.</summary>
public sealed class DesignTimeBindingsTests : IDisposable
{
    private readonly Sandbox sandbox = new();
    private readonly MessageRecorder messages = new();

    public DesignTimeBindingsTests()
    {
        sandbox.Folder.Write("calc/calc.h", "int calc_add(int a, int b);\n");
        sandbox.Folder.Write("calc/calc.c", "int calc_add(int a, int b) { return a + b; }\n");
        sandbox.Declare("calc", ("Header", "calc.h"), ("Namespace", "Acme.Math"));
        sandbox.Request = request => request with { BindingPlatforms = [Sandbox.Host] };
    }

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void RunningBuildIsNotWaitedFor()
    {
        using var held = BuildLock.Acquire(sandbox.Directory().Lock, messages, default);
        var clock = Stopwatch.StartNew();

        var file = Assert.Single(Run());

        Assert.InRange(clock.ElapsedMilliseconds, 0, 5000);
        Assert.Contains("namespace Acme.Math\n{\nstatic unsafe partial class CalcNative\n{\n}\n}\n", File.ReadAllText(file));
        Assert.DoesNotContain("calc_add", File.ReadAllText(file));
    }

    [FactIfTool("gcc")]
    public async Task EmptyClassGivesWayToTheNextBuild()
    {
        string file;
        using (BuildLock.Acquire(sandbox.Directory().Lock, messages, default))
        {
            file = Assert.Single(Run());
        }

        await sandbox.GoodBuildAsync();

        Assert.Contains("calc_add", File.ReadAllText(file));
    }

    [FactIfTool("gcc")]
    public async Task WhatIsThereIsTakenWithoutALook()
    {
        var build = await sandbox.GoodBuildAsync();
        File.Delete(sandbox.Directory().State);
        sandbox.Folder.Append("calc/calc.h", "int calc_more(void);\n");

        var files = Run();

        Assert.Equal(build.Result.Bindings, files);
        Assert.DoesNotContain("calc_more", File.ReadAllText(files[0]));
        Assert.False(File.Exists(sandbox.Directory().State));
    }

    [Fact]
    public void ItemsThatAreWrongGiveNothing()
    {
        sandbox.Redeclare("nowhere", ("Header", "calc.h"));

        Assert.Empty(Run());
    }

    private IReadOnlyList<string> Run() => new DesignTimeBindings(sandbox.CreateRequest("Debug"), messages).Run(default);
}
