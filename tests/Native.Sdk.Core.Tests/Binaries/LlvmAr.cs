using Native.Sdk.Binaries;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// What <c>llvm-ar tO</c> prints of an archive:
/// <code>
/// a.o 0xee
/// </code>
/// </summary>
internal static class LlvmAr
{
    public static string Describe(Archive archive) =>
        string.Concat(archive.Members.Select(member => $"{member.Name} 0x{member.Offset:x}\n"));
}
