namespace Native.Sdk.Binaries;

/// <summary>A file in an archive.</summary>
/// <param name="Name">Its name, in thin archives its path; not unique.</param>
/// <param name="Offset">Where its content begins in the archive, in bytes, as <c>ar tO</c> shows it.</param>
/// <param name="Bytes">Its content; empty in thin archives, which only say where it is.</param>
public sealed record ArchiveMember(string Name, long Offset, ReadOnlyMemory<byte> Bytes);
