using Native.Sdk.Shim;

namespace Native.Sdk.Core.Tests.Shim;

/// <summary>The shim's own command line, and what it finds out about the caller's.</summary>
public sealed class InvocationTests
{
    [Fact]
    public void OptionsProgramAndCallersArgumentsAreToldApart()
    {
        var invocation = Invocation.Parse(["--zig", "--revision", "r1", "--target-folder", "t", "--host-program", "/usr/bin/cc", "--", "/zig", "cc", "-target", "x", "--", "-o", "y", "--", "--zig"])!;

        Assert.True(invocation.IsZig);
        Assert.Equal(("t", "/usr/bin/cc", "/zig"), (invocation.TargetFolder, invocation.HostProgram, invocation.Program));
        Assert.Equal(["cc", "-target", "x"], invocation.Leading);
        Assert.Equal(["-o", "y", "--", "--zig"], invocation.Arguments);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--zig")]
    [InlineData("-- cc")]
    [InlineData("-- -- a")]
    [InlineData("--other -- cc --")]
    public void WhatIsNoInvocationIsRefused(string arguments) =>
        Assert.Null(Invocation.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("/o/cargo/release/build/x-1/build_script_build-1", true)]
    [InlineData("/o/cargo/release/deps/libmacro-1.so", true)]
    [InlineData("/o/cargo/x86_64-unknown-linux-gnu/release/deps/libx.so", false)]
    [InlineData("C:\\o\\x86_64-unknown-linux-gnu\\x.dll", false)]
    [InlineData(null, false)]
    public void BuildScriptsAndMacrosAreLinkedForTheHost(string? output, bool isForHost)
    {
        var invocation = Invocation.Parse(["--target-folder", "x86_64-unknown-linux-gnu", "--host-program", "/usr/bin/cc", "--", "/zig", "--"])!;

        Assert.Equal(isForHost, invocation.IsForHost(output));
        Assert.False((invocation with { HostProgram = null }).IsForHost(output));
    }

    [Theory]
    [InlineData("a.o -o x.so -lm", "x.so", "a.o -o new -lm")]
    [InlineData("a.o -ox.so", "x.so", "a.o -onew")]
    [InlineData("-objcmt-migrate-all a.c", null, "-objcmt-migrate-all a.c")]
    [InlineData("a.c -o", null, "a.c -o")]
    public void TheOutputIsFoundAndReplaced(string arguments, string? output, string replaced)
    {
        Assert.Equal(output, OutputArgument.Find(arguments.Split(' ')));
        Assert.Equal(replaced, string.Join(' ', OutputArgument.Replace(arguments.Split(' '), "new")));
    }
}
