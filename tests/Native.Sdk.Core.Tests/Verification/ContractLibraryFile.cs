using System.Text;
using Native.Sdk.Binaries;
using Native.Sdk.Platforms;

namespace Native.Sdk.Core.Tests.Verification;

/// <summary>Writes the smallest libraries that export certain names, for any platform, without a tool.</summary>
internal static class ContractLibraryFile
{
    internal static byte[] Write(Platform? platform, IReadOnlyList<string> exports) => platform?.Format switch
    {
        BinaryFormat.Pe => Pe(platform.Cpu, [.. exports.Order(StringComparer.Ordinal)]),
        BinaryFormat.MachO => MachO(platform.Cpu, [.. exports.Select(name => "_" + name)]),
        _ => Elf(platform?.Cpu ?? "x64", exports),
    };

    /// <summary>Headers, then a section with nothing but the export directory.</summary>
    private static byte[] Pe(string cpu, IReadOnlyList<string> exports)
    {
        const int Headers = 0x200, Address = 0x1000;
        var is64 = cpu != "x86";
        var (functions, ordinals) = (40, 40 + (exports.Count * 8));
        var (strings, offsets) = Strings(exports, "sm.dll\0");
        var texts = Address + ordinals + (exports.Count * 2);
        using var table = new Bytes();
        table.U32(0, 0, 0, (uint)texts, 1, (uint)exports.Count, (uint)exports.Count, Address + (uint)functions, (uint)(Address + functions + (exports.Count * 4)), (uint)(Address + ordinals));
        table.U32([.. exports.Select(_ => 0x10u)]);
        table.U32([.. offsets.Select(offset => (uint)(texts + offset))]);
        table.U16([.. exports.Select((_, i) => (ushort)i)]);
        table.Raw(strings);

        using var file = new Bytes();
        file.Raw("MZ"u8);
        file.PadTo(0x3c).U32(0x40);
        file.Raw("PE\0\0"u8);
        file.U16((ushort)(cpu switch { "x86" => 0x14c, "arm64" => 0xaa64, _ => 0x8664 }), 1);
        file.U32(0, 0, 0);
        file.U16((ushort)(is64 ? 240 : 224), 0x2022, (ushort)(is64 ? 0x20b : 0x10b));
        file.PadTo(0x58 + 60).U32(Headers);
        file.PadTo(0x58 + (is64 ? 108 : 92)).U32(16, Address, (uint)table.Length);
        file.PadTo(0x58 + (is64 ? 240 : 224)).Raw(".edata\0\0"u8);
        file.U32((uint)table.Length, Address, (uint)table.Length, Headers, 0, 0, 0, 0x4000_0040);
        file.PadTo(Headers).Raw(table.ToArray());
        return file.ToArray();
    }

    /// <summary>A segment that is the whole file: symbols, their names, a hash table of one bucket, the dynamic table.</summary>
    private static byte[] Elf(string cpu, IReadOnlyList<string> exports)
    {
        var (strings, offsets) = Strings(exports, "\0");
        const int Symbols = 64 + (2 * 56);
        var (hash, names) = (Symbols + (24 * (exports.Count + 1)), 0);
        names = hash + (4 * (exports.Count + 4));
        var dynamic = (names + strings.Length + 7) / 8 * 8;
        var end = dynamic + (6 * 16);
        using var file = new Bytes();
        file.Raw("\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0"u8);
        file.U16(3, (ushort)(cpu == "arm64" ? 183 : 62));
        file.U32(1);
        file.U64(0, 64, 0);
        file.U32(0);
        file.U16(64, 56, 2, 64, 0, 0);
        foreach (var (type, start) in new[] { (1u, 0), (2u, dynamic) })
        {
            file.U32(type, 6);
            file.U64((ulong)start, (ulong)start, (ulong)start, (ulong)(end - start), (ulong)(end - start), 8);
        }

        file.U64(0, 0, 0);
        foreach (var offset in offsets)
        {
            file.U32((uint)offset);
            file.Raw([0x12, 0, 1, 0]);
            file.U64(0x10, 4);
        }

        file.U32(1, (uint)exports.Count + 1, exports.Count > 0 ? 1u : 0);
        file.U32([.. Enumerable.Range(0, exports.Count + 1).Select(i => i == 0 || i == exports.Count ? 0 : (uint)i + 1)]);
        file.Raw(strings);
        file.PadTo(dynamic).U64(4, (ulong)hash, 5, (ulong)names, 6, Symbols, 10, (ulong)strings.Length, 11, 24, 0, 0);
        return file.ToArray();
    }

    /// <summary>A segment with an empty section, and a symbol table.</summary>
    private static byte[] MachO(string cpu, IReadOnlyList<string> exports)
    {
        var (strings, offsets) = Strings(exports, " \0");
        const int Symbols = 32 + 152 + 24 + 80;
        using var file = new Bytes();
        file.U32(0xfeedfacf, cpu == "arm64" ? 0x0100_000cu : 0x0100_0007, 0, 6, 3, Symbols - 32, 0, 0);
        file.U32(0x19, 152);
        file.Raw("__TEXT"u8);
        file.PadTo(32 + 24).U64(0, 0x1000, 0, Symbols);
        file.U32(5, 5, 1, 0);
        file.Raw("__text"u8);
        file.PadTo(32 + 72 + 16).Raw("__TEXT"u8);
        file.PadTo(32 + 152).U32(2, 24, Symbols, (uint)exports.Count, (uint)(Symbols + (16 * exports.Count)), (uint)strings.Length);
        file.U32(0xb, 80, 0, 0, 0, (uint)exports.Count, (uint)exports.Count, 0);
        file.PadTo(Symbols);
        foreach (var offset in offsets)
        {
            file.U32((uint)offset);
            file.Raw([0x0f, 1, 0, 0]);
            file.U64(0x10);
        }

        file.Raw(strings);
        return file.ToArray();
    }

    private static (byte[] All, int[] Offsets) Strings(IReadOnlyList<string> names, string first)
    {
        var (text, offsets) = (new StringBuilder(first), new int[names.Count]);
        for (var i = 0; i < names.Count; i++)
        {
            offsets[i] = text.Length;
            text.Append(names[i]).Append('\0');
        }

        return (Encoding.ASCII.GetBytes(text.ToString()), offsets);
    }

    private sealed class Bytes : IDisposable
    {
        private readonly MemoryStream stream = new();
        private readonly BinaryWriter writer;

        internal Bytes() => writer = new BinaryWriter(stream);

        internal long Length => stream.Length;

        public void Dispose() => writer.Dispose();

        internal byte[] ToArray() => stream.ToArray();

        internal void Raw(ReadOnlySpan<byte> bytes) => writer.Write(bytes);

        internal void U16(params ReadOnlySpan<ushort> values)
        {
            foreach (var value in values)
            {
                writer.Write(value);
            }
        }

        internal void U32(params ReadOnlySpan<uint> values)
        {
            foreach (var value in values)
            {
                writer.Write(value);
            }
        }

        internal void U64(params ReadOnlySpan<ulong> values)
        {
            foreach (var value in values)
            {
                writer.Write(value);
            }
        }

        internal Bytes PadTo(int offset)
        {
            while (stream.Length < offset)
            {
                writer.Write((byte)0);
            }

            return this;
        }
    }
}
