using System.Diagnostics;
using Native.Sdk.Headers;

namespace Native.Sdk.Core.Tests.Headers;

/// <summary>Damages a header that has everything, and reads what is left of it.</summary>
internal static class HeaderMutations
{
    public const string Specimen = """
        # 1 "include/api.h" 1
        #define API_VERSION (1 << 16 | 0x2u)
        #define API_NAME "a" "\x62\n" L"c"
        #define API_CALL(x, ...) #x x ## _t __VA_ARGS__
        #define API_ALL API_CALL(1, API_VERSION)
        typedef unsigned long size_t; typedef __builtin_va_list va_list;
        #pragma pack(push, 1)
        /** A record. */
        typedef struct __attribute__((packed, aligned(4))) rec { int a : 3, : 0; union { double d; struct { char c[2][sizeof(size_t) * 2]; } in; }; struct rec *next; char flex[]; } rec_t;
        #pragma pack(pop)
        enum __attribute__((packed)) color { RED = 1, GREEN = RED << 4, BLUE = (int)sizeof(struct rec) ? 'x' : -1, };
        extern "C" {
        __declspec(dllimport) int __stdcall api_open(const char *restrict name, rec_t **out, int (*cb)(void *, va_list), ...) __asm__("_" "api_open$1") __attribute__((deprecated("use b")));
        [[nodiscard]] int (*(*api_hook(int sig, void (*handler)(int)))[3])(void);
        static inline __attribute__((always_inline)) int api_twice(int x) { return "}"[x] + x * 2; }
        _Noreturn void api_die(struct opaque *, enum color [static 3]) __attribute__((availability(macos,introduced=10.4,deprecated=10.9,message="gone")));
        extern const _Alignas(16) _Complex double api_z, *api_zp; typedef float v4 __attribute__((vector_size(16)));
        static const unsigned api_k = __builtin_offsetof(rec_t, in.c[1]) + 7ull % 3; unsigned _BitInt(17) api_bits(_Atomic(int) *p, typeof(api_k) q);
        }
        namespace n { template <class T> class c : public T { int f(); }; }
        ZEXTERN int ZEXPORT deflate(z_streamp strm, int flush) DECORATED(1, 2);

        """;

    private static readonly string[] Parts =
        ["(", ")", "{", "}", "[", "]", ";", ",", "*", "\"", "'", "/*", "*/", "//", "#", "\n", "\\", ":", "::", "=", "...", "struct ", "union x ", "enum ", "typedef ", "int ", "extern ", "sizeof", "__attribute__", "((", "))", "0x", "1e", "9999999999999999999", "static ", "~", "?", "\0", "\uffff", "# 1 \"", "#pragma pack(", "#define "];

    /// <summary>Slowest and most allocating of all, where each is only read.</summary>
    public static (TimeSpan Slowest, long Largest) Run(int count, int seed) => Run(count, seed, static (text, model) =>
    {
        var unit = CParser.Parse(text, new CParseOptions { IncludeAll = true, Model = model, Folder = "/w" });
        foreach (var record in unit.Records)
        {
            unit.Layout.Of(record);
        }
    });

    /// <summary>Slowest and most allocating of all.</summary>
    public static (TimeSpan Slowest, long Largest) Run(int count, int seed, Action<string, CDataModel> read)
    {
        var random = new Random(seed);
        var (slowest, largest) = (TimeSpan.Zero, 0L);
        CDataModel[] models = [CDataModel.LinuxX64, CDataModel.WindowsX64, CDataModel.LinuxX86, CDataModel.WindowsX64Gnu];
        for (var i = 0; i < count; i++)
        {
            var text = Mutate(Specimen, random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            try
            {
                read(text, models[i % models.Length]);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Mutation {i}: {text}", exception);
            }

            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            largest = Math.Max(largest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return (slowest, largest);
    }

    public static string Mutate(string text, Random random)
    {
        for (var changes = random.Next(1, 6); changes > 0 && text.Length > 2; changes--)
        {
            var at = random.Next(text.Length - 1);
            var length = Math.Min(random.Next(1, 40), text.Length - at);
            text = random.Next(7) switch
            {
                0 => text[..at] + text[(at + length)..],
                1 => text.Insert(at, Parts[random.Next(Parts.Length)]),
                2 => text[..at] + (char)random.Next(32, 127) + text[(at + 1)..],
                3 => text.Insert(random.Next(text.Length), text.Substring(at, length)),
                4 when random.Next(10) == 0 => text[..at],
                5 => text[..at] + Parts[random.Next(Parts.Length)] + text[(at + 1)..],
                _ => text.Insert(at, string.Concat(Enumerable.Repeat(Parts[random.Next(Parts.Length)], random.Next(1, 300)))),
            };
        }

        return text;
    }
}
