using System.Text;
using Native.Sdk.Platforms;
using Native.Sdk.Toolchains.C;
using Native.Sdk.Toolchains.Compilers;

namespace Native.Sdk.Toolchains.CMake;

/// <summary>The text of a toolchain file: which compilers cmake is to use, and for what system.</summary>
/// <remarks>cmake-toolchains(7), "Cross Compiling".</remarks>
internal static class CMakeToolchainFile
{
    /// <summary>For a platform that is not this machine's, or compilers that cmake would not find by itself.</summary>
    /// <param name="platform">Of the library.</param>
    /// <param name="host">This machine's.</param>
    /// <param name="compilers">That build it.</param>
    /// <param name="archiver">Absolute path of what makes static libraries; null: cmake finds it beside the compiler.</param>
    /// <param name="indexer">Absolute path of ranlib, likewise.</param>
    public static string Write(Platform platform, Platform host, CompilerSet compilers, string? archiver, string? indexer)
    {
        var text = new StringBuilder("# Written by Native.Sdk.\n");
        if (platform != host)
        {
            // With it cmake knows that what it builds cannot be run here.
            Set("CMAKE_SYSTEM_NAME", SystemName(platform));
            Set("CMAKE_SYSTEM_PROCESSOR", Processor(platform));

            // This machine's libraries are not the other one's. Its programs are what runs in a build.
            Set("CMAKE_FIND_ROOT_PATH_MODE_PROGRAM", "NEVER");
            foreach (var kind in (string[])["LIBRARY", "INCLUDE", "PACKAGE"])
            {
                Set("CMAKE_FIND_ROOT_PATH_MODE_" + kind, "ONLY");
            }
        }

        if (compilers.CPath is { } c)
        {
            Set("CMAKE_C_COMPILER", [c, .. compilers.Leading(Language.C)]);
        }

        if (compilers.CppPath is { } cpp)
        {
            Set("CMAKE_CXX_COMPILER", [cpp, .. compilers.Leading(Language.Cpp)]);
        }

        if (archiver is not null)
        {
            Set("CMAKE_AR", archiver);
        }

        if (indexer is not null)
        {
            Set("CMAKE_RANLIB", indexer);
        }

        if (compilers.Family == CompilerFamily.Zig)
        {
            var options = string.Join(' ', Zig.QuietOptions);
            Set("CMAKE_C_FLAGS_INIT", options);
            Set("CMAKE_CXX_FLAGS_INIT", options);
        }

        if (platform.Os == TargetOs.MacOS)
        {
            if (compilers.Baseline.Length > 0)
            {
                Set("CMAKE_OSX_DEPLOYMENT_TARGET", compilers.Family == CompilerFamily.Zig ? "" : compilers.Baseline);
            }

            if (compilers.Family == CompilerFamily.Gnu)
            {
                Set("CMAKE_OSX_ARCHITECTURES", Processor(platform));
            }
        }

        return text.ToString();

        void Set(string name, params ReadOnlySpan<string> values)
        {
            text.Append("set(").Append(name);
            foreach (var value in values)
            {
                // A bracket argument is taken as it is: https://cmake.org/cmake/help/latest/manual/cmake-language.7.html#bracket-argument.
                text.Append(" [==[").Append(value).Append("]==]");
            }

            text.Append(")\n");
        }
    }

    /// <summary>CMAKE_SYSTEM_NAME.</summary>
    private static string SystemName(Platform platform) => platform.Os switch
    {
        TargetOs.Windows => "Windows",
        TargetOs.MacOS => "Darwin",
        TargetOs.FreeBsd => "FreeBSD",
        _ => "Linux",
    };

    /// <summary>What <c>uname -m</c> says there, or PROCESSOR_ARCHITECTURE.</summary>
    private static string Processor(Platform platform) => (platform.Os, platform.Cpu) switch
    {
        (TargetOs.Windows, "x64") => "AMD64",
        (TargetOs.Windows, "x86") => "x86",
        (TargetOs.Windows, "arm64") => "ARM64",
        (TargetOs.FreeBsd, "x64") => "amd64",
        (TargetOs.MacOS or TargetOs.FreeBsd, "arm64") => "arm64",
        (_, "x64") => "x86_64",
        (_, "arm64") => "aarch64",
        (_, "arm") => "armv7l",
        var (_, cpu) => cpu,
    };
}
