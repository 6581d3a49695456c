namespace Native.Sdk.Core.Tests.Headers;

/// <summary>Headers of well-known libraries, as Debian installs them.</summary>
internal static class RealHeaders
{
    /// <summary>What build/SetUp.cs installs.</summary>
    public const string Packages =
        "zlib1g-dev libsqlite3-dev libzstd-dev liblz4-dev libsodium-dev libgit2-dev libcurl4-openssl-dev libpng-dev libxml2-dev libarchive-dev " +
        "libuv1-dev libsdl2-dev libvulkan-dev libssl-dev";

    /// <summary>As they are included. SDL.h takes compiler intrinsics along unless told not to.</summary>
    public static readonly string[] Names =
    [
        "zlib.h", "sqlite3.h", "zstd.h", "lz4.h", "lz4frame.h", "sodium.h", "git2.h", "curl/curl.h", "png.h", "libxml/parser.h", "libxml/tree.h",
        "archive.h", "archive_entry.h", "uv.h", "SDL2/SDL.h", "vulkan/vulkan_core.h", "openssl/evp.h",
    ];

    public static readonly string[] Options = ["-I/usr/include/libxml2", "-D_GNU_SOURCE", "-DSDL_DISABLE_IMMINTRIN_H", "-DSDL_DISABLE_XMMINTRIN_H", "-DSDL_DISABLE_EMMINTRIN_H", "-DSDL_DISABLE_PMMINTRIN_H", "-DSDL_DISABLE_MMINTRIN_H"];

    private static readonly string[] Folders = ["/usr/include", "/usr/include/x86_64-linux-gnu", "/usr/include/libxml2"];

    public static string[] Missing { get; } = [.. Names.Where(name => !Folders.Any(folder => File.Exists(Path.Combine(folder, name))))];

    /// <summary>All in one text: they share the system's.</summary>
    public static string Source => string.Concat(Names.Select(name => $"#include <{name}>\n"));
}
