namespace Native.Sdk.Binaries;

/// <summary>A library that an image needs, and what it takes from it.</summary>
/// <param name="Library">Its file name, as it is written; Windows does not distinguish case.</param>
/// <param name="IsDelayed">Whether it is loaded when something of it is first called, not with the image.</param>
/// <param name="Names">
/// Functions and data, in order; <c>#12</c> for what is imported by number (ordinal) only.
/// </param>
public sealed record PeImportedLibrary(string Library, bool IsDelayed, IReadOnlyList<string> Names);
