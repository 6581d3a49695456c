using System.Runtime.InteropServices;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Platforms;
using Native.Sdk.Verification;

namespace Native.Sdk.Core.Tests.Verification;

public sealed class ContractCheckTests
{
    private const string Three = "linux-x64 osx-arm64 win-x64";

    [Fact]
    public void WhatIsExportedEverywhereIsNoFindingAndCounted()
    {
        var result = new ContractPackage().Library(Three, "sm", "sm_a", "sm_b", "sm_c")
            .Assembly("net8.0 net472", Import("sm_b"), Import("sm_a"), Import("GetTickCount", "kernel32")).Check();

        Assert.Empty(result.Findings);
        Assert.Equal(["linux-x64 3 2 sm_a,sm_b sm_c", "osx-arm64 3 2 sm_a,sm_b sm_c", "win-x64 3 2 sm_a,sm_b sm_c"],
            result.Libraries.Select(one => $"{one.Library.Rid} {one.Exported} {one.Used} {string.Join(',', one.EntryPoints)} {string.Join(',', one.Unused)}"));
    }

    [Fact]
    public void MissingOneIsSaidForEachPlatformInOneText()
    {
        var package = new ContractPackage().Library("linux-x64 linux-arm64", "sm", "sm_free").Library("win-x64", "sm", "sm_fre", "sm_free")
            .Assembly("net8.0 net472 netstandard2.0", Import("sm_fre") with { Method = "Ns.Native.Free" }, Import("sm_fre") with { Method = "Ns.Native.Dispose" });

        Assert.Equal(["NSDK4050 linux-arm64 libsm.so sm_fre", "NSDK4050 linux-x64 libsm.so sm_fre"], package.Findings());
        Assert.Equal(
            ["'sm_fre' is not exported by libsm.so (linux-x64, linux-arm64), but by sm.dll (win-x64). Called by 'Ns.Native.Free' and 1 more of Sm.dll (net8.0, netstandard2.0), " +
            "it throws EntryPointNotFoundException. Did you mean 'sm_free'? " +
            "Correct EntryPoint or export the function; mark what is for some systems only with [SupportedOSPlatform]."],
            package.Texts());
    }

    [Theory]
    [InlineData("net472", "win-x64")]
    [InlineData("net48", "win-x64")]
    [InlineData("uap10.0", "win-x64")]
    [InlineData("net8.0-windows10.0.19041", "win-x64")]
    [InlineData("net8.0-macos", "osx-arm64")]
    [InlineData("net8.0-ios17.0", "")]
    [InlineData("net8.0-android", "")]
    [InlineData("net8.0-browser", "")]
    [InlineData("monoandroid12.0", "")]
    [InlineData("net8.0", Three)]
    [InlineData("netstandard2.0", Three)]
    [InlineData("netcoreapp3.1", Three)]
    public void FrameworkIsCheckedWhereItRuns(string framework, string rids) => Assert.Equal(
        rids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
        new ContractPackage().Library(Three, "sm").Assembly(framework, Import("sm_a")).Check().Findings.Select(finding => finding.Rid).Order());

    [Theory]
    [InlineData("runtimes/unix/lib", "linux-x64 osx-arm64")]
    [InlineData("runtimes/win/lib", "win-x64")]
    [InlineData("runtimes/linux-x64/lib", "linux-x64")]
    [InlineData("runtimes/any/lib", Three)]
    public void AssemblyForSomePlatformsIsCheckedThere(string folder, string rids) => Assert.Equal(
        rids.Split(' ').Order(),
        new ContractPackage().Library(Three, "sm").Assembly("net8.0", "Sm.dll", ContractAssembly.Write(Import("sm_a")), folder).Check().Findings.Select(finding => finding.Rid).Order());

    [Fact]
    public void MethodIsCheckedWhereItMayBeCalled() => Assert.Equal(
        ["NSDK4050 win-x64 sm.dll sm_a"],
        new ContractPackage().Library(Three, "sm").Assembly("net8.0", Import("sm_a") with { Systems = TargetSystems.Of(TargetOs.Windows) }).Findings());

    [Fact]
    public void LibraryIsCheckedWhereItIsPacked() => Assert.Equal(
        ["NSDK4050 win-x64 more.dll sm_more"],
        new ContractPackage().Library(Three, "sm", "sm_a").Library("win-x64", "more", "more_a").Assembly("net8.0", Import("sm_a"), Import("sm_more", "more")).Findings());

    /// <summary>dotnet/runtime, FindEntryPoint: the character set decides, on Windows only, unless the spelling is exact.</summary>
    [Theory]
    [InlineData("f", CharSet.Ansi, false, "f", "f")]
    [InlineData("f", CharSet.Ansi, false, "f fA fW", "f")]
    [InlineData("f", CharSet.Ansi, false, "fA fW", "fA")]
    [InlineData("f", CharSet.Ansi, false, "fW", null)]
    [InlineData("f", CharSet.Unicode, false, "f fA fW", "fW")]
    [InlineData("f", CharSet.Unicode, false, "f fA", "f")]
    [InlineData("f", CharSet.Auto, false, "fW", "fW")]
    [InlineData("f", CharSet.Auto, false, "fA", null)]
    [InlineData("f", CharSet.Unicode, true, "fW", null)]
    [InlineData("f", CharSet.Ansi, true, "fA", null)]
    [InlineData("f", CharSet.Ansi, true, "F", null)]
    [InlineData("#12", CharSet.Ansi, false, "f", "#12")]
    public void WindowsLooksForSeveralNamesAndUnixForOne(string entryPoint, CharSet charSet, bool isExact, string exports, string? expected)
    {
        var result = new ContractPackage().Library("win-x64 linux-x64 osx-x64", "sm", exports.Split(' '))
            .Assembly("net8.0", Import(entryPoint) with { CharSet = charSet, IsExactSpelling = isExact }).Check();

        var isOnUnix = exports.Split(' ').Contains(entryPoint);
        string[] missing = [.. isOnUnix ? Array.Empty<string>() : ["linux-x64", "osx-x64"], .. expected is null ? ["win-x64"] : Array.Empty<string>()];
        Assert.Equal(missing, result.Findings.Select(finding => finding.Rid).Order());
        Assert.Equal(expected is null or "#12" ? [] : [expected], result.Libraries[0].EntryPoints);
        Assert.Equal(isOnUnix ? [entryPoint] : [], result.Libraries[1].EntryPoints);
    }

