using System.Buffers.Binary;
using System.IO.Hashing;

namespace Native.Sdk.Execution;

/// <summary>
/// An append-only file of records: <c>length:u32 checksum:u32 payload</c>, little-endian, behind an eight-byte header. A
/// torn or damaged tail (the process was killed, the disk was full) ends the reading; what stands before it counts.
/// </summary>
internal sealed class Journal : IDisposable
{
    /// <summary>Name and format version; another version is not read.</summary>
    private static ReadOnlySpan<byte> Header => "NSDKST\u0002\n"u8;

    private readonly string path;
    private FileStream? stream;
    private long length;

    /// <summary>Takes one record; what it cannot read it answers with <see cref="InvalidDataException"/>.</summary>
    public delegate void ReadRecord(ReadOnlySpan<byte> payload);

    public Journal(string path) => this.path = path;

    /// <summary>Hands every good record to <paramref name="read"/>.</summary>
    /// <returns>Null, or why something was not read.</returns>
    public string? Read(ReadRecord read)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        if (!bytes.AsSpan().StartsWith(Header))
        {
            return "it does not begin as this version writes it";
        }

        var position = Header.Length;
        while (position < bytes.Length)
        {
            if (bytes.Length - position < 8)
            {
                break;
            }

            var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(position));
            if (size > bytes.Length - position - 8)
            {
                break;
            }

            var payload = bytes.AsSpan(position + 8, (int)size);
            if (XxHash32.HashToUInt32(payload) != BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(position + 4)))
            {
                break;
            }

            try
            {
                read(payload);
            }
            catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException or InvalidDataException)
            {
                break;
            }

            position += 8 + (int)size;
        }

        length = position;
        return position == bytes.Length ? null : $"its last {bytes.Length - position} bytes are torn";
    }

    /// <summary>Adds a record; it survives the death of this process from here on.</summary>
    public void Append(ReadOnlySpan<byte> payload)
    {
        var record = new byte[8 + payload.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(4), XxHash32.HashToUInt32(payload));
        payload.CopyTo(record.AsSpan(8));
        var file = Open();
        RandomAccess.Write(file.SafeFileHandle, record, length);
        length += record.Length;
    }

    /// <summary>Puts another journal's file in the place of this one's.</summary>
    public void ReplaceBy(Journal fresh)
    {
        Dispose();
        fresh.Dispose();
        File.Move(fresh.path, path, overwrite: true);
        length = fresh.length;
    }

    public void Dispose()
    {
        stream?.Dispose();
        stream = null;
    }

    private FileStream Open()
    {
        if (stream is not null)
        {
            return stream;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0);
        if (length == 0)
        {
            RandomAccess.Write(stream.SafeFileHandle, Header, 0);
            length = Header.Length;
        }

        // A torn tail, or a file of another version, must not show behind the new records.
        stream.SetLength(length);
        return stream;
    }
}
