namespace Native.Sdk.Projects;

/// <summary>What a NativeProject of kind Cargo says, in cargo's own words.</summary>
/// <param name="Package">Member of the workspace; null: the manifest's own.</param>
/// <param name="Profile">Profile; null: dev for Debug, else release.</param>
/// <param name="Features">Features to turn on.</param>
/// <param name="DefaultFeatures">Whether the default features stay on.</param>
/// <param name="Options">Passed to cargo as they are.</param>
public sealed record CargoSettings(
    string? Package, string? Profile, IReadOnlyList<string> Features, bool DefaultFeatures, IReadOnlyList<string> Options);
