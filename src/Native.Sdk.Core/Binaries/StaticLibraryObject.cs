namespace Native.Sdk.Binaries;

/// <summary>An object file in a static library.</summary>
/// <param name="Name">Its name in the archive; not unique.</param>
/// <param name="File">What it defines.</param>
public sealed record StaticLibraryObject(string Name, ObjectFile File);
