using System.Text.Json;
using Native.Sdk.Binaries;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Tool;

namespace Native.Sdk.Core.Tests.Tool;

/// <summary>What show prints, and how it ends.</summary>
public sealed class ShowReportTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task LibraryIsShownWithAllThatItSays()
    {
        File.WriteAllBytes(folder.Write("libspecimen.so", ""), ElfSpecimen.For(ElfMachine.X86_64).Library);

        var (code, text) = await ShowAsync(folder["libspecimen.so"], "--exports");

        Assert.Equal(ExitCode.Bad, code);
        Assert.Contains("NSDK4013: 'libspecimen.so' for linux-x64 needs 'libneeded.so.1'", text, StringComparison.Ordinal);
        Assert.Contains("  Needs        libneeded.so.1\n", text, StringComparison.Ordinal);
        Assert.Contains("  Run path     $ORIGIN\n", text, StringComparison.Ordinal);
        Assert.Contains("  Identity     build id c0ffee00c0ffee11\n", text, StringComparison.Ordinal);
        Assert.Contains("\nExports:\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  strong\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, Paragraph.Width));
    }

    [Fact]
    public async Task AllowedLibraryIsNoFinding()
    {
        File.WriteAllBytes(folder.Write("libspecimen.so", ""), ElfSpecimen.For(ElfMachine.X86_64).Library);

        var (_, text) = await ShowAsync(folder["libspecimen.so"], "--allow", "libneeded.*");

        Assert.DoesNotContain("NSDK4013", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.dll")]
    [InlineData("libx.dylib")]
    public async Task OtherFormatsHaveTheirOwnDetails(string name)
    {
        File.WriteAllBytes(folder.Write(name, ""), name == "x.dll" ? BinarySpecimen.PeX64 : BinarySpecimen.MachOUniversal);

        var (_, text) = await ShowAsync(folder[name]);

        Assert.Contains(name == "x.dll" ? "  Format       PE, x64\n" : "  Format       Mach-O, arm64 of a universal file\n", text, StringComparison.Ordinal);
        Assert.Contains("  Signature    ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonIsTheReport()
    {
        File.WriteAllBytes(folder.Write("linux-musl-x64/libspecimen.so", ""), ElfSpecimen.For(ElfMachine.X86_64).Library);

        var (code, text) = await ShowAsync(folder.Path, "--json");

        var root = JsonDocument.Parse(text).RootElement;
        Assert.Equal(["package", "policy", "size", "libraries", "findings", "elsewhere"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("linux-musl-x64", "NSDK4013", ExitCode.Bad), (
            root.GetProperty("libraries")[0].GetProperty("rid").GetString(), root.GetProperty("findings")[0].GetProperty("code").GetString(), code));
    }

    [Fact]
    public async Task WhatGoesWithSomethingElseIsRefused()
    {
        File.WriteAllBytes(folder.Write("linux-x64/libspecimen.so", ""), ElfSpecimen.For(ElfMachine.X86_64).Library);
        folder.Write("x.snupkg", "PK");
        folder.Write("x.nupkg", "PK");

        Assert.Equal("--exports is for a single library.", (await Assert.ThrowsAsync<UsageException>(() => ShowAsync(folder.Path, "--exports"))).Message);
        Assert.StartsWith("--rid is for libraries", (await Assert.ThrowsAsync<UsageException>(() => ShowAsync(folder["x.nupkg"], "--rid", "linux-x64"))).Message, StringComparison.Ordinal);
        Assert.Contains("is a symbol package", (await Assert.ThrowsAsync<UnreadableException>(() => ShowAsync(folder["x.snupkg"]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelledShowReadsNothing()
    {
        File.WriteAllBytes(folder.Write("linux-x64/libspecimen.so", ""), ElfSpecimen.For(ElfMachine.X86_64).Library);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Show.RunAsync(ShowOptions.Parse([folder.Path], folder.Path), TextWriter.Null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void VersionsAreOrderedByTheirNumbers() => Assert.Equal(
        ["CXXABI_1.3", "CXXABI_1.3.9", "GLIBC_2.2.5", "GLIBC_2.9", "GLIBC_2.17", "GLIBC_ABI_DT_RELR", "GLIBC_PRIVATE"],
        ((string[])["GLIBC_2.17", "GLIBC_PRIVATE", "GLIBC_2.2.5", "CXXABI_1.3.9", "GLIBC_2.9", "GLIBC_ABI_DT_RELR", "CXXABI_1.3"]).Order(VersionName.Order));

    [Fact]
    public void LongTextsHangBelowTheirLabel()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 30));

        string[] lines = [.. Paragraph.Hang("  Label  ", words)];

        Assert.Equal(2, lines.Length);
        Assert.Equal(words, string.Join(' ', lines.Select(line => line[9..])));
        Assert.Equal(("  Label  ", new string(' ', 9)), (lines[0][..9], lines[1][..9]));
    }

    public void Dispose() => folder.Dispose();

    private async Task<(int ExitCode, string Text)> ShowAsync(string path, params string[] options)
    {
        var output = new StringWriter { NewLine = "\n" };
        var code = await Show.RunAsync(ShowOptions.Parse([path, .. options], folder.Path), output, CancellationToken.None);
        return (code, output.ToString());
    }
}
