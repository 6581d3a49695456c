using System.Runtime.InteropServices;

namespace Native.Sdk.Package.Tests.Support;

/// <summary>A test with a library of the system and its headers; skipped, visibly, where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfSystemLibraryAttribute : FactAttribute
{
    /// <param name="header">Below <c>/usr/include</c>: <c>uv.h</c>.</param>
    /// <param name="library">File name: <c>libuv.so.1</c>.</param>
    /// <param name="package">Debian's.</param>
    public FactIfSystemLibraryAttribute(string header, string library, string package)
    {
        if (FindHeader(header) is null || FindLibrary(library) is null)
        {
            Skip = $"Missing here: {header} and {library} (apt-get install {package})";
        }
    }

    /// <summary>Absolute path, or null.</summary>
    public static string? FindHeader(string header) => Find(header, "/usr/include", "/usr/include/" + Triple);

    /// <summary>Absolute path, or null.</summary>
    public static string? FindLibrary(string library) => Find(library, "/usr/lib/" + Triple, "/usr/lib64", "/usr/lib");

    /// <summary>Debian's folder for this machine; those of others may lie beside it.</summary>
    private static string Triple => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";

    private static string? Find(string file, params IEnumerable<string> folders) => folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
}
