using System.Buffers.Binary;
using System.Globalization;

namespace Native.Sdk.Execution;

/// <summary>A 128-bit hash value.</summary>
/// <remarks>
/// Not System.UInt128: methods that have one in their signature cannot be compiled ahead of time, and a no-op build
/// would spend more time compiling them than comparing files.
/// </remarks>
public readonly struct Hash128 : IEquatable<Hash128>
{
    /// <summary>No content has it.</summary>
    public static readonly Hash128 Impossible = new(ulong.MaxValue, ulong.MaxValue);

    /// <summary>The size of one in bytes.</summary>
    public const int Size = 16;

    private readonly ulong high;
    private readonly ulong low;

    /// <summary>From its halves.</summary>
    public Hash128(ulong high, ulong low)
    {
        this.high = high;
        this.low = low;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Hash128 Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));

    /// <summary>Writes 16 bytes.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, high);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], low);
    }

    /// <inheritdoc/>
    public bool Equals(Hash128 other) => high == other.high && low == other.low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Hash128 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)low;

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() =>
        high.ToString("x16", CultureInfo.InvariantCulture) + low.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Equality.</summary>
    public static bool operator ==(Hash128 a, Hash128 b) => a.Equals(b);

    /// <summary>Inequality.</summary>
    public static bool operator !=(Hash128 a, Hash128 b) => !a.Equals(b);
}
