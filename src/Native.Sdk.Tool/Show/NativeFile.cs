using System.Buffers.Binary;
using Native.Sdk.Binaries;

namespace Native.Sdk.Tool;

/// <summary>What a file of a package or folder is, as far as its name and its first bytes tell.</summary>
internal static class NativeFile
{
    /// <summary>So many bytes are enough for <see cref="PeImage.IsManaged"/>: linkers put the headers first.</summary>
    public const int HeaderSize = 4096;

    /// <summary>Whether a file can be a program: what Linux and macOS run has no ending.</summary>
    public static bool HasProgramName(string path) => path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) || !Path.GetFileName(path).Contains('.', StringComparison.Ordinal);

    /// <summary>Whether it begins as libraries and programs do: ELF, PE, Mach-O of one CPU or of several.</summary>
    public static bool IsNative(ReadOnlySpan<byte> header) => !PeImage.IsManaged(header) && (header.StartsWith("\u007fELF"u8) || header.StartsWith("MZ"u8)
        || (header.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(header) is 0xcafebabe or 0xcafebabf or 0xcffaedfe or 0xcefaedfe));

    /// <summary>Native or managed.</summary>
    public static bool IsDll(string path) => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

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
