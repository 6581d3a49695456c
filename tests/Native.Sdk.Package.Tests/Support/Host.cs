using System.Runtime.InteropServices;

namespace Native.Sdk.Package.Tests.Support;

/// <summary>The machine the tests run on.</summary>
public static class Host
{
    /// <summary>Its portable runtime identifier: <c>linux-x64</c>.</summary>
    public static string Rid { get; } = Os + "-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    /// <summary>A portable runtime identifier that no tool of this version builds for here.</summary>
    public static string ForeignRid { get; } = Rid == "osx-arm64" ? "osx-x64" : "osx-arm64";

    /// <summary>The file name of a shared library here: <c>libx.so</c>.</summary>
    public static string Library(string name) =>
        OperatingSystem.IsWindows() ? name + ".dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";

    private static string Os =>
        OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : File.Exists("/etc/alpine-release") ? "linux-musl" : "linux";
}
