namespace Native.Sdk.Platforms;

/// <summary>A NativePlatform as the user wrote it.</summary>
/// <param name="Rid">The item's Include.</param>
/// <param name="Metadata">Without empty ones, which are not there, as everywhere in MSBuild. Names without case.</param>
public sealed record PlatformDeclaration(string Rid, IReadOnlyDictionary<string, string> Metadata);
