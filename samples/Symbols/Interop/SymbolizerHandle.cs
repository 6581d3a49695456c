using System;
using System.Runtime.InteropServices;

namespace Symbols.Interop;

/// <summary>
/// Owns a <c>symbolizer_t</c>. It is freed once, after the last <see cref="Loan"/> has ended, be it by Dispose or by
/// the finalizer, and whatever other threads do meanwhile.
/// </summary>
internal sealed class SymbolizerHandle : SafeHandle
{
    internal SymbolizerHandle()
        : base(IntPtr.Zero, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    internal void Own(IntPtr symbolizer) => SetHandle(symbolizer);

    /// <summary>The pointer, kept alive until the loan is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">The handle is closed.</exception>
    internal Loan Borrow() => new(this);

    protected override bool ReleaseHandle()
    {
        NativeMethods.symbolizer_free(handle);
        return true;
    }

    internal readonly ref struct Loan
    {
        private readonly SymbolizerHandle _owner;

        internal Loan(SymbolizerHandle owner)
        {
            var isCounted = false;
            owner.DangerousAddRef(ref isCounted);
            _owner = owner;
        }

        public static implicit operator IntPtr(Loan loan) => loan._owner.handle;

        public void Dispose() => _owner.DangerousRelease();
    }
}
