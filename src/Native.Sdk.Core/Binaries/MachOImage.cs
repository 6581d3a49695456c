using System.Diagnostics.CodeAnalysis;

namespace Native.Sdk.Binaries;

/// <summary>
/// A Mach-O shared library (<c>.dylib</c>) or bundle as the loader sees it, for one CPU. <c>llvm-objdump
/// --macho --private-headers --exports-trie</c> shows the same.
/// </summary>
public sealed class MachOImage
{
    /// <summary><c>PLATFORM_MACOS</c>.</summary>
    private const uint MacOS = 1;

    private MachOImage(MachOFile file)
    {
        Cpu = file.Cpu;
        Type = file.Type is MachOFileType.DynamicLibrary or MachOFileType.Bundle
            ? file.Type
            : throw new BinaryFormatException($"It is not a shared library: its Mach-O type is {file.Type}.");
        InstallName = file.FindOnly(MachOCommandType.InstallName)?.ReadString();
        Needed = [.. file.Commands.Where(IsNeed).Select(command => command.ReadString())];
        RPaths = [.. file.Commands.Where(command => command.Type == MachOCommandType.RPath)
            .Select(command => command.ReadString())];
        (MinimumOS, SdkVersion) = FindVersions(file);
        HasCodeSignature = file.FindOnly(MachOCommandType.CodeSignature) is not null;
        Uuid = file.FindOnly(MachOCommandType.Uuid) is { } uuid ? ReadUuid(uuid) : null;
        IsAdHocSigned = MachOSignature.IsAdHoc(file);
        foreach (var section in file.Sections.Where(section => section.Segment == "__DWARF"))
        {
            DebugInformationSize += (long)Math.Min(section.Size, (ulong)file.Bytes.Length);
        }

        var symbols = MachOSymbolTable.Find(file);
        Exports = FindTrie(file) is { } trie
            ? MachOExportTrie.ReadNames(trie.Span, file.Bytes.Length)
            : ReadExports(file, symbols);
        Imports = symbols?.ReadImports(file, Needed) ?? [];
        DebugMapPaths = symbols?.ReadDebugMap(file) ?? [];
    }

    /// <summary>The CPU.</summary>
    public MachOCpu Cpu { get; }

    /// <summary>Library or bundle.</summary>
    public MachOFileType Type { get; }

    /// <summary><c>LC_ID_DYLIB</c>: where those that link with it will look for it; null if it has none.</summary>
    public string? InstallName { get; }

    /// <summary>The libraries that are loaded with it, weak and re-exported ones too, in order.</summary>
    public IReadOnlyList<string> Needed { get; }

    /// <summary><c>LC_RPATH</c>: what <c>@rpath</c> stands for, in order.</summary>
    public IReadOnlyList<string> RPaths { get; }

    /// <summary>
    /// The oldest system that it runs on, of macOS where it is for several; null if it does not say.
    /// </summary>
    public Version? MinimumOS { get; }

    /// <summary>The SDK that it was built with, of macOS where it is for several; null if it does not say.</summary>
    public Version? SdkVersion { get; }

    /// <summary>Whether it is signed. On arm64 the system loads nothing else; ad hoc is enough.</summary>
    public bool HasCodeSignature { get; }

    /// <summary>
    /// Whether it is signed by nobody (<c>CS_ADHOC</c>): good for its own machine, not for notarization.
    /// </summary>
    public bool IsAdHocSigned { get; }

    /// <summary><c>LC_UUID</c>, by which debuggers find its symbols; null if it has none.</summary>
    public Guid? Uuid { get; }

    /// <summary>
    /// The names that it exports, as the linker sees them (C's have an underscore in front), those of the linker
    /// included (<c>__mh_dylib_header</c>), in the order of the export trie.
    /// </summary>
    public IReadOnlyList<string> Exports { get; }

    /// <summary>The symbols that other libraries must define, in the order of the symbol table.</summary>
    public IReadOnlyList<MachOImport> Imports { get; }

    /// <summary>Bytes of DWARF sections in it. Apple's linker leaves DWARF in the objects; others embed it.</summary>
    public long DebugInformationSize { get; }

