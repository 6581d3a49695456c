namespace Native.Sdk.Toolchains.C;

/// <summary>What is linked.</summary>
/// <param name="FileName">Of the library: its soname, its install name.</param>
/// <param name="ExportFile">Absolute path of the list of exports, or null to export by visibility.</param>
/// <param name="HasCpp">Whether C++ is among it.</param>
public sealed record LinkRequest(string FileName, string? ExportFile, bool HasCpp);
