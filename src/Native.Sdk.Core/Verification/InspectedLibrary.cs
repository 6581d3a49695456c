using Native.Sdk.Binaries;
using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>A native file of a package that was read, and is a library.</summary>
/// <param name="Packed">What was read.</param>
/// <param name="Platform">Of its runtime identifier; null if nobody knows that one.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Library">What is in it.</param>
public sealed record InspectedLibrary(PackagedLibrary Packed, Platform? Platform, ReadOnlyMemory<byte> Bytes, SharedLibrary Library)
{
    /// <summary>For which platform it is packed.</summary>
    public string Rid => Packed.Rid;

    /// <summary>File name.</summary>
    public string Name => Packed.File.Name;
}
