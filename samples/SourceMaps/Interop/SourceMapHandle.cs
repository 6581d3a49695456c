using System.Runtime.InteropServices;

namespace SourceMaps.Interop;

/// <summary>Owns a <c>sm_map_t</c>.</summary>
/// <remarks>
/// A safe handle counts who uses it: the map is freed once, after <see cref="SafeHandle.Dispose()"/> or by the
/// finaliser, and never while a call or a <see cref="Use"/> is under way on another thread.
/// </remarks>
internal sealed class SourceMapHandle : SafeHandle
{
    // Called by the marshaller before sm_map_parse is, so that no map can get lost on the way back.
    public SourceMapHandle()
        : base(invalidHandleValue: IntPtr.Zero, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>Keeps the map, and with it every string it has lent, alive until the result is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">The handle was disposed of.</exception>
    public Usage Use() => new(this);

    protected override bool ReleaseHandle()
    {
        NativeMethods.sm_map_free(handle);
        return true;
    }

    internal readonly ref struct Usage
    {
        private readonly SourceMapHandle _handle;

        internal Usage(SourceMapHandle handle)
        {
            var added = false;
            handle.DangerousAddRef(ref added);
            _handle = handle;
        }

        public void Dispose() => _handle.DangerousRelease();
    }
}
