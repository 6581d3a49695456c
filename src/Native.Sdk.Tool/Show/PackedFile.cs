using Native.Sdk.Verification;

namespace Native.Sdk.Tool;

/// <summary>A file of a package, before it is known whether anybody wants to look into it.</summary>
/// <param name="Path">In the package, with <c>/</c>.</param>
/// <param name="Size">In bytes, as the package says.</param>
/// <param name="ReadHeader">Its first bytes, <see cref="NativeFile.HeaderSize"/> if it has so many.</param>
/// <param name="Open">The file as it is verified; throws <see cref="InvalidDataException"/> if it is damaged.</param>
internal sealed record PackedFile(string Path, long Size, Func<byte[]> ReadHeader, Func<PackageFile> Open);
