using System.Buffers;

namespace Native.Sdk.Verification;

/// <summary>
/// The content of a file, in memory that other files get when this is disposed of. Arrays of megabytes, a new one for each
/// file, would make the runtime collect the whole heap of the process, which is MSBuild's.
/// </summary>
/// <remarks>What still refers to it after that gets an <see cref="ObjectDisposedException"/>, and never another file's bytes.</remarks>
internal sealed class RentedBytes : MemoryManager<byte>
{
    private readonly int length;
    private byte[]? array;

    /// <param name="length">In bytes.</param>
    /// <param name="fill">Writes the content. What it throws is thrown.</param>
    public RentedBytes(int length, Action<Span<byte>> fill)
    {
        (this.length, array) = (length, ArrayPool<byte>.Shared.Rent(length));
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
    public override Span<byte> GetSpan() => new(array ?? throw new ObjectDisposedException(nameof(RentedBytes)), 0, length);

    /// <summary>Not possible: nobody needs it.</summary>
    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    /// <summary>Not possible: nobody needs it.</summary>
    public override void Unpin() => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (array is { } rented)
        {
            array = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
