using Native.Sdk.Platforms;
using Native.Sdk.Projects;

namespace Native.Sdk;

/// <summary>A library that is ready to be copied and packed.</summary>
/// <param name="Project">Whose it is.</param>
/// <param name="Name">Base name.</param>
/// <param name="Platform">For which platform.</param>
/// <param name="Path">Absolute path.</param>
/// <param name="SymbolsPath">Absolute path of its symbols, if they are in a file of their own.</param>
/// <param name="IsPrebuilt">Whether it was built elsewhere.</param>
public sealed record NativeLibrary(NativeProject Project, string Name, Platform Platform, string Path, string? SymbolsPath, bool IsPrebuilt);
