using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Headers;

namespace Native.Sdk.Core.Tests.Headers;

/// <summary>Layouts of structures that nobody would write, on every platform, against clang's.</summary>
public sealed class LayoutTests
{
    [FactIfTool("clang")]
    public void MembersLieWhereClangPutsThem()
    {
        var targets = new Dictionary<string, CDataModel>
        {
            ["x86_64-linux-gnu"] = CDataModel.LinuxX64,
            ["aarch64-linux-gnu"] = CDataModel.LinuxArm64,
            ["armv7-linux-gnueabihf"] = CDataModel.LinuxArm,
            ["i386-linux-gnu"] = CDataModel.LinuxX86,
            ["x86_64-pc-windows-msvc"] = CDataModel.WindowsX64,
            ["i386-pc-windows-msvc"] = CDataModel.WindowsX86,
            ["x86_64-w64-mingw32"] = CDataModel.WindowsX64Gnu,
            ["i686-w64-mingw32"] = CDataModel.WindowsX86Gnu,
            ["x86_64-apple-macos"] = CDataModel.MacX64,
            ["arm64-apple-macos"] = CDataModel.MacArm64,
        };
        foreach (var (target, model) in targets)
        {
            using var folder = new TestFolder();
            var text = RandomRecords.Write(seed: 20_260_404, count: 400, model.HasMicrosoftRecords);
            var unit = CParser.Parse(text, new CParseOptions { Model = model, File = "a.c" });
            folder.Write("a.c", text + ClangLayouts.Uses(unit));

            var truth = ClangLayouts.OfClang(Shell.Run(folder.Path, ["clang", "--target=" + target, .. ClangLayouts.Arguments, "a.c"]));

            Assert.Empty(unit.Problems);
            Assert.True(truth.Count >= 400);
            var ours = ClangLayouts.OfParser(unit);
            Assert.True(truth.SequenceEqual(ours), $"{target}: clang {string.Join('\n', truth.Except(ours).Take(3))}\nours {string.Join('\n', ours.Except(truth).Take(3))}");
        }
    }
}
