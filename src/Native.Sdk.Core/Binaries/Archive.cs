using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
namespace Native.Sdk.Binaries;

/// <summary>
/// An archive (<c>.a</c>, <c>.lib</c>, <c>.rlib</c>): the files in it, of GNU, BSD or Microsoft <c>ar</c>.
/// <c>llvm-ar t</c> shows the same.
/// </summary>
/// <remarks>
/// The gABI has no word on it; what the tools agree on is in the PE specification (archive file format) and in
/// FreeBSD's ar(5). After <c>!&lt;arch&gt;\n</c> comes each file behind a header of 60 bytes, on an even offset. Fields
/// are text: name 16, time 12, user 6, group 6, mode 8, size 10 (decimal), <c>`\n</c>.
/// <code>
/// a.o/                          GNU, Microsoft: a short name
/// /12                           GNU, Microsoft: offset in the file called //
/// //                            GNU: long names, each with /\n; Microsoft: with a NUL
/// /, /SYM64/                    index of symbols; Microsoft has two, and /&lt;ECSYMBOLS&gt;/ and more for arm64ec
/// a.o                           BSD: a short name
/// #1/20                         BSD: the content begins with a name of 20 bytes, NULs at its end included
/// __.SYMDEF, __.SYMDEF SORTED   BSD: index of symbols
/// </code>
/// A thin archive (<c>!&lt;thin&gt;\n</c>, GNU) has the headers, its index and its long names, and no other content.
/// </remarks>
public sealed class Archive
{
    private const int HeaderSize = 60;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<ArchiveMember> _members = [];
    private ReadOnlyMemory<byte> _longNames;

    /// <summary>Names could share bytes: all headers may name one that is as long as the table.</summary>
    private long _nameBudget;

    private Archive(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        _nameBudget = bytes.Length;
        IsThin = bytes.Span.StartsWith(ThinMagic);
        for (var offset = Magic.Length; offset < bytes.Length;)
        {
            offset = ReadMember(offset);
        }
    }

    /// <summary>The files in order, without indexes and tables of names.</summary>
    public IReadOnlyList<ArchiveMember> Members => _members;

    /// <summary>Whether the files are not in it: names are paths, relative to its folder.</summary>
    public bool IsThin { get; }

    private static ReadOnlySpan<byte> Magic => "!<arch>\n"u8;

    private static ReadOnlySpan<byte> ThinMagic => "!<thin>\n"u8;

    /// <summary>Reads an archive. <paramref name="bytes"/> must not change while the result is used.</summary>
    /// <returns>Whether it is a sound one; if not, <paramref name="problem"/> is a sentence that says why.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out Archive? archive,
        [NotNullWhen(false)] out string? problem)
    {
        try
        {
            (archive, problem) = (Read(bytes), null);
            return true;
        }
        catch (BinaryFormatException e)
        {
            (archive, problem) = (null, e.Message);
            return false;
        }
    }

    /// <summary>Whether the bytes start like an archive, thin or not.</summary>
    internal static bool HasMagic(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic) || bytes.StartsWith(ThinMagic);

    internal static Archive Read(ReadOnlyMemory<byte> bytes) => HasMagic(bytes.Span)
        ? new Archive(bytes)
        : throw new BinaryFormatException("It is not an archive: it starts neither with '!<arch>' nor with '!<thin>'.");

    /// <summary>Reads the header at an offset and what belongs to it; gives the offset of the next one.</summary>
    private int ReadMember(int offset)
    {
        var header = ByteRange.Slice(_bytes, (ulong)offset, HeaderSize, "The header of a member").Span;
        if (!header[58..].SequenceEqual("`\n"u8))
        {
            throw new BinaryFormatException($"There is no member's header at offset 0x{offset:x}.");
        }

        var field = header[..16].TrimEnd((byte)' ');
        var size = ReadNumber(header[48..58], offset);
        var isIndex = IsIndex(field);
        var isLongNames = field.SequenceEqual("//"u8);
        var length = IsThin && !isIndex && !isLongNames ? 0 : size;
        var content = ByteRange.Slice(_bytes, (ulong)offset + HeaderSize, length, "A member");
        var end = offset + HeaderSize + content.Length;
        if (isLongNames)
        {
            _longNames = content;
        }
        else if (!isIndex)
        {
            var name = field.StartsWith("#1/"u8)
                ? TakeName(ref content, ReadNumber(field[3..], offset))
                : ReadName(field, offset);
            if (!IsIndex(name))
            {
                _members.Add(new ArchiveMember(Decode(name), end - content.Length, content));
            }
        }

        return end + (end & 1);
    }

    private static bool IsIndex(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("/"u8) || name.SequenceEqual("/SYM64/"u8) || name.StartsWith("/<"u8)
        || name.StartsWith("__.SYMDEF"u8);

    private ReadOnlySpan<byte> ReadName(ReadOnlySpan<byte> field, int header)
    {
        if (field.Length < 2 || field[0] != '/')
        {
            return field.EndsWith("/"u8) ? field[..^1] : field;
        }

        // In a thin archive made of archives, /12:345 also says where in the other archive.
        var colon = field.IndexOf((byte)':');
        var start = ReadNumber(colon < 0 ? field[1..] : field[1..colon], header);
        var rest = start < (ulong)_longNames.Length
            ? _longNames.Span[(int)start..]
            : throw new BinaryFormatException(
                $"A long name starts at offset 0x{start:x} of a table of 0x{_longNames.Length:x} bytes.");
        var end = rest.IndexOfAny((byte)'\n', (byte)0);
        var name = end < 0 ? rest : rest[..end];
        return name.EndsWith("/"u8) ? name[..^1] : name;
    }

    private static ReadOnlySpan<byte> TakeName(ref ReadOnlyMemory<byte> content, ulong length)
    {
        var name = ByteRange.Slice(content, 0, length, "A member's name").Span;
        content = content[(int)length..];
        return name.TrimEnd((byte)0);
    }

    private string Decode(ReadOnlySpan<byte> name)
    {
        _nameBudget -= name.Length;
        return _nameBudget >= 0
            ? ByteText.Decode(name)
            : throw new BinaryFormatException(
                "The names of its members overlap: together they are larger than the file.");
    }

    private static ulong ReadNumber(ReadOnlySpan<byte> field, int header)
    {
        var digits = field.TrimEnd((byte)' ');
        return Utf8Parser.TryParse(digits, out uint number, out var consumed) && consumed == digits.Length
            ? number
            : throw new BinaryFormatException(
                $"The member's header at offset 0x{header:x} has no number where one must be.");
    }
}
