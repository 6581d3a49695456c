using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Native.Sdk.Execution;

/// <summary>Writes the fields of a journal record, little-endian.</summary>
internal sealed class RecordWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    public RecordWriter(RecordKind kind) => Byte((byte)kind);

    public ReadOnlySpan<byte> Payload => buffer.WrittenSpan;

    public RecordWriter Byte(byte value)
    {
        buffer.Write([value]);
        return this;
    }

    public RecordWriter Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    public RecordWriter Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(4), value);
        buffer.Advance(4);
        return this;
    }

    public RecordWriter Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
        return this;
    }

    public RecordWriter Hash(Hash128 value)
    {
        value.Write(buffer.GetSpan(Hash128.Size));
        buffer.Advance(Hash128.Size);
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
        var count = Encoding.UTF8.GetByteCount(value);
        Int(count);
        Encoding.UTF8.GetBytes(value, buffer.GetSpan(count));
        buffer.Advance(count);
        return this;
    }
}