    [Theory]
    [InlineData("win-x86", CallingConvention.Winapi, false, "_f@8", true)]
    [InlineData("win-x86", CallingConvention.StdCall, true, "_f@8", true)]
    [InlineData("win-x86", CallingConvention.StdCall, false, "_fA@8", true)]
    [InlineData("win-x86", CallingConvention.Cdecl, false, "_f@8", false)]
    [InlineData("win-x86", CallingConvention.StdCall, false, "@f@8", false)]
    [InlineData("win-x86", CallingConvention.StdCall, false, "_f@x", false)]
    [InlineData("win-x64", CallingConvention.StdCall, false, "_f@8", false)]
    public void StdcallIsPartOfTheNameOn32BitWindows(string rid, CallingConvention convention, bool isExact, string export, bool isFound) => Assert.Equal(
        isFound ? [] : [$"NSDK4050 {rid} sm.dll f"],
        new ContractPackage().Library(rid, "sm", export).Assembly("net8.0", Import("f") with { CallingConvention = convention, IsExactSpelling = isExact }).Findings());

    [Theory]
    [InlineData("win-x86", "sm_free", " It is there as '_sm_free@4', with another calling convention than the method's.", "_sm_free@4", "x")]
    [InlineData("linux-x64", "#3", " Functions are found by number on Windows only.", "f")]
    [InlineData("linux-x64", "SM_FREE", " Did you mean 'sm_free'?", "sm_free", "sm_open")]
    [InlineData("osx-x64", "_sm_free", " Did you mean 'sm_free'?", "sm_free")]
    [InlineData("win-x64", "sm_open", " Did you mean 'sm_openW'?", "sm_openW")]
    [InlineData("linux-x64", "sm_free", "", "sqlite3_open")]
    public void HintSaysWhatIsThereInstead(string rid, string entryPoint, string hint, params string[] exports) => Assert.Contains(
        $"it throws EntryPointNotFoundException.{hint} Correct",
        Assert.Single(new ContractPackage().Library(rid, "sm", exports).Assembly("net8.0",
            Import(entryPoint) with { CallingConvention = CallingConvention.Cdecl, IsExactSpelling = true }).Texts()));

    [Fact]
    public void SameFunctionOfSeveralAssembliesIsOneFinding()
    {
        var package = new ContractPackage().Library("linux-x64", "sm", "other").Assembly("net8.0 net9.0", Import("sm_a"))
            .Assembly("net8.0", "Sm.Extra.dll", ContractAssembly.Write(Import("sm_a", "libsm")));

        Assert.Equal(["NSDK4050 linux-x64 libsm.so sm_a"], package.Findings());
        Assert.Contains("'Sm.sm_a' of Sm.dll (net8.0, net9.0) and Sm.Extra.dll (net8.0), it throws", Assert.Single(package.Texts()));
    }

    [Fact]
    public void AssemblyThatCannotBeReadIsAnErrorAndTheOthersAreChecked()
    {
        var package = new ContractPackage().Library("linux-x64", "sm", "sm_b").Assembly("net8.0", "native.dll", BinarySpecimen.PeX64).Assembly("net9.0", Import("sm_a"));

        Assert.Equal(["NSDK4050 linux-x64 libsm.so sm_a", "NSDK4056  native.dll "], package.Findings());
        Assert.Contains(package.Texts(), text => text.StartsWith("'lib/net8.0/native.dll' cannot be read as a .NET assembly", StringComparison.Ordinal));
    }

    [Fact]
    public void FileThatCannotBeOpenedIsAnErrorToo()
    {
        var file = new PackageFile("lib/net8.0/Sm.dll", 1, _ => throw new FileNotFoundException("Gone."));

        var finding = Assert.Single(ContractCheck.Check([new PackagedAssembly("net8.0", file)], []).Findings);

        Assert.Equal("NSDK4056", finding.Code);
        Assert.Contains("Gone.", finding.Text);
    }

    [Fact]
    public void UnknownPlatformIsTakenForWhatItsFileIs() => Assert.Equal(
        ["NSDK4050 haiku-x64 libsm.so sm_a"],
        new ContractPackage().File("haiku-x64", "libsm.so", "sm_b").Assembly("net8.0", Import("sm_a")).Findings());

    [Fact]
    public void EachAssemblyIsReadOnce()
    {
        var reads = 0;
        var bytes = ContractAssembly.Write(Import("sm_a"));
        var file = PackageFile.InMemory("lib/net8.0/Sm.dll", bytes);
        var counted = file with { Fill = content => { reads++; file.Fill(content); } };

        Assert.Empty(ContractCheck.Check([new PackagedAssembly("net8.0", counted)], []).Findings);
        Assert.Equal(1, reads);
    }

    internal static ManagedImport Import(string entryPoint, string library = "sm") => new(library, entryPoint, "Sm." + entryPoint);
}
