namespace Native.Sdk.Bindings;

/// <summary>The integer that some bit-fields share.</summary>
/// <param name="Before">Number of the field that it stands before.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Offset">Bytes from the start, by platform.</param>
internal sealed record BitStorage(int Before, int Size, long[] Offset);
