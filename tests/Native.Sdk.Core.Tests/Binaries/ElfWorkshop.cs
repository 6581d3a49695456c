using Native.Sdk.Binaries;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>A workshop for ELF files.</summary>
public sealed class ElfWorkshop : Workshop
{
    /// <summary>Compiles source text to an object file and reads it.</summary>
    public ElfObject Compile(string source, string name, params string[] command)
    {
        var bytes = CompileToBytes(source, name, command);
        Assert.True(ElfObject.TryRead(bytes, out var obj, out var problem), problem);
        return obj;
    }
}
