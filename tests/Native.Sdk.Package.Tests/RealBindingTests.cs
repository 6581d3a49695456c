using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>Libraries that others wrote, called through what their untouched headers become and nothing else.</summary>
public sealed class RealBindingTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private const string Sqlite = "better-sqlite3/deps/sqlite3";
    private const string Zstd = "zstd-napi/deps/zstd/lib";

    [FactIfThirdParty(Sqlite, "better-sqlite3@12.11.1")]
    public async Task SqliteOpensPreparesBindsStepsCallsBackAndCloses()
    {
        var app = NewApp("""<NativeProject Include="native/sqlite3" Header="sqlite3.h" CompileOptions="-w;-O1" />""").CopyThirdParty(Sqlite, "native/sqlite3").WithProgram("""
            using System;
            using System.Collections.Generic;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using System.Text;
            using static App.Sqlite3Native;

            unsafe
            {
                sqlite3* db;
                fixed (byte* name = ":memory:\0"u8) Check(sqlite3_open(name, &db));
                fixed (byte* sql = "create table word(id integer primary key, text text not null)\0"u8) Check(sqlite3_exec(db, sql, null, null, null));

                sqlite3_stmt* insert;
                fixed (byte* sql = "insert into word(text) values (?)\0"u8) Check(sqlite3_prepare_v2(db, sql, -1, &insert, null));
                foreach (var word in (string[])["wörd", "zwei"])
                {
                    var text = Encoding.UTF8.GetBytes(word);
                    fixed (byte* start = text) Check(sqlite3_bind_text(insert, 1, start, text.Length, (delegate* unmanaged[Cdecl]<void*, void>)(nint)(-1)));
                    if (sqlite3_step(insert) != SQLITE_DONE) throw new Exception("not done");
                    Check(sqlite3_reset(insert));
                }

                Check(sqlite3_finalize(insert));
                var rows = new List<string>();
                var handle = GCHandle.Alloc(rows);
                fixed (byte* sql = "select id, text from word order by id\0"u8) Check(sqlite3_exec(db, sql, &OnRow, (void*)GCHandle.ToIntPtr(handle), null));
                handle.Free();
                Check(sqlite3_close(db));
                Console.WriteLine(string.Join(", ", rows));

                static void Check(int code) { if (code != SQLITE_OK) throw new Exception($"SQLite says {code}"); }

                [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
                static int OnRow(void* state, int count, byte** values, byte** names)
                {
                    var rows = (List<string>)GCHandle.FromIntPtr((nint)state).Target!;
                    rows.Add($"{count} {Marshal.PtrToStringUTF8((nint)values[0])} {Marshal.PtrToStringUTF8((nint)values[1])}");
                    return 0;
                }
            }
            """);

        var build = await app.BuildAsync();

        Assert.Contains("bind App.Sqlite3Native", build.StepsRun);
        Assert.Contains("prove App.Sqlite3Native", build.StepsRun);
        Assert.Equal("2 1 wörd, 2 2 zwei", await app.RunAsync());
        (await app.BuildAgainAsync()).DidNothingNative();
    }

    [FactIfThirdParty(Zstd, "zstd-napi@0.0.13")]
    public async Task ZstdStreamsIntoSmallBuffersAndBack()
    {
        var app = NewApp("""<NativeProject Include="native/zstd" Header="zstd.h" CompileOptions="-w" />""").CopyThirdParty(Zstd, "native/zstd").WithProgram("""
            using System;
            using System.IO;
            using static App.ZstdNative;

            unsafe
            {
                var input = new byte[1_000_000];
                for (var i = 0; i < input.Length; i++) input[i] = (byte)(i * 7 % 251 % 16);
                var packed = new MemoryStream();
                var buffer = new byte[1000];
                var compressor = ZSTD_createCStream();
                fixed (byte* source = input, target = buffer)
                {
                    var from = new ZSTD_inBuffer { src = source, size = (nuint)input.Length, pos = 0 };
                    nuint left;
                    do
                    {
                        var to = new ZSTD_outBuffer { dst = target, size = (nuint)buffer.Length, pos = 0 };
                        left = ZSTD_compressStream2(compressor, &to, &from, ZSTD_EndDirective.ZSTD_e_end);
                        if (ZSTD_isError(left) != 0) throw new Exception("compression");
                        packed.Write(buffer, 0, (int)to.pos);
                    }
                    while (left != 0);
                }

                ZSTD_freeCStream(compressor);
                var back = new MemoryStream();
                var bytes = packed.ToArray();
                var decompressor = ZSTD_createDStream();
                fixed (byte* source = bytes, target = buffer)
                {
                    var from = new ZSTD_inBuffer { src = source, size = (nuint)bytes.Length, pos = 0 };
                    nuint hint;
                    do
                    {
                        var to = new ZSTD_outBuffer { dst = target, size = (nuint)buffer.Length, pos = 0 };
                        hint = ZSTD_decompressStream(decompressor, &to, &from);
                        if (ZSTD_isError(hint) != 0) throw new Exception("decompression");
                        back.Write(buffer, 0, (int)to.pos);
                    }
                    while (hint != 0);
                }

                ZSTD_freeDStream(decompressor);
                Console.WriteLine($"{back.ToArray().AsSpan().SequenceEqual(input)} {bytes.Length < input.Length / 10} {ZSTD_VERSION_MAJOR}");
            }
            """);

        await app.BuildAsync();

        Assert.Equal("True True 1", await app.RunAsync());
    }

    [FactIfSystemLibrary("zlib.h", "libz.so.1", "zlib1g-dev")]
    public async Task ZlibOfTheSystemGivesBackWhatItCompressed()
    {
        var app = NewApp(Installed("z", "libz.so.1", "zlib.h")).WithProgram("""
            using System;
            using static App.ZNative;

            unsafe
            {
                var input = new byte[100_000];
                for (var i = 0; i < input.Length; i++) input[i] = (byte)(i % 100);
                var packed = new byte[input.Length];
                var output = new byte[input.Length];
                fixed (byte* a = input, b = packed, c = output)
                {
                    var size = new System.Runtime.InteropServices.CULong((nuint)packed.Length);
                    if (compress(b, &size, a, new((nuint)input.Length)) != Z_OK) throw new Exception("compress");
                    var back = new System.Runtime.InteropServices.CULong((nuint)output.Length);
                    if (uncompress(c, &back, b, size) != Z_OK) throw new Exception("uncompress");
                    Console.WriteLine($"{output.AsSpan().SequenceEqual(input)} {size.Value < 5000} {back.Value}");
                }
            }
            """);
        Copy(app, "native/z", "zlib.h", "zconf.h");

        await app.BuildAsync();

        Assert.Equal("True True 100000", await app.RunAsync());
    }

    [FactIfSystemLibrary("uv.h", "libuv.so.1", "libuv1-dev")]
    public async Task LibuvOfTheSystemCallsATimerBack()
    {
        var app = NewApp(Installed("uv", "libuv.so.1", "uv.h")).WithProgram("""
            using System;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using static App.UvNative;

            unsafe
            {
                var loop = (uv_loop_t*)NativeMemory.AllocZeroed(uv_loop_size());
                var timer = (uv_timer_t*)NativeMemory.AllocZeroed(uv_handle_size(uv_handle_type.UV_TIMER));
                if (uv_loop_init(loop) != 0 || uv_timer_init(loop, timer) != 0) throw new Exception("init");
                if (uv_timer_start(timer, &OnTimer, 1, 1) != 0) throw new Exception("start");
                uv_run(loop, uv_run_mode.UV_RUN_DEFAULT);
                Console.WriteLine($"{Counter.Ticks} {uv_loop_close(loop)}");

                [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
                static void OnTimer(uv_timer_t* timer)
                {
                    if (++Counter.Ticks == 3) { uv_timer_stop(timer); uv_close((uv_handle_t*)timer, null); }
                }
            }

            static class Counter { public static int Ticks; }
            """);
        Copy(app, "native/uv", "uv.h", [.. Directory.GetFiles(Path.Combine(Path.GetDirectoryName(FactIfSystemLibraryAttribute.FindHeader("uv.h"))!, "uv")).Select(file => "uv/" + Path.GetFileName(file))]);

        await app.BuildAsync();

        Assert.Equal("3 0", await app.RunAsync());
    }

    private TestProject NewApp(string item) => NewProject(new Csproj("App", item, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>") { IsApp = true });

    /// <summary>A library that is there already: making it is copying it.</summary>
    private static string Installed(string name, string library, string header) =>
        $"""<NativeProject Include="native/{name}" Name="{name}" Command="cp {FactIfSystemLibraryAttribute.FindLibrary(library)} {"{output}"}" Inputs="{header}" Header="{header}" />""";

    private static void Copy(TestProject app, string folder, string header, params IEnumerable<string> more)
    {
        foreach (var file in (string[])[header, .. more])
        {
            app.Write(Path.Combine(folder, file), File.ReadAllText(FactIfSystemLibraryAttribute.FindHeader(file)!));
        }
    }
}
