namespace Native.Sdk.Projects;

/// <summary>A NativeProject as the user wrote it.</summary>
/// <param name="Include">The item's Include, unescaped.</param>
/// <param name="Metadata">
/// Each metadatum with its parts: split at the unescaped <c>;</c>, trimmed, unescaped, without empty ones.
/// A metadatum whose value is empty is not there, as everywhere in MSBuild.
/// </param>
public sealed record NativeProjectDeclaration(string Include, IReadOnlyDictionary<string, IReadOnlyList<string>> Metadata);
