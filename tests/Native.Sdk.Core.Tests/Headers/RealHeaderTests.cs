using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Headers;

namespace Native.Sdk.Core.Tests.Headers;

/// <summary>What real headers are read as, against what compilers say about them.</summary>
public sealed class RealHeaderTests
{
    private static readonly CParseOptions Everything = new() { IncludeAll = true };

    [FactIfHeaders("clang")]
    public void FunctionsAreThoseThatClangSees()
    {
        using var folder = new TestFolder();
        var unit = Read(folder, "clang", RealHeaders.Options);

        var truth = ClangFunctions.OfClang(Shell.Run(folder.Path, ["clang", .. RealHeaders.Options, .. ClangFunctions.Arguments, "all.c"]));

        Assert.True(truth.Count > 4000, $"clang saw only {truth.Count} functions.");
        Assert.Empty(unit.Problems);
        var ours = ClangFunctions.OfParser(unit);
        Assert.True(truth.SetEquals(ours), $"missing: {string.Join(' ', truth.Except(ours))}; invented: {string.Join(' ', ours.Except(truth))}");
    }

    [FactIfHeaders("clang")]
    public void RecordsLieWhereClangPutsThem()
    {
        using var folder = new TestFolder();
        var unit = Read(folder, "clang", RealHeaders.Options);
        folder.Append("all.c", ClangLayouts.Uses(unit));

        var truth = ClangLayouts.OfClang(Shell.Run(folder.Path, ["clang", .. RealHeaders.Options, .. ClangLayouts.Arguments, "all.c"]));

        Assert.True(truth.Count > 1000, $"clang laid only {truth.Count} out.");
        var ours = ClangLayouts.OfParser(unit);

        // The one that clang has more is within the body of a function: SDL_endian.h's union of float and integer.
        Assert.Equal(["union /usr/include/SDL2/SDL_endian.h"], truth.Except(ours).Select(line => line.Split(".h:")[0] + ".h"));
        Assert.Empty(ours.Except(truth));
    }

    /// <summary>Types of functions and typedefs, offsets, values of enums and macros: clang is asked to agree with each.</summary>
    [FactIfHeaders("clang")]
    public void ClangAgreesWithEveryTypeAndValue()
    {
        using var folder = new TestFolder();
        folder.Append("all.c", ClangAssertions.Of(Read(folder, "clang", RealHeaders.Options), out var count));

        Shell.Run(folder.Path, ["clang", .. RealHeaders.Options, "-w", "-fsyntax-only", "all.c"]);

        Assert.True(count > 40_000, $"There are only {count} assertions.");
    }

    [FactIfHeaders("gcc")]
    public void NothingOfGccsOutputIsUnknown()
    {
        using var folder = new TestFolder();

        Assert.Empty(Read(folder, "gcc", RealHeaders.Options).Problems);
    }

    [FactIfZig]
    public void PlatformHeadersOfEveryTargetAreUnderstood()
    {
        string[] standard = ["stdio.h", "stdlib.h", "string.h", "math.h", "time.h", "wchar.h", "signal.h", "complex.h", "stdatomic.h", "inttypes.h"];
        string[] unix = [.. standard, "unistd.h", "pthread.h", "sys/socket.h", "sys/stat.h", "dlfcn.h"];
        var targets = new Dictionary<string, (string[] Headers, CDataModel Model)>
        {
            ["x86_64-windows-gnu"] = ([.. standard, "windows.h"], CDataModel.WindowsX64Gnu),
            ["x86-windows-gnu"] = ([.. standard, "windows.h"], CDataModel.WindowsX86Gnu),
            ["aarch64-macos"] = (unix, CDataModel.MacArm64),
            ["arm-linux-gnueabihf"] = (unix, CDataModel.LinuxArm),
            ["x86_64-linux-musl"] = (unix, CDataModel.LinuxX64),
        };
        foreach (var (target, (headers, model)) in targets)
        {
            using var folder = new TestFolder();
            folder.Write("all.c", string.Concat(headers.Select(header => $"#include <{header}>\n")));
            var text = Shell.Run(folder.Path, Zig.Program!, "cc", "-target", target, "-E", "-dD", "all.c");

            var unit = CParser.Parse(text, new CParseOptions { Model = model, IncludeAll = true });

            Assert.True(unit.Problems.Count == 0, $"{target}: {string.Join('\n', unit.Problems.Take(10))}");
            Assert.True(unit.Functions.Count > 500, $"{target}: {unit.Functions.Count} functions");
            var unknown = unit.Records.Where(record => record.IsComplete && unit.Layout.Of(record) is null).Select(record => $"{record} {record.Location}").ToArray();
            Assert.True(unknown.Length == 0, $"{target}: {string.Join('\n', unknown)}");
            if (target == "x86-windows-gnu")
            {
                Assert.Equal(CCallingConvention.Stdcall, unit.Functions.Single(function => function.Name == "CreateFileW").Type.Convention);
            }
        }
    }

    /// <summary>The lines with <c>#</c> taken out, and nothing expanded.</summary>
    [FactIfHeaders]
    public void PureTextIsReadWithoutPreprocessor()
    {
        var text = string.Concat(File.ReadLines("/usr/include/zlib.h").Where(line => !line.TrimStart().StartsWith('#')).Select(line => line + "\n"));

        var unit = CParser.Parse(text, Everything);

        var names = unit.Functions.Select(function => function.Name).ToHashSet();
        Assert.Superset(new HashSet<string> { "zlibVersion", "deflate", "inflate", "compress2", "gzopen", "gzread", "adler32", "crc32" }, names);
        Assert.DoesNotContain("OF", names);
        Assert.Equal(["zalloc", "zfree", "opaque"], unit.Records.Single(record => record.Tag == "z_stream_s").Fields.Skip(8).Take(3).Select(field => field.Name));
    }

    private static CTranslationUnit Read(TestFolder folder, string compiler, string[] options)
    {
        folder.Write("all.c", RealHeaders.Source);
        return CParser.Parse(Shell.Run(folder.Path, [compiler, .. options, "-E", "-dD", "all.c"]), Everything);
    }
}
