    /// <summary>An error that the native library reported.</summary>
    [global::System.CodeDom.Compiler.GeneratedCode("Native.Sdk", "1")]
    partial class ShException : global::System.Exception
    {
        /// <summary>Makes an exception.</summary>
        /// <param name="code">What kind of error it is.</param>
        /// <param name="message">What went wrong.</param>
        public ShException(ShapesNative.sh_error_code_t code, string message)
            : base(message) => Code = code;

        /// <summary>What kind of error it is.</summary>
        public ShapesNative.sh_error_code_t Code { get; }
    }

    /// <summary>An error that the native library reported.</summary>
    [global::System.CodeDom.Compiler.GeneratedCode("Native.Sdk", "1")]
    partial class ShStatusException : global::System.Exception
    {
        /// <summary>Makes an exception.</summary>
        /// <param name="code">What kind of error it is.</param>
        /// <param name="message">What went wrong.</param>
        public ShStatusException(ShapesNative.sh_error_code_t code, string message)
            : base(message) => Code = code;

        /// <summary>What kind of error it is.</summary>
        public ShapesNative.sh_error_code_t Code { get; }
    }

    /// <summary>A box of numbers.</summary>
    [global::System.CodeDom.Compiler.GeneratedCode("Native.Sdk", "1")]
    sealed unsafe partial class Box : global::System.IDisposable
    {
        private readonly Handle _handle;

        internal Box(Handle handle) => _handle = handle;

        /// <summary>Becomes the owner of an object that was made in another way.</summary>
        internal static Box Own(ShapesNative.sh_box_t* pointer)
        {
            if (pointer == null) throw new global::System.ArgumentNullException(nameof(pointer));
            var handle = new Handle();
            handle.Take(pointer);
            return new Box(handle);
        }

        /// <summary>The pointer, for calls of the raw layer. The object is alive until the result is disposed of, on the same thread.</summary>
        /// <exception cref="global::System.ObjectDisposedException">The object is disposed of.</exception>
        internal Use Borrow() => new Use(_handle);

        /// <summary>Releases the native object, after the last call that is under way. Later calls throw <see cref="global::System.ObjectDisposedException"/>.</summary>
        public void Dispose() => _handle.CloseAfterCalls();

        /// <summary>A use of the native object.</summary>
        internal readonly ref struct Use
        {
            /// <summary>The native object.</summary>
            public readonly ShapesNative.sh_box_t* Pointer;

            internal readonly ShapesNative.Friendly.NativeHandle? Owner;

            internal Use(ShapesNative.Friendly.NativeHandle handle)
            {
                Pointer = (ShapesNative.sh_box_t*)handle.Enter();
                Owner = handle;
            }

            /// <summary>Ends the use.</summary>
            public void Dispose() => Owner?.Leave();
        }

        internal sealed class Handle : ShapesNative.Friendly.NativeHandle
        {
            protected override string Owner => "Box";

            protected override void Free(void* pointer) => ShapesNative.sh_box_free((ShapesNative.sh_box_t*)pointer);
        }

        /// <summary>Makes a box.</summary>
        /// <param name="size">how many numbers it has room for; negative fails</param>
        /// <returns>the box</returns>
        public Box(int size)
        {
            ShapesNative.Friendly.EnsureInitialized();
            ShapesNative.sh_error_t* error = null;
            var resultOwner = new Box.Handle();
            var result = ShapesNative.sh_box_new(size, &error);
            resultOwner.Take(result);
            if (error != null)
            {
                resultOwner.Dispose();
                throw ShapesNative.Friendly.ToException(error);
            }
            resultOwner.Require("sh_box_new");
            _handle = resultOwner;
        }

        /// <summary>Calls <c>sh_box_create</c>.</summary>
        public static Box Create(int size)
        {
            ShapesNative.Friendly.EnsureInitialized();
            var resultOwner = new Box.Handle();
            var result = ShapesNative.sh_box_create(size);
            resultOwner.Take(result);
            resultOwner.Require("sh_box_create");
            return new Box(resultOwner);
        }

        /// <summary>Calls <c>sh_box_parse</c>.</summary>
#if NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS
        public static Box Parse(global::System.ReadOnlySpan<byte> bytes)
#else
        public static Box Parse(byte[] bytes)
#endif
        {
#if !(NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS)
            if (bytes is null) throw new global::System.ArgumentNullException(nameof(bytes));
#endif
            ShapesNative.Friendly.EnsureInitialized();
            ShapesNative.sh_error_t* error = null;
            var resultOwner = new Box.Handle();
            fixed (byte* bytesPointer = bytes)
            {
                var result = ShapesNative.sh_box_parse(ShapesNative.Friendly.NotNull(bytesPointer), (nuint)bytes.Length, &error);
                resultOwner.Take(result);
                if (error != null)
                {
                    resultOwner.Dispose();
                    throw ShapesNative.Friendly.ToException(error);
                }
                resultOwner.Require("sh_box_parse");
                return new Box(resultOwner);
            }
        }

        /// <summary>Calls <c>sh_box_open</c>.</summary>
        public static Box Open(string path)
        {
            ShapesNative.Friendly.EnsureInitialized();
            byte* pathStack = stackalloc byte[ShapesNative.Friendly.Text.StackSize];
            using var pathText = new ShapesNative.Friendly.Text(path, pathStack, "path", false, false);
            ShapesNative.sh_error_t* error = null;
            var resultOwner = new Box.Handle();
            var result = ShapesNative.sh_box_open(pathText.Pointer, &error);
            resultOwner.Take(result);
            if (error != null)
            {
                resultOwner.Dispose();
                throw ShapesNative.Friendly.ToException(error);
            }
            resultOwner.Require("sh_box_open");
            return new Box(resultOwner);
        }

        /// <summary>Calls <c>sh_box_find</c>.</summary>
        public static Box? Find(string? name)
        {
            ShapesNative.Friendly.EnsureInitialized();
            byte* nameStack = stackalloc byte[ShapesNative.Friendly.Text.StackSize];
            using var nameText = new ShapesNative.Friendly.Text(name, nameStack, "name", true, false);
            var resultOwner = new Box.Handle();
            var result = ShapesNative.sh_box_find(nameText.Pointer);
            resultOwner.Take(result);
            return resultOwner.IsInvalid ? null : new Box(resultOwner);
        }

        /// <summary>Calls <c>sh_box_clone</c>.</summary>
        public Box Clone()
        {
            using var self = Borrow();
            var resultOwner = new Box.Handle();
            var result = ShapesNative.sh_box_clone(self.Pointer);
            resultOwner.Take(result);
            resultOwner.Require("sh_box_clone");
            return new Box(resultOwner);
        }

        /// <summary>Calls <c>sh_box_size</c>.</summary>
        public int Size()
        {
            using var self = Borrow();
            var result = ShapesNative.sh_box_size(self.Pointer);
            return result;
        }

        /// <summary>Calls <c>sh_box_fill</c>.</summary>
#if NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS
        public void Fill(global::System.ReadOnlySpan<int> numbers)
#else
        public void Fill(int[] numbers)
#endif
        {
#if !(NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS)
            if (numbers is null) throw new global::System.ArgumentNullException(nameof(numbers));
#endif
            using var self = Borrow();
            fixed (int* numbersPointer = numbers)
            {
                ShapesNative.sh_box_fill(self.Pointer, ShapesNative.Friendly.NotNull(numbersPointer), (nuint)numbers.Length);
            }
        }

        /// <summary>Calls <c>sh_box_read</c>.</summary>
#if NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS
        public nuint Read(global::System.Span<int> numbers)
#else
        public nuint Read(int[] numbers)
#endif
        {
#if !(NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS)
            if (numbers is null) throw new global::System.ArgumentNullException(nameof(numbers));
#endif
            using var self = Borrow();
            fixed (int* numbersPointer = numbers)
            {
                var result = ShapesNative.sh_box_read(self.Pointer, ShapesNative.Friendly.NotNull(numbersPointer), (nuint)numbers.Length);
                return result;
            }
        }

        /// <summary>Calls <c>sh_box_is_empty</c>.</summary>
        public bool IsEmpty()
        {
            using var self = Borrow();
            var result = ShapesNative.sh_box_is_empty(self.Pointer);
            return result != 0;
        }

        /// <summary>Calls <c>sh_box_set_flag</c>.</summary>
        public void SetFlag(bool flag)
        {
            using var self = Borrow();
            ShapesNative.sh_box_set_flag(self.Pointer, (byte)(flag ? 1 : 0));
        }

        /// <summary>Calls <c>sh_box_equals</c>.</summary>
        public bool BoxEquals(Box other)
        {
            using var self = Borrow();
            if (other is null) throw new global::System.ArgumentNullException(nameof(other));
            using var otherUse = other.Borrow();
            var result = ShapesNative.sh_box_equals(self.Pointer, otherUse.Pointer);
            return result != 0;
        }

        /// <summary>Calls <c>sh_box_add_all</c>.</summary>
        public int AddAll(Box other, Box? third)
        {
            using var self = Borrow();
            if (other is null) throw new global::System.ArgumentNullException(nameof(other));
            using var otherUse = other.Borrow();
            using var thirdUse = third is null ? default : third.Borrow();
            ShapesNative.sh_error_t* error = null;
            var result = ShapesNative.sh_box_add_all(self.Pointer, otherUse.Pointer, thirdUse.Pointer, &error);
            if (error != null) throw ShapesNative.Friendly.ToException(error);
            return result;
        }

        /// <summary>Calls <c>sh_box_get_bounds</c>.</summary>
        public void GetBounds(out ShapesNative.sh_point_t low, out ShapesNative.sh_point_t high)
        {
            using var self = Borrow();
            ShapesNative.sh_point_t lowValue = default;
            ShapesNative.sh_point_t highValue = default;
            ShapesNative.sh_box_get_bounds(self.Pointer, &lowValue, &highValue);
            low = lowValue;
            high = highValue;
        }

        /// <summary>Calls <c>sh_box_get_center</c>.</summary>
        public ShapesNative.sh_point_t GetCenter()
        {
            using var self = Borrow();
            ShapesNative.sh_point_t centerValue = default;
            ShapesNative.sh_box_get_center(self.Pointer, &centerValue);
            return centerValue;
        }

        /// <summary>Calls <c>sh_box_get_flag</c>.</summary>
        public int GetFlag(out bool flag)
        {
            using var self = Borrow();
            byte flagValue = default;
            var result = ShapesNative.sh_box_get_flag(self.Pointer, &flagValue);
            flag = flagValue != 0;
            return result;
        }

        /// <summary>Calls <c>sh_box_wait</c>.</summary>
        public int Wait(int milliseconds)
        {
            using var self = Borrow();
            var result = ShapesNative.sh_box_wait(self.Pointer, milliseconds);
            return result;
        }

        /// <summary>Calls <c>sh_box_get_long</c>.</summary>
        public nint GetLong(nint added)
        {
            using var self = Borrow();
            var result = ShapesNative.sh_box_get_long(self.Pointer, ShapesNative.Friendly.Long(added));
            return result.Value;
        }

        /// <summary>Calls <c>sh_box_paint</c>.</summary>
        public ShapesNative.sh_color_t Paint(ShapesNative.sh_color_t color, ShapesNative.sh_point_t at)
        {
            using var self = Borrow();
            var result = ShapesNative.sh_box_paint(self.Pointer, color, at);
            return result;
        }

        /// <summary>Calls <c>sh_box_label</c>.</summary>
        public string? Label()
        {
            using var self = Borrow();
            var result = ShapesNative.sh_box_label(self.Pointer);
            return ShapesNative.Friendly.GetString((byte*)result);
        }

        /// <summary>Calls <c>sh_box_text</c>.</summary>
        public string? Text()
        {
            using var self = Borrow();
            nuint lengthValue = 0;
            ShapesNative.sh_error_t* error = null;
            var result = ShapesNative.sh_box_text(self.Pointer, &lengthValue, &error);
            if (error != null) throw ShapesNative.Friendly.ToException(error);
            return ShapesNative.Friendly.GetString((byte*)result, lengthValue);
        }

        /// <summary>Calls <c>sh_box_describe</c>.</summary>
        public string? Describe()
        {
            using var self = Borrow();
            ShapesNative.sh_error_t* error = null;
            var result = ShapesNative.sh_box_describe(self.Pointer, &error);
            try
            {
                if (error != null) throw ShapesNative.Friendly.ToException(error);
                return ShapesNative.Friendly.GetString((byte*)result);
            }
            finally
            {
                if (result != null) ShapesNative.sh_string_free((byte*)result);
            }
        }

        /// <summary>Calls <c>sh_box_numbers</c>.</summary>
        public int[]? Numbers()
        {
            using var self = Borrow();
            nuint countValue = 0;
            var result = ShapesNative.sh_box_numbers(self.Pointer, &countValue);
            try
            {
                return ShapesNative.Friendly.Copy((int*)result, countValue);
            }
            finally
            {
                if (result != null) ShapesNative.sh_numbers_free((int*)result, countValue);
            }
        }

        /// <summary>Calls <c>sh_box_raw_bytes</c>.</summary>
        public byte[]? RawBytes()
        {
            using var self = Borrow();
            nuint lengthValue = 0;
            var result = ShapesNative.sh_box_raw_bytes(self.Pointer, &lengthValue);
            return ShapesNative.Friendly.Copy((byte*)result, lengthValue);
        }

        /// <summary>Calls <c>sh_box_save</c>.</summary>
        public byte[] Save()
        {
            using var self = Borrow();
            ShapesNative.sh_error_t* error = null;
            var result = ShapesNative.sh_box_save(self.Pointer, &error);
            try
            {
                if (error != null) throw ShapesNative.Friendly.ToException(error);
                return ShapesNative.Friendly.Copy((byte*)result.data, (nuint)result.length) ?? global::System.Array.Empty<byte>();
            }
            finally
            {
                ShapesNative.sh_bytes_free(&result);
            }
        }

        /// <summary>Calls <c>sh_box_save_to</c>.</summary>
        public byte[] SaveTo()
        {
            using var self = Borrow();
            ShapesNative.sh_bytes_t bytesValue = default;
            ShapesNative.sh_box_save_to(self.Pointer, &bytesValue);
            try
            {
                return ShapesNative.Friendly.Copy((byte*)bytesValue.data, (nuint)bytesValue.length) ?? global::System.Array.Empty<byte>();
            }
            finally
            {
                ShapesNative.sh_bytes_free(&bytesValue);
            }
        }

        /// <summary>Calls <c>sh_box_get_names</c>.</summary>
        public int GetNames(out string? first, out string? second)
        {
            using var self = Borrow();
            byte* firstValue = default;
            byte* secondValue = default;
            var result = ShapesNative.sh_box_get_names(self.Pointer, &firstValue, &secondValue);
            try
            {
                first = ShapesNative.Friendly.GetString((byte*)firstValue);
                second = ShapesNative.Friendly.GetString((byte*)secondValue);
                return result;
            }
            finally
            {
                if (secondValue != null) ShapesNative.sh_string_free((byte*)secondValue);
            }
        }

        /// <summary>Calls <c>sh_box_set_label</c>.</summary>
        public void SetLabel(string label)
        {
            using var self = Borrow();
            byte* labelStack = stackalloc byte[ShapesNative.Friendly.Text.StackSize];
            using var labelText = new ShapesNative.Friendly.Text(label, labelStack, "label", false, false);
            ShapesNative.sh_box_set_label(self.Pointer, labelText.Pointer);
        }

        /// <summary>Calls <c>sh_box_set_text</c>.</summary>
        public void SetText(string text)
        {
            using var self = Borrow();
            byte* textStack = stackalloc byte[ShapesNative.Friendly.Text.StackSize];
            using var textText = new ShapesNative.Friendly.Text(text, textStack, "text", false, true);
            ShapesNative.sh_error_t* error = null;
            ShapesNative.sh_box_set_text(self.Pointer, textText.Pointer, (nuint)textText.Length, &error);
            if (error != null) throw ShapesNative.Friendly.ToException(error);
        }

        /// <summary>Calls <c>sh_box_hash</c>.</summary>
#if NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS
        public uint Hash(global::System.ReadOnlySpan<byte> data)
#else
        public uint Hash(byte[] data)
#endif
        {
#if !(NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS)
            if (data is null) throw new global::System.ArgumentNullException(nameof(data));
#endif
            using var self = Borrow();
            fixed (byte* dataPointer = data)
            {
                var result = ShapesNative.sh_box_hash(self.Pointer, ShapesNative.Friendly.NotNull(dataPointer), (nuint)data.Length);
                return result;
            }
        }

        /// <summary>Calls <c>sh_box_open_item</c>.</summary>
        public Item OpenItem(int index)
        {
            using var self = Borrow();
            ShapesNative.sh_error_t* error = null;
            var resultOwner = new Item.Handle();
            var result = ShapesNative.sh_box_open_item(self.Pointer, index, &error);
            resultOwner.Take(result);
            if (error != null)
            {
                resultOwner.Dispose();
                throw ShapesNative.Friendly.ToException(error);
            }
            resultOwner.Require("sh_box_open_item");
            resultOwner.KeepAlive(self.Owner);
            return new Item(resultOwner);
        }

        /// <summary>Calls <c>sh_make_box</c>.</summary>
        public static int Make(int size, out Box? box)
        {
            ShapesNative.Friendly.EnsureInitialized();
            var boxValueOwner = new Box.Handle();
            ShapesNative.sh_box_t* boxValue = default;
            var result = ShapesNative.sh_make_box(size, &boxValue);
            boxValueOwner.Take(boxValue);
            box = boxValueOwner.IsInvalid ? null : new Box(boxValueOwner);
            return result;
        }

        /// <summary>Calls <c>sh_box_make_and_fail</c>.</summary>
        public static Box MakeAndFail()
        {
            ShapesNative.Friendly.EnsureInitialized();
            ShapesNative.sh_error_t* error = null;
            var resultOwner = new Box.Handle();
            var result = ShapesNative.sh_box_make_and_fail(&error);
            resultOwner.Take(result);
            if (error != null)
            {
                resultOwner.Dispose();
                throw ShapesNative.Friendly.ToException(error);
            }
            resultOwner.Require("sh_box_make_and_fail");
            return new Box(resultOwner);
        }

        /// <summary>Calls <c>sh_step</c>.</summary>
        public int Step()
        {
            using var self = Borrow();
            ShapesNative.sh_error_t* error = null;
            var result = ShapesNative.sh_step(self.Pointer, &error);
            if (error != null) throw ShapesNative.Friendly.ToException(error);
            return result;
        }
    }

    /// <summary>A <c>sh_item_t</c> of the native library.</summary>
    [global::System.CodeDom.Compiler.GeneratedCode("Native.Sdk", "1")]
    sealed unsafe partial class Item : global::System.IDisposable
    {
        private readonly Handle _handle;

        internal Item(Handle handle) => _handle = handle;

        /// <summary>Becomes the owner of an object that was made in another way.</summary>
        internal static Item Own(ShapesNative.sh_item_t* pointer)
        {
            if (pointer == null) throw new global::System.ArgumentNullException(nameof(pointer));
            var handle = new Handle();
            handle.Take(pointer);
            return new Item(handle);
        }

        /// <summary>The pointer, for calls of the raw layer. The object is alive until the result is disposed of, on the same thread.</summary>
        /// <exception cref="global::System.ObjectDisposedException">The object is disposed of.</exception>
        internal Use Borrow() => new Use(_handle);

        /// <summary>Releases the native object, after the last call that is under way. Later calls throw <see cref="global::System.ObjectDisposedException"/>.</summary>
        public void Dispose() => _handle.CloseAfterCalls();

        /// <summary>A use of the native object.</summary>
        internal readonly ref struct Use
        {
            /// <summary>The native object.</summary>
            public readonly ShapesNative.sh_item_t* Pointer;

            internal readonly ShapesNative.Friendly.NativeHandle? Owner;

            internal Use(ShapesNative.Friendly.NativeHandle handle)
            {
                Pointer = (ShapesNative.sh_item_t*)handle.Enter();
                Owner = handle;
            }

            /// <summary>Ends the use.</summary>
            public void Dispose() => Owner?.Leave();
        }

        internal sealed class Handle : ShapesNative.Friendly.NativeHandle
        {
            protected override string Owner => "Item";

            protected override void Free(void* pointer) => ShapesNative.sh_item_free((ShapesNative.sh_item_t*)pointer);
        }

        /// <summary>Calls <c>sh_item_value</c>.</summary>
        public int Value()
        {
            using var self = Borrow();
            var result = ShapesNative.sh_item_value(self.Pointer);
            return result;
        }
    }

    /// <summary>Functions of the native library <c>shapes</c> that belong to no object.</summary>
    [global::System.CodeDom.Compiler.GeneratedCode("Native.Sdk", "1")]
    static unsafe partial class ShapesLibrary
    {
        /// <summary>allocations that are not freed</summary>
        public static long Live()
        {
            ShapesNative.Friendly.EnsureInitialized();
            var result = ShapesNative.sh_live();
            return result;
        }

        /// <summary>uses of freed objects, and second frees</summary>
        public static int Violations()
        {
            ShapesNative.Friendly.EnsureInitialized();
            var result = ShapesNative.sh_violations();
            return result;
        }

        /// <summary>Calls <c>sh_initializations</c>.</summary>
        public static int Initializations()
        {
            ShapesNative.Friendly.EnsureInitialized();
            var result = ShapesNative.sh_initializations();
            return result;
        }

        /// <summary>Calls <c>sh_add</c>.</summary>
        public static int Add(int a, int b)
        {
            ShapesNative.Friendly.EnsureInitialized();
            var result = ShapesNative.sh_add(a, b);
            return result;
        }

        /// <summary>Calls <c>sh_sum</c>.</summary>
#if NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS
        public static long Sum(global::System.ReadOnlySpan<int> values)
#else
        public static long Sum(int[] values)
#endif
        {
#if !(NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS)
            if (values is null) throw new global::System.ArgumentNullException(nameof(values));
#endif
            ShapesNative.Friendly.EnsureInitialized();
            fixed (int* valuesPointer = values)
            {
                var result = ShapesNative.sh_sum(ShapesNative.Friendly.NotNull(valuesPointer), (nuint)values.Length);
                return result;
            }
        }

        /// <summary>Calls <c>sh_checksum</c>.</summary>
#if NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS
        public static uint Checksum(global::System.ReadOnlySpan<byte> data)
#else
        public static uint Checksum(byte[] data)
#endif
        {
#if !(NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS)
            if (data is null) throw new global::System.ArgumentNullException(nameof(data));
#endif
            ShapesNative.Friendly.EnsureInitialized();
            fixed (byte* dataPointer = data)
            {
                var result = ShapesNative.sh_checksum(ShapesNative.Friendly.NotNull(dataPointer), (nuint)data.Length);
                return result;
            }
        }

        /// <summary>Calls <c>sh_upper</c>.</summary>
#if NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS
        public static void Upper(global::System.Span<byte> text)
#else
        public static void Upper(byte[] text)
#endif
        {
#if !(NETCOREAPP2_1_OR_GREATER || NETSTANDARD2_1_OR_GREATER || NATIVE_SDK_SPANS)
            if (text is null) throw new global::System.ArgumentNullException(nameof(text));
#endif
            ShapesNative.Friendly.EnsureInitialized();
            fixed (byte* textPointer = text)
            {
                ShapesNative.sh_upper(ShapesNative.Friendly.NotNull(textPointer), (nuint)text.Length);
            }
        }

        /// <summary>Calls <c>sh_version</c>.</summary>
        public static string? Version()
        {
            ShapesNative.Friendly.EnsureInitialized();
            var result = ShapesNative.sh_version();
            return ShapesNative.Friendly.GetString((byte*)result);
        }

        /// <summary>Calls <c>sh_read_file</c>.</summary>
        public static int ReadFile(string path)
        {
            ShapesNative.Friendly.EnsureInitialized();
            byte* pathStack = stackalloc byte[ShapesNative.Friendly.Text.StackSize];
            using var pathText = new ShapesNative.Friendly.Text(path, pathStack, "path", false, false);
            ShapesNative.sh_status_t error = default;
            var result = ShapesNative.sh_read_file(pathText.Pointer, &error);
            if (error.failed != 0) throw ShapesNative.Friendly.ToException(&error);
            return result;
        }

        /// <summary>Calls <c>sh_fail</c>.</summary>
        public static void Fail(int code, string message)
        {
            ShapesNative.Friendly.EnsureInitialized();
            byte* messageStack = stackalloc byte[ShapesNative.Friendly.Text.StackSize];
            using var messageText = new ShapesNative.Friendly.Text(message, messageStack, "message", false, false);
            ShapesNative.sh_error_t* error = null;
            ShapesNative.sh_fail(code, messageText.Pointer, &error);
            if (error != null) throw ShapesNative.Friendly.ToException(error);
        }

        /// <summary>Calls <c>sh_fail_long</c>.</summary>
        public static void FailLong(nuint length)
        {
            ShapesNative.Friendly.EnsureInitialized();
            ShapesNative.sh_error_t* error = null;
            ShapesNative.sh_fail_long(length, &error);
            if (error != null) throw ShapesNative.Friendly.ToException(error);
        }

        /// <summary>Calls <c>sh_fail_status</c>.</summary>
        public static void FailStatus(int code, string message)
        {
            ShapesNative.Friendly.EnsureInitialized();
            byte* messageStack = stackalloc byte[ShapesNative.Friendly.Text.StackSize];
            using var messageText = new ShapesNative.Friendly.Text(message, messageStack, "message", false, false);
            ShapesNative.sh_status_t error = default;
            ShapesNative.sh_fail_status(code, messageText.Pointer, &error);
            if (error.failed != 0) throw ShapesNative.Friendly.ToException(&error);
        }

        /// <summary>Calls <c>sh_fail_with_string</c>.</summary>
        public static string? FailWithString()
        {
            ShapesNative.Friendly.EnsureInitialized();
            ShapesNative.sh_error_t* error = null;
            var result = ShapesNative.sh_fail_with_string(&error);
            try
            {
                if (error != null) throw ShapesNative.Friendly.ToException(error);
                return ShapesNative.Friendly.GetString((byte*)result);
            }
            finally
            {
                if (result != null) ShapesNative.sh_string_free((byte*)result);
            }
        }
    }

    