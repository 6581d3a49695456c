namespace Native.Sdk.Package.Tests.Support;

/// <summary>
/// Libraries in Rust, C and C++ that fail in every way, by the conventions of the package's folder <c>native</c>, and an app
/// that calls them and counts what they have allocated.
/// </summary>
public static class Shop
{
    /// <summary>The items for <see cref="WithShop"/>.</summary>
    public const string Items = """
        <NativeProject Include="native/rusty/Cargo.toml" />
        <NativeProject Include="native/plain" Exports="Annotated" />
        <NativeProject Include="native/plus" Exports="Annotated" />
        """;

    /// <summary>A message with all that could get lost.</summary>
    public const string Hard = "\"quoted\" \\ 'x' {0} % Gr\u00FC\u00DFe \U0001F980";

    private const string CargoToml = """
        [package]
        name = "rusty"
        version = "0.1.0"
        edition = "2021"

        [lib]
        crate-type = ["cdylib"]

        [dependencies]
        native-sdk = "1"

        """;

    private const string Rust = """"
        use native_sdk::{export, export_free, Error, ErrorCode, InitOnce};
        use std::alloc::{GlobalAlloc, Layout, System};
        use std::cell::Cell;
        use std::fmt;
        use std::sync::atomic::{AtomicI64, Ordering};

        const HARD: &str = r#"HARD"#;
        static INIT: InitOnce = InitOnce::new();

        struct Counting;
        static LIVE: AtomicI64 = AtomicI64::new(0);
        thread_local! { static FAILS: Cell<bool> = const { Cell::new(false) }; }

        unsafe impl GlobalAlloc for Counting {
            unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
                if FAILS.with(Cell::get) { return std::ptr::null_mut(); }
                LIVE.fetch_add(1, Ordering::Relaxed);
                unsafe { System.alloc(layout) }
            }
            unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
                LIVE.fetch_sub(1, Ordering::Relaxed);
                unsafe { System.dealloc(memory, layout) }
            }
        }

        #[global_allocator]
        static ALLOCATOR: Counting = Counting;

        #[derive(Debug)]
        pub struct Cause(u8);
        impl fmt::Display for Cause {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "level {}", self.0) }
        }
        impl std::error::Error for Cause {
            fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
                match self.0 { 0 => None, 1 => Some(&Cause(0)), _ => Some(&Cause(1)) }
            }
        }
        impl ErrorCode for Cause { fn code(&self) -> i32 { 17 } }

        export! {
            pub fn rusty_fail(how: i32) -> Result<i32, Error> {
                INIT.run(|| { native_sdk::silence_panics(); Ok(()) })?;
                match how {
                    0 => Ok(1),
                    1 => Err(Error::new(16, HARD)),
                    2 => panic!("{}", HARD),
                    3 => Err(Error::new(16, "x".repeat(1 << 20))),
                    _ => Ok([1, 2][how as usize]),
                }
            }

            pub fn rusty_cause() -> Result<i32, Cause> { Err(Cause(2)) }

            pub fn rusty_starve() -> Result<i32, Cause> {
                FAILS.with(|fails| fails.set(true));
                Err(Cause(0))
            }
        }

        #[no_mangle]
        pub extern "C" fn rusty_feed() { FAILS.with(|fails| fails.set(false)); }

        #[no_mangle]
        pub extern "C" fn rusty_live() -> i64 { LIVE.load(Ordering::Relaxed) }

        export_free! { error rusty_error_free; }
        """";

    /// <summary>What C and C++ count with.</summary>
    private const string Counting = """
        #include <stdlib.h>
        #include <string.h>
        static long long live;
        static int starves;
        static void *allocate(size_t size) { return starves ? NULL : (live++, malloc(size)); }
        static void *reallocate(void *memory, size_t size) { return starves ? NULL : (live += memory == NULL, realloc(memory, size)); }
        static void deallocate(void *memory) { live -= memory != NULL; free(memory); }
        #define NATIVE_SDK_ALLOCATE(size) allocate(size)
        #define NATIVE_SDK_REALLOCATE(memory, size) reallocate(memory, size)
        #define NATIVE_SDK_DEALLOCATE(memory) deallocate(memory)
        #include <native_sdk.h>
        #define HARD "HARD"

        """;

    private const string C = """
        NATIVE_SDK_API void plain_error_free(native_sdk_error *error);
        NATIVE_SDK_DEFINE_ERROR(plain);

        NATIVE_SDK_API int32_t plain_fail(int32_t how, native_sdk_error **error_out)
        {
            static char large[(1 << 20) + 1];
            native_sdk_error_clear(error_out);
            switch (how) {
            case 0:
                return 1;
            case 1:
                native_sdk_error_set(error_out, 16, HARD);
                return 0;
            case 3:
                memset(large, 'x', sizeof large - 1);
                native_sdk_error_format(error_out, 16, "%s", large);
                return 0;
            default:
                starves = 1;
                native_sdk_error_format(error_out, 16, "%d", how);
                starves = 0;
                return 0;
            }
        }

        NATIVE_SDK_API long long plain_live(void) { return live; }
        """;

