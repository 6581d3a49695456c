using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>Microsoft's compiler where its installer puts it: trees of files, as they are on Windows.</summary>
public sealed class VisualStudioTests : IDisposable
{
    private const string OldTools = "14.29.30133", NewTools = "14.44.35207";

    private readonly ChoiceWorkshop machine = new("win-x64");

    public VisualStudioTests()
    {
        machine.Environment["ProgramData"] = Folder["pd"];
        machine.Environment["ProgramFiles(x86)"] = Folder["pf"];
    }

    private TestFolder Folder => machine.Folder;

    public void Dispose() => machine.Dispose();

    private void InstallVisualStudio(string id, string version, string? tools, params string[] cpus)
    {
        var installation = Folder["vs/" + id].Replace('\\', '/');
        Folder.Write($"pd/Microsoft/VisualStudio/Packages/_Instances/{id}/state.json",
            $$"""{ "instanceId": "{{id}}", "installationPath": "{{installation}}", "installationVersion": "{{version}}", "product": { "id": "Microsoft.VisualStudio.Product.BuildTools" } }""");
        if (tools is null)
        {
            return;
        }

        Folder.Write($"vs/{id}/VC/Auxiliary/Build/Microsoft.VCToolsVersion.default.txt", tools + "\r\n");
        foreach (var cpu in cpus)
        {
            machine.Install($"vs/{id}/VC/Tools/MSVC/{tools}/bin/Hostx64/{cpu}/cl.exe", $"vs/{id}/VC/Tools/MSVC/{tools}/bin/Hostx64/{cpu}/link");
        }
    }

    private void InstallKit(string version, params string[] cpus)
    {
        Folder.Write($"pf/Windows Kits/10/Include/{version}/um/windows.h", "");
        foreach (var cpu in cpus)
        {
            Folder.Write($"pf/Windows Kits/10/Lib/{version}/um/{cpu}/kernel32.lib", "");
        }
    }

    private (string Compiler, IReadOnlyDictionary<string, string> Environment)? Find(string rid) =>
        VisualStudio.Find(machine.Environment, PlatformSandbox.Platform(rid), machine.Settings.Host);

    [Fact]
    public void TheNewestInstallationWithACompilerIsTaken()
    {
        InstallVisualStudio("a1", "16.11.35327.3", OldTools, "x64", "arm64");
        InstallVisualStudio("b2", "17.14.36203.30", NewTools, "x64");
        InstallVisualStudio("c3", "18.0.11018.127", tools: null);
        Folder.Write("pd/Microsoft/VisualStudio/Packages/_Instances/d4/state.json", "{ half a");
        Directory.CreateDirectory(Folder["pd/Microsoft/VisualStudio/Packages/_Instances/e5"]);
        InstallKit("10.0.19041.0", "x64", "arm64");

        Assert.Equal(Folder[$"vs/b2/VC/Tools/MSVC/{NewTools}/bin/Hostx64/x64/cl.exe"], Find("win-x64")!.Value.Compiler);
        Assert.Equal(Folder[$"vs/a1/VC/Tools/MSVC/{OldTools}/bin/Hostx64/arm64/cl.exe"], Find("win-arm64")!.Value.Compiler);
        Assert.Null(Find("win-x86"));
    }

    [Fact]
    public void ItGetsTheVariablesOfADeveloperPrompt()
    {
        InstallVisualStudio("b2", "17.14.36203.30", NewTools, "x64", "arm64");
        InstallKit("10.0.9.0", "x64", "arm64");
        InstallKit("10.0.22621.0", "x64", "arm64");
        InstallKit("10.0.26100.0", "x64");
        machine.Environment["INCLUDE"] = "of another prompt";
        var variables = Find("win-arm64")!.Value.Environment;

        var (tools, kit) = (Folder["vs/b2/VC/Tools/MSVC/" + NewTools], Folder["pf/Windows Kits/10"]);
        Assert.Equal(
            [$"{tools}/include", .. new[] { "ucrt", "um", "shared", "winrt" }.Select(part => $"{kit}/Include/10.0.22621.0/{part}")],
            variables["INCLUDE"].Split(';'));
        Assert.Equal([$"{tools}/lib/arm64", $"{kit}/Lib/10.0.22621.0/ucrt/arm64", $"{kit}/Lib/10.0.22621.0/um/arm64"], variables["LIB"].Split(';'));
        Assert.Equal([$"{tools}/bin/Hostx64/arm64", $"{tools}/bin/Hostx64/x64", machine.Environment["PATH"]], variables["PATH"].Split(';'));
        Assert.Equal("1033", variables["VSLANG"]);
    }

    [Fact]
    public void WithoutAWindowsSdkThereIsNone()
    {
        InstallVisualStudio("b2", "17.14.36203.30", NewTools, "x64");
        Assert.Null(Find("win-x64"));
        InstallKit("10.0.22621.0", "arm64");
        Assert.Null(Find("win-x64"));
    }

    [Fact]
    public void NothingIsFoundWhereNothingIs()
    {
        Assert.Null(Find("win-x64"));
        machine.Environment.Clear();
        Assert.Null(Find("win-x64"));
    }

    /// <summary>Without the variables of a developer prompt cl finds not even stdio.h.</summary>
    [FactIfTool("sh")]
    public async Task ACommandGetsTheVariablesToo()
    {
        InstallVisualStudio("b2", "17.14.36203.30", NewTools, "x64");
        InstallKit("10.0.22621.0", "x64");
        var tools = Folder[$"vs/b2/VC/Tools/MSVC/{NewTools}"];
        foreach (var program in new[] { "cl.exe", "link" })
        {
            Folder.WriteScript($"{tools}/bin/Hostx64/x64/{program}", "#!/bin/sh\necho Version 19.44\n");
        }

        using var sandbox = new Sandbox().For("win-x64").With(settings => settings with { Host = machine.Settings.Host });
        sandbox.Environment["ProgramData"] = Folder["pd"];
        sandbox.Environment["ProgramFiles(x86)"] = Folder["pf"];
        sandbox.Folder.WriteScript("demo/build.sh", "#!/bin/sh\necho \"$CC;$INCLUDE\" > said\n");
        sandbox.Declare("demo", ("Kind", "Command"), ("Command", "./build.sh {output}"), ("Inputs", "*.sh"));
        await sandbox.BuildAsync("Release");

        Assert.Equal([$"{tools}/bin/Hostx64/x64/cl.exe", $"{tools}/include"], sandbox.Folder.Read("demo/said").Split(';')[..2]);
    }

    [Theory]
    [InlineData("win-x64", "cl (Visual Studio)")]
    [InlineData("win-arm64", "cl (Visual Studio)")]
    [InlineData("win-x86", "zig (PATH)")]
    public void ItIsChosenBeforeZig(string rid, string expected)
    {
        InstallVisualStudio("b2", "17.14.36203.30", NewTools, "x64", "arm64");
        InstallKit("10.0.22621.0", "x64", "arm64");
        machine.Install("zig", "gcc");

        Assert.Equal(expected, machine.Describe(rid));
    }
}
