using System.IO.Enumeration;
using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>The libraries that are there wherever .NET runs, so that a package need not bring them.</summary>
/// <remarks>
/// Linux: the C library's own files, libgcc_s (.NET itself needs it) and the loaders; not what desktops have, as
/// manylinux does (X11, GL, glib): .NET's container images have none of it, nor libz. libstdc++ is not among them: see
/// <see cref="IsCppRuntime"/>.
/// </remarks>
public static class SystemLibraries
{
    private static readonly HashSet<string> Glibc = new(StringComparer.Ordinal)
    {
        "libc.so.6", "libc.so.6.1", "libm.so.6", "libm.so.6.1", "libmvec.so.1", "libdl.so.2", "librt.so.1", "libpthread.so.0", "libutil.so.1",
        "libresolv.so.2", "libnsl.so.1", "libanl.so.1", "libgcc_s.so.1", "ld64.so.1", "ld64.so.2", "ld.so.1",
    };

    private static readonly HashSet<string> Musl = new(StringComparer.Ordinal) { "libc.so", "libgcc_s.so.1" };

    private static readonly HashSet<string> FreeBsd = new(StringComparer.Ordinal)
    {
        "libc.so.7", "libm.so.5", "libthr.so.3", "libdl.so.1", "librt.so.1", "libutil.so.9", "libgcc_s.so.1", "libexecinfo.so.1", "libcxxrt.so.1",
        "libc++.so.1", "libsys.so.7", "libkvm.so.7", "libelf.so.2",
    };

    private static readonly Lazy<HashSet<string>> Windows = new(() => new(Resources.ReadLines("WindowsLibraries.txt").SelectMany(line => line.Split(' ')), StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether every system of the platform has it.</summary>
    /// <param name="platform">Where it is needed.</param>
    /// <param name="name">As the library that needs it names it: <c>libc.so.6</c>, <c>KERNEL32.dll</c>, <c>/usr/lib/libSystem.B.dylib</c>.</param>
    public static bool Has(Platform platform, string name) => platform.Os switch
    {
        TargetOs.Windows => IsOfWindows(name),
        TargetOs.MacOS => name.StartsWith("/usr/lib/", StringComparison.Ordinal) || name.StartsWith("/System/", StringComparison.Ordinal),
        TargetOs.FreeBsd => FreeBsd.Contains(name) || IsLoader(name),
        _ => platform.CLibrary == CLibrary.Musl
            ? Musl.Contains(name) || IsLoader(name) || name.StartsWith("libc.musl-", StringComparison.Ordinal)
            : Glibc.Contains(name) || IsLoader(name),
    };

    /// <summary>Whether the user allows it: the whole name, or without its folder.</summary>
    public static bool IsAllowed(IReadOnlyList<string> allowed, string name)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        return allowed.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name) || FileSystemName.MatchesSimpleExpression(pattern, file));
    }

    /// <summary>A C++ runtime, which a package can do without by linking it statically.</summary>
    public static bool IsCppRuntime(string name) =>
        name.StartsWith("libstdc++.so", StringComparison.Ordinal) || name.StartsWith("libc++.so", StringComparison.Ordinal) || name.StartsWith("libc++abi.so", StringComparison.Ordinal);

    /// <summary>Visual C++'s runtime for programs that are being debugged: nobody but developers has it, and it must not be shipped.</summary>
    public static bool IsDebugRuntime(string name)
    {
        var dll = Dll(name);
        return dll is "ucrtbased" or "msvcrtd"
            || ((IsOfVisualCpp(dll) || dll.StartsWith("mfc", StringComparison.Ordinal)) && dll.EndsWith('d') && dll.AsSpan().IndexOfAnyInRange('0', '9') > 0);
    }

    /// <summary>Visual C++'s runtime, which comes with a redistributable package of its own.</summary>
    public static bool IsVisualCppRuntime(string name)
    {
        var dll = Dll(name);
        return dll is not ("msvcrt" or "msvcp_win") && (IsOfVisualCpp(dll) || dll.StartsWith("vccorlib", StringComparison.Ordinal));
    }

    /// <summary>By the beginnings that its runtime for debugging has too.</summary>
    private static bool IsOfVisualCpp(string dll) => dll.StartsWith("vcruntime", StringComparison.Ordinal) || dll.StartsWith("msvcp", StringComparison.Ordinal)
        || dll.StartsWith("msvcr", StringComparison.Ordinal) || dll.StartsWith("concrt", StringComparison.Ordinal) || dll.StartsWith("vcomp", StringComparison.Ordinal);

    private static bool IsOfWindows(string name)
    {
        var dll = Dll(name);
        return dll.StartsWith("api-ms-win-", StringComparison.Ordinal) || dll.StartsWith("ext-ms-", StringComparison.Ordinal)
            || Windows.Value.Contains(dll) || (name.EndsWith(".drv", StringComparison.OrdinalIgnoreCase) && dll == "winspool.drv");
    }

    private static bool IsLoader(string name) => name.StartsWith("ld-linux", StringComparison.Ordinal)
        || name.StartsWith("ld-musl-", StringComparison.Ordinal) || name.StartsWith("ld-elf", StringComparison.Ordinal);

    private static string Dll(string name)
    {
        var lower = name.ToLowerInvariant();
        return lower.EndsWith(".dll", StringComparison.Ordinal) ? lower[..^4] : lower;
    }
}
