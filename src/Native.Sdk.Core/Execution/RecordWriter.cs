using System.Buffers.Binary;
using System.Text;

namespace Native.Sdk.Execution;

/// <summary>Writes the fields of a journal record, little-endian.</summary>
internal sealed class RecordWriter
{
    /// <summary>Grown by hand: the code of the framework's buffer for bytes would be compiled in every build.</summary>
    private byte[] bytes = new byte[128];
    private int count;

    public RecordWriter(RecordKind kind) => Byte((byte)kind);

    public ReadOnlySpan<byte> Payload => bytes.AsSpan(0, count);

    public RecordWriter Byte(byte value)
    {
        Take(1)[0] = value;
        return this;
    }

    public RecordWriter Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    public RecordWriter Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);
        return this;
    }

    public RecordWriter Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);
        return this;
    }

    public RecordWriter Hash(Hash128 value)
    {
        value.Write(Take(Hash128.Size));
        return this;
    }

    public RecordWriter Ints(ReadOnlySpan<int> values)
    {
        Int(values.Length);
        foreach (var value in values)
        {
            Int(value);
        }

        return this;
    }

    public RecordWriter Text(string value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        Int(size);
        Encoding.UTF8.GetBytes(value, Take(size));
        return this;
    }

    private Span<byte> Take(int size)
    {
        if (size > bytes.Length - count)
        {
            Array.Resize(ref bytes, Math.Max(count + size, bytes.Length * 2));
        }

        count += size;
        return bytes.AsSpan(count - size, size);
    }
}
