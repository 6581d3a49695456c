namespace Native.Sdk.Core.Tests.Bindings;

/// <summary>A header of a well-known library.</summary>
/// <param name="Name">For the class and the namespace.</param>
/// <param name="Path">Below a folder for headers.</param>
/// <param name="Own">What the paths of the library's own headers begin with.</param>
internal sealed record RealHeader(string Name, string Path, params string[] Own)
{
    /// <summary>Platforms whose compiler does not get to its end; empty for most.</summary>
    public IReadOnlyList<string> NotOn { get; init; } = [];

    /// <summary>Those of <see cref="Headers.RealHeaders"/>.</summary>
    public static IReadOnlyList<RealHeader> All { get; } =
    [
        new("Zlib", "zlib.h", "zlib.h", "zconf.h"),
        new("Sqlite", "sqlite3.h", "sqlite3.h"),
        new("Zstd", "zstd.h", "zstd"),
        new("Lz4", "lz4.h", "lz4"),
        new("Lz4Frame", "lz4frame.h", "lz4"),
        new("Sodium", "sodium.h", "sodium"),
        new("Git2", "git2.h", "git2"),
        new("Curl", "curl/curl.h", "curl/"),
        new("Png", "png.h", "png"),

        // Debian's libxml2 includes iconv.h, which zig has for Linux only.
        new("XmlParser", "libxml/parser.h", "libxml/") { NotOn = ["win-x64", "win-x86", "osx-arm64"] },
        new("XmlTree", "libxml/tree.h", "libxml/") { NotOn = ["win-x64", "win-x86", "osx-arm64"] },
        new("Archive", "archive.h", "archive"),
        new("ArchiveEntry", "archive_entry.h", "archive"),
        new("Uv", "uv.h", "uv"),
        new("Sdl", "SDL2/SDL.h", "SDL2/"),
        new("Vulkan", "vulkan/vulkan_core.h", "vulkan/", "vk_video/"),
        new("Evp", "openssl/evp.h", "openssl/"),
    ];
}
