using System.Buffers.Binary;

namespace Native.Sdk.Tool;

/// <summary>What a file of a package or folder is, as far as its name and its first bytes tell.</summary>
internal static class NativeFile
{
    /// <summary>So many bytes are enough for <see cref="IsManaged"/>: linkers put the headers first.</summary>
    public const int HeaderSize = 4096;

    /// <summary>Whether a file can be a program: what Linux and macOS run has no ending.</summary>
    public static bool HasProgramName(string path) => path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) || !Path.GetFileName(path).Contains('.', StringComparison.Ordinal);

    /// <summary>Whether it begins as libraries and programs do: ELF, PE, Mach-O of one CPU or of several.</summary>
    public static bool IsNative(ReadOnlySpan<byte> header) => !IsManaged(header) && (header.StartsWith("\u007fELF"u8) || header.StartsWith("MZ"u8)
        || (header.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(header) is 0xcafebabe or 0xcafebabf or 0xcffaedfe or 0xcefaedfe));

    /// <summary>Native or managed.</summary>
    public static bool IsDll(string path) => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a DLL is an assembly: the PE image has a CLI header (ECMA-335, II.25.2.3.3: data directory 14).
    /// </summary>
    /// <param name="header">The first <see cref="HeaderSize"/> bytes, or all.</param>
    public static bool IsManaged(ReadOnlySpan<byte> header)
    {
        const int CliHeader = 14, DirectorySize = 8;
        if (!header.StartsWith("MZ"u8) || header.Length < 0x40)
        {
            return false;
        }

        var optional = (long)BinaryPrimitives.ReadUInt32LittleEndian(header[0x3c..]) + 24;
        if (optional + 2 > header.Length)
        {
            return false;
        }

        var is64 = BinaryPrimitives.ReadUInt16LittleEndian(header[(int)optional..]) == 0x20b;
        var count = optional + (is64 ? 108 : 92);
        var directory = count + 4 + (CliHeader * DirectorySize);
        return directory + DirectorySize <= header.Length
            && BinaryPrimitives.ReadUInt32LittleEndian(header[(int)count..]) > CliHeader
            && BinaryPrimitives.ReadUInt32LittleEndian(header[(int)directory..]) != 0;
    }

    /// <summary>The first <see cref="HeaderSize"/> bytes of a file on disk, if it has so many.</summary>
    public static byte[] ReadHeader(string path)
    {
        using var file = File.OpenRead(path);
        return ReadHeader(file);
    }

    /// <summary>The first <see cref="HeaderSize"/> bytes, if there are so many.</summary>
    public static byte[] ReadHeader(Stream stream)
    {
        var header = new byte[HeaderSize];
        return header[..stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false)];
    }
}
