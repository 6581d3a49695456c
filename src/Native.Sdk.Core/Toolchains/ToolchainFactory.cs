using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains.C;
using Native.Sdk.Toolchains.Cargo;
using Native.Sdk.Toolchains.CMake;
using Native.Sdk.Toolchains.Command;

namespace Native.Sdk.Toolchains;

/// <summary>From a project and a platform to the toolchain that builds the one for the other.</summary>
internal static class ToolchainFactory
{
    /// <summary>What the toolchain is given; the project's own variables go before the build's.</summary>
    public static ToolchainContext CreateContext(NativeProject project, Platform platform, NativeBuildRequest request, IMessageSink messages)
    {
        var environment = ToolEnvironment.Create(request.Settings.Environment);
        foreach (var (name, value) in project.Environment)
        {
            environment[name] = value;
        }

        return new ToolchainContext(project, platform, request.Settings, request.Directory, new ToolFinder(environment), environment, messages);
    }

    /// <summary>By the project's kind.</summary>
    public static IToolchain Create(ToolchainContext context) => context.Project.Kind switch
    {
        ProjectKind.C => new CToolchain(context),
        ProjectKind.Cargo => new CargoToolchain(context),
        ProjectKind.CMake => new CMakeToolchain(context),
        _ => new CommandToolchain(context),
    };

    /// <summary>The library's base name as far as it is known without asking a tool, or null.</summary>
    public static string? KnownName(NativeProject project, Platform platform, NativeBuildRequest request) =>
        (project.Name ?? (project.Kind == ProjectKind.Cargo ? CargoToolchain.LikelyName(project, request.Directory) : null))
        ?.Replace("{configuration}", request.Settings.Configuration).Replace("{rid}", platform.Rid);
}
