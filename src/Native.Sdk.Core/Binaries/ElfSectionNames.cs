namespace Native.Sdk.Binaries;

/// <summary>
/// The names of the sections (gABI, sections, <c>e_shstrndx</c>). Each is read once: with <c>-ffunction-sections</c>,
/// thousands of sections may share one.
/// </summary>
internal sealed class ElfSectionNames(ReadOnlyMemory<byte> bytes, int fileSize)
{
    private readonly StringTable _strings = new(bytes, fileSize);
    private readonly Dictionary<int, string> _known = [];

    internal string Read(uint offset)
    {
        if (!_known.TryGetValue((int)offset, out var name))
        {
            _known[(int)offset] = name = _strings.Read(offset);
        }

        return name;
    }
}
