using Native.Sdk.Execution;

namespace Native.Sdk.Toolchains;

/// <summary>A program that builds, with what identifies it.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Version">What it says of itself.</param>
/// <param name="Identity">Hash of path, version and content: another value means another tool.</param>
public sealed record Tool(string Path, string Version, Hash128 Identity);
