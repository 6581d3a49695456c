using System.Reflection;
using System.Runtime.Loader;
using Native.Sdk.Bindings;
using Native.Sdk.Core.Tests.Binaries;
using Native.Sdk.Core.Tests.Support;
using Native.Sdk.Core.Tests.Verification;

namespace Native.Sdk.Core.Tests.Bindings;

/// <summary>What C writes, C# reads, and the other way round: a library by gcc, called through its bindings.</summary>
public sealed class RunningBindingTests : IDisposable
{
    private const string Header = """
        typedef unsigned long size_t;
        #define WIDE 40
        struct bits { unsigned a : 3; int b : 5; unsigned long long wide : 40; _Bool flag : 1; char rest; };
        struct mixed { char tag; union { int number; float real; struct { short low, high; }; }; struct { double x; } point; int (*each[2])(int); char name[8]; };
        struct tail { int count; short values[]; };
        struct __attribute__((packed)) packed { char tag; int value; short bit : 4; };
        struct large { int id; struct { long a[3]; } part; };
        union either { double real; void *pointer; };
        struct small { float x, y; };
        struct odd { int before; long double value; int after; };
        enum color { RED = 1, BLUE = -5 };
        #define NOBODY ((void *)-1)
        void make_bits(struct bits *b);
        int sum_bits(const struct bits *b);
        void fill(struct mixed *m);
        int sum(struct mixed *m, int x);
        struct tail *make_tail(void);
        void pack(struct packed *p);
        struct large add(struct large l, long by);
        union either swap(union either e);
        struct small turn(struct small s);
        enum color other(enum color c);
        int apply(int (*f)(void *, struct small), void *context);
        void set_odd(struct odd *o);
        int is_nobody(void *p);
        unsigned long size_of(int which);
        """;

    private const string Source = """
        #include <stdlib.h>
        #include <string.h>
        #include "api.h"
        static int twice(int x) { return 2 * x; }
        static int thrice(int x) { return 3 * x; }
        void make_bits(struct bits *b) { struct bits made = { 5, -9, 0x9876543210, 1, 'r' }; *b = made; }
        int sum_bits(const struct bits *b) { return b->a + b->b * 10 + (b->wide == 0x12345678AB) * 1000 + b->flag * 10000 + b->rest * 100000; }
        void fill(struct mixed *m) { m->tag = 't'; m->low = 1; m->high = 2; m->point.x = 2.5; m->each[0] = twice; m->each[1] = thrice; strcpy(m->name, "seven77"); }
        int sum(struct mixed *m, int x) { return m->number + m->each[1](x) + (int)m->point.x; }
        struct tail *make_tail(void) { struct tail *t = malloc(sizeof *t + 6); t->count = 3; t->values[0] = 7; t->values[2] = -9; return t; }
        void pack(struct packed *p) { p->tag = 'p'; p->value = 0x01020304; p->bit = -3; }
        struct large add(struct large l, long by) { l.id++; l.part.a[2] += by; return l; }
        union either swap(union either e) { e.real = -e.real; return e; }
        struct small turn(struct small s) { struct small r = { s.y, s.x }; return r; }
        enum color other(enum color c) { return c == RED ? BLUE : RED; }
        int apply(int (*f)(void *, struct small), void *context) { struct small s = { 3, 4 }; return f(context, s); }
        void set_odd(struct odd *o) { o->before = 1; o->after = 2; }
        int is_nobody(void *p) { return p == NOBODY; }
        unsigned long size_of(int which) { size_t sizes[] = { sizeof(struct bits), sizeof(struct mixed), sizeof(struct packed), sizeof(struct large), sizeof(struct odd) }; return sizes[which]; }
        """;

