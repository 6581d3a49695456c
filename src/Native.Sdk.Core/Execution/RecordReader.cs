using System.Buffers.Binary;
using System.Text;

namespace Native.Sdk.Execution;

/// <summary>Reads the fields of a journal record; a record that is too short throws what <see cref="Journal.Read"/> catches.</summary>
internal ref struct RecordReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> rest = payload;

    public byte Byte() => Take(1)[0];

    public bool Bool() => Byte() != 0;

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public Hash128 Hash() => Hash128.Read(Take(Hash128.Size));

    public int[] Ints()
    {
        var count = Int();
        if ((uint)count > (uint)rest.Length / 4)
        {
            throw new InvalidDataException();
        }

        var bytes = Take(count * 4);
        var values = new int[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 4)..]);
        }

        return values;
    }

    public string Text() => Encoding.UTF8.GetString(Take(Int()));

    private ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)rest.Length)
        {
            throw new InvalidDataException();
        }

        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
