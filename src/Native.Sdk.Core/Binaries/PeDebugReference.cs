namespace Native.Sdk.Binaries;

/// <summary>Where an image says its symbols are (CodeView's <c>RSDS</c> record in the debug directory).</summary>
/// <param name="Path">The PDB file, as the linker wrote it: often an absolute path of the build machine.</param>
/// <param name="Guid">Which PDB file it must be.</param>
/// <param name="Age">How often that file was changed since it was made.</param>
public sealed record PeDebugReference(string Path, Guid Guid, uint Age);