    private const string Program = """
        namespace Api
        {
            public static unsafe class Program
            {
                [System.Runtime.InteropServices.UnmanagedCallersOnly(CallConvs = new[] { typeof(System.Runtime.CompilerServices.CallConvCdecl) })]
                private static int Callback(void* context, ApiNative.small s) => (int)(s.x * 10 + s.y) + *(int*)context;

                public static string Run()
                {
                    ApiNative.bits b; ApiNative.make_bits(&b);
                    string bits = $"{b.a} {b.b} {b.wide:x} {b.flag} {(char)b.rest}";
                    b.a = 7; b.b = -16; b.wide = 0x12345678AB; b.flag = 1; b.rest = 2;
                    ApiNative.mixed m; ApiNative.fill(&m);
                    string mixed = $"{(char)m.tag} {m.number:x} {m.low} {m.high} {m.point.x} {m.each[0](4)} {m.each[1](4)} {System.Text.Encoding.ASCII.GetString(m.name, 7)}";
                    m.high = 0; m.point.x = 3;
                    var tail = ApiNative.make_tail();
                    ApiNative.packed p; ApiNative.pack(&p);
                    ApiNative.large l = default; l.id = 1; l.part.a[2] = new System.Runtime.InteropServices.CLong(40);
                    l = ApiNative.add(l, new System.Runtime.InteropServices.CLong(2));
                    ApiNative.either e = default; e.real = 1.5;
                    ApiNative.odd o = default; ApiNative.set_odd(&o);
                    int context = 100;
                    return string.Join("\n",
                        bits, ApiNative.sum_bits(&b), mixed, ApiNative.sum(&m, 5),
                        $"{tail->count} {tail->values[0]} {tail->values[2]}",
                        $"{(char)p.tag} {p.value:x} {p.bit}",
                        $"{l.id} {l.part.a[2].Value}",
                        ApiNative.swap(e).real, ApiNative.turn(new ApiNative.small { x = 1, y = 2 }).x,
                        ApiNative.other(ApiNative.color.RED), ApiNative.apply(&Callback, &context),
                        $"{o.before} {o.after}", ApiNative.is_nobody(ApiNative.NOBODY), ApiNative.WIDE,
                        $"{BITS - (int)ApiNative.size_of(0).Value} {sizeof(ApiNative.mixed) - (int)ApiNative.size_of(1).Value} {PACKED - (int)ApiNative.size_of(2).Value} {sizeof(ApiNative.large) - (int)ApiNative.size_of(3).Value} {ODD - (int)ApiNative.size_of(4).Value}");
                }
            }
        }
        """;

    private readonly Workshop folder = new();

    public void Dispose() => folder.Dispose();

    [FactIfTool("gcc")]
    public void CAndCSharpReadWhatTheOtherWrote() => Assert.Equal(Expected, Run("sizeof(ApiNative.{0})", ("linux-x64", Header)));

    /// <summary>With a platform on which everything lies elsewhere, the same C# picks this one's places.</summary>
    [FactIfTool("gcc")]
    public void AccessorsPickThePlatformThatRuns() => Assert.Equal(Expected, Run("(int)ApiNative.{0}.Size", ("linux-x64", Header), ("win-x86", Header), ("osx-arm64", Header)));

    private const string Expected = """
        5 -9 9876543210 1 r
        210847
        t 20001 1 2 2.5 8 12 seven77
        19
        3 7 -9
        p 1020304 -3
        2 42
        -1.5
        2
        BLUE
        134
        1 2
        1
        40
        0 0 0 0 0
        """;

    private string Run(string size, params (string Rid, string Text)[] texts)
    {
        folder.Write("api.h", Header);
        folder.Write("api.c", Source);
        folder.Run("gcc", "-shared", "-fPIC", "-w", "api.c", "-o", "libapi.so");
        var generated = BindingGenerator.Generate(Generation.Request(texts), new MessageRecorder())!;
        folder.Write("ApiNative.cs", generated.Files[0].Text);
        var bytes = Csc.Compile(folder, Program
                .Replace("BITS", size.Replace("{0}", "bits", StringComparison.Ordinal), StringComparison.Ordinal)
                .Replace("PACKED", size.Replace("{0}", "packed", StringComparison.Ordinal), StringComparison.Ordinal)
                .Replace("ODD", size.Replace("{0}", "odd", StringComparison.Ordinal), StringComparison.Ordinal), "-target:library", "-langversion:latest",
            "-r:System.Collections.dll", "-r:System.Memory.dll", "-r:System.Linq.dll", "-r:System.Text.Encoding.Extensions.dll", "-warnaserror", "-define:NET6_0_OR_GREATER", "ApiNative.cs");
        var assembly = new AssemblyLoadContext("running", isCollectible: true).LoadFromStream(new MemoryStream(bytes));
        System.Runtime.InteropServices.NativeLibrary.SetDllImportResolver(assembly, (name, _, _) => name == "api" ? System.Runtime.InteropServices.NativeLibrary.Load(folder["libapi.so"]) : 0);
        return (string)assembly.GetType("Api.Program")!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!;
    }
}
