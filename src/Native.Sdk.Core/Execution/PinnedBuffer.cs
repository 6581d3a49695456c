using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Native.Sdk.Execution;

/// <summary>Memory that the C library may write to and read from: handed out piece by piece, given back as a whole.</summary>
internal sealed class PinnedBuffer : IDisposable
{
    private readonly byte[] bytes;
    private readonly GCHandle pin;
    private int used;

    /// <param name="size">Bytes that all pieces together may take.</param>
    public PinnedBuffer(int size)
    {
        bytes = ArrayPool<byte>.Shared.Rent(size);
        pin = GCHandle.Alloc(bytes, GCHandleType.Pinned);
    }

    /// <summary>Enough for a text of this length with its end, and an address of it.</summary>
    public static int SizeOf(string text) => Encoding.UTF8.GetMaxByteCount(text.Length) + 1 + IntPtr.Size;

    /// <summary>Where a piece lies.</summary>
    public IntPtr Address(int piece) => Marshal.UnsafeAddrOfPinnedArrayElement((Array)bytes, piece);

    /// <summary>A piece of zeros.</summary>
    public int Take(int size)
    {
        used = (used + 15) & ~15;
        var piece = used;
        used += size;
        Array.Clear(bytes, piece, size);
        return piece;
    }

    /// <summary>A text as the C library takes it.</summary>
    /// <exception cref="ArgumentException">There is a zero in it.</exception>
    public IntPtr Text(string text)
    {
        if (text.Contains('\0'))
        {
            throw new ArgumentException($"'{text}' has a zero in it, and cannot be given to a program");
        }

        var address = Address(used);
        used += Encoding.UTF8.GetBytes(text, 0, text.Length, bytes, used);
        bytes[used++] = 0;
        return address;
    }

    /// <summary>Writes an address into a piece.</summary>
    public void Set(int piece, int index, IntPtr value) => Marshal.WriteIntPtr(Address(piece), index * IntPtr.Size, value);

    /// <summary>Writes a number into a piece.</summary>
    public void SetInt(int offset, int value) => Marshal.WriteInt32(Address(offset), value);

    /// <summary>Reads a number that the C library wrote.</summary>
    public int Int(int offset) => BitConverter.ToInt32(bytes, offset);

    /// <summary>Reads half of one.</summary>
    public short Short(int offset) => BitConverter.ToInt16(bytes, offset);

    /// <summary>Bytes that the C library wrote.</summary>
    public ReadOnlySpan<byte> Bytes(int piece, int count) => bytes.AsSpan(piece, count);

    public void Dispose()
    {
        pin.Free();
        ArrayPool<byte>.Shared.Return(bytes);
    }
}
