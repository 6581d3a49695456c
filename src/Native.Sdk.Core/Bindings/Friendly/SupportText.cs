namespace Native.Sdk.Bindings.Friendly;

/// <summary>The helpers that friendly members stand on: C# that is written once for a library, nested in its raw class.</summary>
internal static class SupportText
{
    /// <summary>Target frameworks that have spans; the last word is defined by the build where System.Memory is referenced.</summary>
    public const string HasSpans = "NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS";

    /// <summary>
    /// Who owns a native object. A call holds it, and it is freed after the last one that began before it was disposed of.
    /// Counting calls by two interlocked operations costs 10 ns; so the thread that made the object, which in most programs
    /// is the one that uses it, counts its own calls without. That needs a fence between its counting and its looking
    /// whether the object is disposed of, and it is the one who disposes that makes the fence, for all threads: it happens once.
    /// </summary>
    public const string Handle =
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

    /// <summary>C's long; only where it is needed, because the raw class has the type only then.</summary>
    public const string Long =
        """
        /// <summary>C's long of a number.</summary>
        internal static CLong Long(nint value) => new CLong(value);

        /// <summary>C's unsigned long of a number.</summary>
        internal static CULong ULong(nuint value) => new CULong(value);
        """;

    /// <summary>Strings and memory.</summary>
    public const string Memory =
        """
        /// <summary>A string as UTF-8 with a zero behind it, until it is disposed of.</summary>
        internal readonly ref struct Text
        {
            /// <summary>Bytes of the stack that the caller lends.</summary>
            internal const int StackSize = 256;

            internal readonly byte* Pointer;
            internal readonly int Length;
            private readonly global::System.IntPtr _allocated;

            /// <exception cref="global::System.ArgumentNullException">The string is null, and must not be.</exception>
            /// <exception cref="global::System.ArgumentException">The string has a zero in it, where one ends it.</exception>
            internal Text(string? text, byte* stack, string parameter, bool isOptional, bool hasLength)
            {
                Pointer = null;
                Length = 0;
                _allocated = default;
                if (text is null)
                {
                    if (!isOptional)
                    {
                        throw new global::System.ArgumentNullException(parameter);
                    }

                    return;
                }

                if (!hasLength && text.IndexOf('\0') >= 0)
                {
                    throw new global::System.ArgumentException("A zero character would end the text for the native library.", parameter);
                }

                var size = StackSize;
                if (text.Length > (StackSize - 1) / 3)
                {
                    size = checked(global::System.Text.Encoding.UTF8.GetByteCount(text) + 1);
                    if (size > StackSize)
                    {
                        _allocated = global::System.Runtime.InteropServices.Marshal.AllocHGlobal(size);
                        stack = (byte*)_allocated;
                    }
                }

                fixed (char* characters = text)
                {
                    Length = global::System.Text.Encoding.UTF8.GetBytes(characters, text.Length, stack, size - 1);
                }

                stack[Length] = 0;
                Pointer = stack;
            }

            public void Dispose()
            {
                if (_allocated != default)
                {
                    global::System.Runtime.InteropServices.Marshal.FreeHGlobal(_allocated);
                }
            }
        }

        /// <summary>A pointer that is not null, for memory of length zero: C compilers may take it for granted. It is never read.</summary>
        internal static T* NotNull<T>(T* pointer)
            where T : unmanaged => pointer != null ? pointer : (T*)64;

        /// <summary>A copy of text that ends with a zero; bytes that are no UTF-8 become U+FFFD.</summary>
        internal static string? GetString(byte* text)
        {
            if (text == null)
            {
                return null;
            }

        #if NET6_0_OR_GREATER
            return global::System.Text.Encoding.UTF8.GetString(global::System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
        #else
            var length = 0;
            while (text[length] != 0)
            {
                length = checked(length + 1);
            }

            return global::System.Text.Encoding.UTF8.GetString(text, length);
        #endif
        }

        /// <summary>A copy of text of a length in bytes.</summary>
        internal static string? GetString(byte* text, nuint length) =>
            text == null ? null : global::System.Text.Encoding.UTF8.GetString(text, checked((int)length));

        /// <summary>A copy of some elements.</summary>
        internal static T[]? Copy<T>(T* elements, nuint length)
            where T : unmanaged
        {
            if (elements == null)
            {
                return null;
            }

            var copy = new T[checked((int)length)];
            fixed (T* target = copy)
            {
                var size = (long)copy.Length * sizeof(T);
                global::System.Buffer.MemoryCopy(elements, target, size, size);
            }

            return copy;
        }
        """;
}
