using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Native.Sdk.Verification;

/// <summary>
/// The content of a file, in memory that is free as soon as this is disposed of. Arrays of megabytes are collected with the
/// oldest generation only: a few of them make the runtime go through the whole heap of the process, which is MSBuild's.
/// </summary>
/// <remarks>
/// What still refers to it after that gets an <see cref="ObjectDisposedException"/>. This is the one place that has to be sure
/// of addresses: a span lives on the stack of the one thread that works on the file, and that disposes of it in the end.
/// </remarks>
internal sealed class UnmanagedBytes : MemoryManager<byte>
{
    private readonly int length;
    private nint address;

    /// <param name="length">In bytes.</param>
    /// <param name="fill">Writes the content: into memory in which anything may stand. What it throws is thrown.</param>
    public UnmanagedBytes(int length, Action<Span<byte>> fill)
    {
        (this.length, address) = (length, Marshal.AllocHGlobal(length));
        try
        {
            fill(GetSpan());
        }
        catch
        {
            Dispose(disposing: true);
            throw;
        }
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan() => address != 0
        ? MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), address), length)
        : throw new ObjectDisposedException(nameof(UnmanagedBytes));

    /// <summary>Not possible: nobody needs it.</summary>
    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    /// <summary>Not possible: nobody needs it.</summary>
    public override void Unpin() => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Marshal.FreeHGlobal(address);
        address = 0;
    }
}