    /// <summary>
    /// Where debuggers are told to look for object files and folders of sources, in order: often absolute paths of the
    /// build machine. <c>strip -S</c> removes them.
    /// </summary>
    public IReadOnlyList<string> DebugMapPaths { get; }

    /// <summary>
    /// Reads a shared library, thin or universal. Of a universal one, the files of 32 bits are left out.
    /// <paramref name="bytes"/> must not change while it is read.
    /// </summary>
    /// <param name="bytes">The file.</param>
    /// <param name="slices">One for each CPU, at least one.</param>
    /// <param name="problem">A sentence that says why it is not a sound library.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out IReadOnlyList<MachOImage>? slices,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            (slices, problem) = (ReadSlices(bytes), null);
            return true;
        }
        catch (BinaryFormatException e)
        {
            (slices, problem) = (null, e.Message);
            return false;
        }
    }

    private static MachOImage[] ReadSlices(ReadOnlyMemory<byte> bytes)
    {
        if (!MachOUniversal.HasMagic(bytes.Span))
        {
            return [new MachOImage(MachOFile.Read(bytes))];
        }

        var slices = MachOUniversal.ReadSlices(bytes).Where(slice => !MachOFile.Is32Bit(slice.Span))
            .Select(slice => new MachOImage(MachOFile.Read(slice)))
            .ToArray();
        return slices.Length > 0
            ? slices
            : throw new BinaryFormatException("It is a universal Mach-O file of 32-bit files only.");
    }

    private static bool IsNeed(MachOCommand command) => command.Type
        is MachOCommandType.LoadLibrary or MachOCommandType.LoadWeakLibrary or MachOCommandType.ReexportLibrary
        or MachOCommandType.LazyLoadLibrary or MachOCommandType.LoadUpwardLibrary;

    /// <summary>A library that runs on macOS and on iPad's Catalyst has two of them.</summary>
    private static (Version? MinimumOS, Version? Sdk) FindVersions(MachOFile file)
    {
        (Version? MinimumOS, Version? Sdk) found = default;
        foreach (var command in file.Commands)
        {
            if (command.Type is not (MachOCommandType.BuildVersion or MachOCommandType.MinimumMacOS))
            {
                continue;
            }

            var cursor = command.Content;
            var platform = command.Type == MachOCommandType.BuildVersion ? cursor.U32() : MacOS;
            var minimumOS = ToVersion(cursor.U32());
            var sdk = cursor.U32();
            if (found.MinimumOS is null || platform == MacOS)
            {
                found = (minimumOS, sdk == 0 ? null : ToVersion(sdk));
            }
        }

        return found;
    }

    /// <summary><c>xxxx.yy.zz</c> in 4 bytes.</summary>
    private static Version ToVersion(uint number) =>
        new((int)(number >> 16), (int)(number >> 8 & 0xff), (int)(number & 0xff));

    private static Guid ReadUuid(MachOCommand command)
    {
        var cursor = command.Content;
        return new Guid(cursor.Take(16), bigEndian: true);
    }

    /// <summary>Linkers before 2009 wrote no trie: the loader searches the symbol table itself.</summary>
    private static string[] ReadExports(MachOFile file, MachOSymbolTable? symbols)
    {
        var definitions = symbols?.ReadGlobalDefinitions(file) ?? [];
        return [.. definitions.Where(symbol => symbol.IsVisible).Select(symbol => symbol.LinkerName)];
    }

    private static ReadOnlyMemory<byte>? FindTrie(MachOFile file)
    {
        const string What = "The export trie";
        if (file.FindOnly(MachOCommandType.ExportsTrie) is { } command)
        {
            var cursor = command.Content;
            return ByteRange.Slice(file.Bytes, cursor.U32(), cursor.U32(), What);
        }

        var info = file.FindOnly(MachOCommandType.LoaderInfoOnly) ?? file.FindOnly(MachOCommandType.LoaderInfo);
        if (info is not null)
        {
            var cursor = info.Content;
            cursor.Take(32);    // rebase, bind, weak bind, lazy bind
            return ByteRange.Slice(file.Bytes, cursor.U32(), cursor.U32(), What);
        }

        return null;
    }
}
