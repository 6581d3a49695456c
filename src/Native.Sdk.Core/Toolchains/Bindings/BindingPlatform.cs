using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains.C;

namespace Native.Sdk.Toolchains.Bindings;

/// <summary>One platform of a unit.</summary>
/// <param name="platform">The platform.</param>
/// <param name="project">The item that is for it.</param>
/// <param name="name">Base name of its library.</param>
internal sealed class BindingPlatform(Platform platform, NativeProject project, string name)
{
    /// <summary>The platform.</summary>
    public Platform Platform { get; } = platform;

    /// <summary>The item that is for it.</summary>
    public NativeProject Project { get; } = project;

    /// <summary>Base name of its library.</summary>
    public string Name { get; } = name;

    /// <summary>The compiler that sees the headers as the platform does; null: there is none here.</summary>
    public HeaderCompiler? Compiler { get; set; }

    /// <summary>The questions that the compiler must answer first.</summary>
    public IReadOnlyList<Execution.Step> Questions { get; set; } = [];
}
