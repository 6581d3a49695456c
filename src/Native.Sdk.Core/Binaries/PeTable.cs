namespace Native.Sdk.Binaries;

/// <summary>A data directory: where a table is, relative to the image's base, and its size in bytes.</summary>
internal readonly record struct PeTable(uint Address, uint Size);