    private const string Cpp = """
        #include <stdexcept>
        NATIVE_SDK_BEGIN
        NATIVE_SDK_API void plus_error_free(native_sdk_error *error);
        NATIVE_SDK_END
        NATIVE_SDK_DEFINE_ERROR(plus);

        extern "C" NATIVE_SDK_API int32_t plus_fail(int32_t how, native_sdk_error **error_out)
        {
            int32_t result = native_sdk::guard(error_out, 0, [&]() -> int32_t {
                switch (how) {
                case 0: return 1;
                case 1: throw std::runtime_error(HARD);
                case 2: throw native_sdk::error(18, HARD);
                case 3: throw std::runtime_error(std::string(1 << 20, 'x'));
                case 4: throw 5;
                case 5: throw std::bad_alloc();
                case 6: try { throw std::runtime_error("inner"); } catch (...) { std::throw_with_nested(std::logic_error("outer")); }
                default: starves = 1; throw std::runtime_error("lost");
                }
            });
            starves = 0;
            return result;
        }

        extern "C" NATIVE_SDK_API long long plus_live(void) { return live; }
        """;

    private const string Program = """
        using System;
        using System.IO;
        using System.Linq;
        using System.Runtime.InteropServices;
        #pragma warning disable CS0649 // written by the libraries

        unsafe
        {
            for (var i = 0; i < 4; i++) { Say("rusty", i, &Native.rusty_fail, &Native.rusty_error_free); }
            Say("rusty", 7, &Native.rusty_fail, &Native.rusty_error_free);
            Say("rusty cause", 0, &Native.RustyCause, &Native.rusty_error_free);
            Say("rusty starve", 0, &Native.RustyStarve, &Native.rusty_error_free);
            foreach (var i in new[] { 0, 1, 3, 7 }) { Say("plain", i, &Native.plain_fail, &Native.plain_error_free); }
            for (var i = 0; i < 8; i++) { Say("plus", i, &Native.plus_fail, &Native.plus_error_free); }

            var count = int.Parse(args[0]);
            var before = (Native.rusty_live(), Native.plain_live(), Native.plus_live());
            for (var i = 0; i < count; i++)
            {
                foreach (var how in new[] { 0, 1, 2, 7 }) { Repeat(how, how != 0, &Native.rusty_fail, &Native.rusty_error_free); }
                Repeat(0, true, &Native.RustyCause, &Native.rusty_error_free);
                Repeat(0, true, &Native.RustyStarve, &Native.rusty_error_free);
                foreach (var how in new[] { 0, 1, 7 }) { Repeat(how, how != 0, &Native.plain_fail, &Native.plain_error_free); }
                foreach (var how in new[] { 0, 1, 2, 4, 5, 6, 7 }) { Repeat(how, how != 0, &Native.plus_fail, &Native.plus_error_free); }
            }

            Console.WriteLine("leaked " + (Native.rusty_live() - before.Item1) + " " + (Native.plain_live() - before.Item2) + " " + (Native.plus_live() - before.Item3));
            if (args.Length > 1)
            {
                Console.Error.WriteLine(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM")));
            }
        }

        static unsafe void Say(string library, int how, delegate*<int, Error**, int> call, delegate*<Error*, void> free)
        {
            var error = (Error*)1;
            var value = call(how, &error);
            if (error == null) { Console.WriteLine($"{library} {how}: {value}"); return; }
            var message = Marshal.PtrToStringUTF8((nint)error->Message)!;
            Console.WriteLine($"{library} {how}: {value} {error->Code} {(message.Length > 1000 ? message.Length + message[^1..] : message)}");
            free(error);
        }

        static unsafe void Repeat(int how, bool fails, delegate*<int, Error**, int> call, delegate*<Error*, void> free)
        {
            Error* error;
            call(how, &error);
            if ((error != null) != fails) { throw new Exception("lost"); }
            free(error);
        }

        unsafe struct Error { public int Code; public byte* Message; }

        static unsafe class Native
        {
            [DllImport("rusty")] public static extern int rusty_fail(int how, Error** error);
            [DllImport("rusty")] public static extern int rusty_cause(Error** error);
            [DllImport("rusty")] public static extern int rusty_starve(Error** error);
            [DllImport("rusty")] public static extern void rusty_feed();
            [DllImport("rusty")] public static extern void rusty_error_free(Error* error);
            [DllImport("rusty")] public static extern long rusty_live();
            [DllImport("plain")] public static extern int plain_fail(int how, Error** error);
            [DllImport("plain")] public static extern void plain_error_free(Error* error);
            [DllImport("plain")] public static extern long plain_live();
            [DllImport("plus")] public static extern int plus_fail(int how, Error** error);
            [DllImport("plus")] public static extern void plus_error_free(Error* error);
            [DllImport("plus")] public static extern long plus_live();

            public static int RustyCause(int how, Error** error) => rusty_cause(error);

            public static int RustyStarve(int how, Error** error)
            {
                var value = rusty_starve(error);
                rusty_feed();
                return value;
            }
        }
        """;

    /// <summary>Adds the libraries and a Main that takes how often to call them.</summary>
    public static TestProject WithShop(this TestProject project) => project
        .Write("native/rusty/Cargo.toml", CargoToml)
        .Write("native/rusty/src/lib.rs", Rust.Replace("HARD\"#", Hard + "\"#"))
        .Write("native/plain/plain.c", Counting.Replace("\"HARD\"", Quoted) + C)
        .Write("native/plus/plus.cpp", Counting.Replace("\"HARD\"", Quoted) + Cpp)
        .Write("Program.cs", Program);

    private static string Quoted => "\"" + Hard.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
