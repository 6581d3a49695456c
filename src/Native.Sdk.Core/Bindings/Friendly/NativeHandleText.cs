namespace Native.Sdk.Bindings.Friendly;

/// <summary>The class behind every object, in C#: written once for a library, nested in its raw class.</summary>
internal static class NativeHandleText
{
    /// <summary>
    /// Who owns a native object. A call holds it, and it is freed after the last one that began before it was disposed of.
    /// Counting calls by two interlocked operations costs 10 ns; so the thread that made the object, which in most programs
    /// is the one that uses it, counts its own calls without. That needs a fence between its counting and its looking
    /// whether the object is disposed of, and it is the one who disposes that makes the fence, for all threads: it happens once.
    /// </summary>
    public const string Text =
        """
        /// <summary>Owns a native object: it is freed once, by Dispose or the finaliser, and never during a call.</summary>
        internal abstract class NativeHandle : global::System.Runtime.InteropServices.SafeHandle
        {
            private const int Disposed = int.MinValue;

        #if NETCOREAPP
            // The thread that made the object counts its calls without interlocked operations; see CloseAfterCalls.
            private readonly int _thread = global::System.Environment.CurrentManagedThreadId;
        #endif
            private int _ownCalls;
            private int _otherCalls; // of all other threads, and Disposed once it is
            private int _isClosing;
            private NativeHandle[]? _lenders;

            protected NativeHandle()
                : base(global::System.IntPtr.Zero, ownsHandle: true)
            {
            }

            /// <inheritdoc/>
            public override bool IsInvalid => handle == global::System.IntPtr.Zero;

            /// <summary>Becomes the owner of what a call has made.</summary>
            internal void Take(void* pointer) => SetHandle((global::System.IntPtr)pointer);

            /// <summary>Throws if there is nothing to own.</summary>
            internal void Require(string function)
            {
                if (IsInvalid)
                {
                    Dispose();
                    throw new global::System.InvalidOperationException(function + " returned null.");
                }
            }

            /// <summary>Another object is freed only after this one, which may depend on it.</summary>
            internal void KeepAlive(NativeHandle? lender)
            {
                if (lender is null || IsInvalid)
                {
                    return;
                }

                var added = false;
                lender.DangerousAddRef(ref added);
                var count = _lenders?.Length ?? 0;
                global::System.Array.Resize(ref _lenders, count + 1);
                _lenders![count] = lender;
            }

            /// <summary>Begins a call; Leave ends it, on the same thread.</summary>
            /// <exception cref="global::System.ObjectDisposedException">The object is disposed of.</exception>
            [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
            internal void* Enter()
            {
        #if NETCOREAPP
                if (global::System.Environment.CurrentManagedThreadId == _thread)
                {
                    global::System.Threading.Volatile.Write(ref _ownCalls, _ownCalls + 1);
                }
                else
        #endif
                {
                    global::System.Threading.Interlocked.Increment(ref _otherCalls);
                }

                if (global::System.Threading.Volatile.Read(ref _isClosing) != 0)
                {
                    Refuse();
                }

                return (void*)handle;
            }

            [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
            internal void Leave()
            {
        #if NETCOREAPP
                if (global::System.Environment.CurrentManagedThreadId == _thread)
                {
                    global::System.Threading.Volatile.Write(ref _ownCalls, _ownCalls - 1);
                    if (global::System.Threading.Volatile.Read(ref _isClosing) != 0)
                    {
                        global::System.Threading.Interlocked.MemoryBarrier();
                        ReleaseIfUnused();
                    }

                    return;
                }
        #endif
                if (global::System.Threading.Interlocked.Decrement(ref _otherCalls) == Disposed)
                {
                    ReleaseIfUnused();
                }
            }

            /// <summary>No call begins any more; the last one that is under way frees the object.</summary>
            internal void CloseAfterCalls()
            {
                if (global::System.Threading.Interlocked.Exchange(ref _isClosing, 1) != 0)
                {
                    return;
                }

        #if NETCOREAPP
                if (global::System.Environment.CurrentManagedThreadId != _thread)
                {
                    // Now either that thread's count is seen here, or it sees that the object is closing.
                    global::System.Threading.Interlocked.MemoryBarrierProcessWide();
                }
        #endif
                global::System.Threading.Interlocked.Add(ref _otherCalls, Disposed);
                ReleaseIfUnused();
            }

            /// <summary>The class of the object.</summary>
            protected abstract string Owner { get; }

            /// <summary>Frees what is owned.</summary>
            protected abstract void Free(void* pointer);

            /// <inheritdoc/>
            protected sealed override bool ReleaseHandle()
            {
                Free((void*)handle);
                foreach (var lender in _lenders ?? global::System.Array.Empty<NativeHandle>())
                {
                    lender.DangerousRelease();
                }

                return true;
            }

            private void ReleaseIfUnused()
            {
                if (global::System.Threading.Volatile.Read(ref _otherCalls) == Disposed && global::System.Threading.Volatile.Read(ref _ownCalls) == 0)
                {
                    Dispose(); // two threads may both get here; it frees once
                }
            }

            private void Refuse()
            {
                Leave();
                throw new global::System.ObjectDisposedException(Owner);
            }
        }
        """;
}
