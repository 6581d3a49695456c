using Native.Sdk.Bindings;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Headers;
using Native.Sdk.Platforms;

namespace Native.Sdk.Core.Tests.Bindings;

/// <summary>
/// The headers of real libraries in a folder of their own, without libc's, so that compilers for other platforms find
/// their own libc's and nothing else.
/// </summary>
internal sealed class RealHeaderTexts : IDisposable
{
    /// <summary>Every difference that matters: sizes of pointers and longs, of wchar_t and long double, glibc and musl, 32-bit Windows.</summary>
    public static readonly string[] Rids = ["linux-x64", "linux-arm64", "linux-arm", "linux-musl-x64", "win-x64", "win-x86", "osx-arm64"];

    private static readonly string[] Copied =
    [
        "zlib.h", "zconf.h", "sqlite3.h", "zstd*.h", "zdict.h", "lz4*.h", "sodium*", "git2*", "curl", "png*.h", "libxml", "archive*.h", "uv*", "SDL2",
        "vulkan", "vk_video", "openssl", "unicode",
    ];

    private readonly TestFolder folder = new();

    public RealHeaderTexts()
    {
        foreach (var source in new[] { "/usr/include", "/usr/include/x86_64-linux-gnu", "/usr/include/libxml2" })
        {
            foreach (var pattern in Copied)
            {
                foreach (var path in Directory.EnumerateFileSystemEntries(source, pattern))
                {
                    Shell.Run(source, "cp", "-rL", path, folder.Path);
                }
            }
        }
    }

    /// <summary>Options of every compile. SDL takes compiler intrinsics along unless told not to.</summary>
    public string[] Options =>
    [
        "-I" + folder.Path, "-I" + folder["SDL2"], "-D_GNU_SOURCE", "-DNATIVE_SDK_BINDINGS", "-DSDL_DISABLE_IMMINTRIN_H", "-DSDL_DISABLE_XMMINTRIN_H",
        "-DSDL_DISABLE_EMMINTRIN_H", "-DSDL_DISABLE_PMMINTRIN_H", "-DSDL_DISABLE_MMINTRIN_H",
    ];

    /// <summary>The platforms that have a header.</summary>
    public static string[] RidsOf(RealHeader header) => [.. Rids.Except(header.NotOn)];

    /// <summary>Absolute path of a header.</summary>
    public string Path(RealHeader header) => folder[header.Path];

    /// <summary>Absolute path of a file of one's own.</summary>
    public string File(string name) => folder[name];

    /// <summary>The compiler for a platform, from this machine.</summary>
    public static string[] Compiler(string rid) =>
        rid == "linux-x64" ? ["clang"] : [Zig.Program!, "cc", "-target", PlatformTable.Default.Find(rid)!.ZigTarget];

    /// <summary>What the bindings of a header for some platforms are made of.</summary>
    public BindingRequest Request(RealHeader header, string space, params string[] rids) => new()
    {
        Settings = new BindingSettings { Library = header.Name.ToLowerInvariant(), Namespace = $"{space}.{header.Name}", ClassName = header.Name + "Native", Friendly = false },
        Folder = folder.Path,
        Headers = [new BindingHeader(Path(header), [.. rids.Select(rid => Text(header, rid))])],
    };

    public string Run(params string[] command) => Shell.Run(folder.Path, command);

    public void Dispose() => folder.Dispose();

    private HeaderText Text(RealHeader header, string rid)
    {
        var platform = PlatformTable.Default.Find(rid)!;
        var text = Shell.Run(folder.Path, [.. Compiler(rid), .. Options, "-E", "-dD", "-C", Path(header)]);
        return new HeaderText(platform, CDataModel.Of(platform.Os, platform.Cpu, isGnu: true)!, text);
    }
}
