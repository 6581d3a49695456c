using Native.Sdk.Binaries;
using Native.Sdk.Platforms;

namespace Native.Sdk.Verification;

/// <summary>A native file of a package that was read, and is a library.</summary>
/// <param name="Packed">What was read.</param>
/// <param name="Platform">Of its runtime identifier; null if nobody knows that one.</param>
/// <param name="Library">What is in it. The file itself is not kept in memory: the bytes of its <see cref="ElfFile"/> are gone.</param>
public sealed record InspectedLibrary(PackagedLibrary Packed, Platform? Platform, SharedLibrary Library)
{
    /// <summary>For which platform it is packed.</summary>
    public string Rid => Packed.Rid;

    /// <summary>File name.</summary>
    public string Name => Packed.File.Name;

    /// <summary>In bytes.</summary>
    public long Size => Packed.File.Size;
}
