namespace Native.Sdk.Bindings.Friendly;

/// <summary>The helpers that friendly members stand on: C# that is written once for a library, nested in its raw class.</summary>
internal static class SupportText
{
    /// <summary>Target frameworks that have spans; the last word is defined by the build where System.Memory is referenced.</summary>
    public const string HasSpans = "NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS";

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
