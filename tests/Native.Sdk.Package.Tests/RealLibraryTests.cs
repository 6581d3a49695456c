using Xunit.Abstractions;

namespace Native.Sdk.Package.Tests;

/// <summary>Libraries that others wrote, from their untouched sources, with a few lines in the csproj, used for real from C#.</summary>
public sealed class RealLibraryTests(PackageFixture fixture, ITestOutputHelper output) : PackageTest(fixture, output)
{
    private const string Sqlite = "better-sqlite3/deps/sqlite3";
    private const string Zstd = "zstd-napi/deps/zstd/lib";
    private const string LevelDb = "leveldown/deps";

    /// <summary>What zstd has to compress.</summary>
    private static readonly string Bytes = Repository.IsFullRun ? "100000000" : "10000000";

    [FactIfThirdParty(Sqlite, "better-sqlite3@12.11.1")]
    public async Task SqliteAnswersAQuery()
    {
        var app = NewApp("""<NativeProject Include="native/sqlite3" />""", Sqlite, "native/sqlite3").WithProgram("""
            using System.Runtime.InteropServices;

            Check(sqlite3_open("test.db", out var db));
            Check(sqlite3_exec(db, "create table word(id integer primary key, text text not null)", 0, 0, 0));
            Check(sqlite3_exec(db, "with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000) insert into word(text) select 'wörd ' || i from n", 0, 0, 0));
            Check(sqlite3_prepare_v2(db, "select text, (select sum(id) from word) from word where text like '% 73_' order by id desc", -1, out var query, 0));
            if (sqlite3_step(query) != 100) throw new System.Exception("no row");
            System.Console.WriteLine($"{Marshal.PtrToStringUTF8(sqlite3_column_text(query, 0))}, {sqlite3_column_int64(query, 1)}");
            sqlite3_finalize(query);
            Check(sqlite3_close(db));

            static void Check(int code) { if (code != 0) throw new System.Exception($"SQLite says {code}"); }
            [DllImport("sqlite3")] static extern int sqlite3_open([MarshalAs(UnmanagedType.LPUTF8Str)] string file, out nint db);
            [DllImport("sqlite3")] static extern int sqlite3_exec(nint db, [MarshalAs(UnmanagedType.LPUTF8Str)] string sql, nint callback, nint state, nint error);
            [DllImport("sqlite3")] static extern int sqlite3_prepare_v2(nint db, [MarshalAs(UnmanagedType.LPUTF8Str)] string sql, int length, out nint query, nint tail);
            [DllImport("sqlite3")] static extern int sqlite3_step(nint query);
            [DllImport("sqlite3")] static extern nint sqlite3_column_text(nint query, int column);
            [DllImport("sqlite3")] static extern long sqlite3_column_int64(nint query, int column);
            [DllImport("sqlite3")] static extern int sqlite3_finalize(nint query);
            [DllImport("sqlite3")] static extern int sqlite3_close(nint db);
            """);

        var build = (await app.DotnetAsync("build")).Succeeded();

        Assert.Equal(["compile sqlite3.c", "link libsqlite3.so", "stage libsqlite3.so"], build.StepsRun);
        Assert.Equal("wörd 739, 500500", await app.RunAsync());
        (await app.BuildAgainAsync()).DidNothingNative();
    }

    /// <summary>Prints the ratio if what comes out of decompression is what went into compression.</summary>
    private const string ZstdRoundTrip = """
        using System.Runtime.InteropServices;

        var random = new System.Random(1);
        var input = new byte[int.Parse(args[0])];
        for (var i = 0; i < input.Length; i++) input[i] = (byte)"abcdefgh"[random.Next(8)];
        var packed = new byte[ZSTD_compressBound((nuint)input.Length)];
        var size = Check(ZSTD_compress(packed, (nuint)packed.Length, input, (nuint)input.Length, 3));
        var output = new byte[input.Length];
        Check(ZSTD_decompress(output, (nuint)output.Length, packed, size));
        System.Console.WriteLine($"{System.MemoryExtensions.SequenceEqual<byte>(input, output)} {size < (nuint)input.Length / 2}");

        static nuint Check(nuint code) => ZSTD_isError(code) == 0 ? code : throw new System.Exception(Marshal.PtrToStringUTF8(ZSTD_getErrorName(code)));
        [DllImport("zstd")] static extern nuint ZSTD_compressBound(nuint size);
        [DllImport("zstd")] static extern nuint ZSTD_compress(byte[] target, nuint capacity, byte[] source, nuint size, int level);
        [DllImport("zstd")] static extern nuint ZSTD_decompress(byte[] target, nuint capacity, byte[] source, nuint size);
        [DllImport("zstd")] static extern uint ZSTD_isError(nuint code);
        [DllImport("zstd")] static extern nint ZSTD_getErrorName(nuint code);
        """;

    [FactIfThirdParty(Zstd, "zstd-napi@0.0.13")]
    public async Task ZstdWithItsAssemblerFileGivesBackWhatItCompressed()
    {
        var app = NewApp("""<NativeProject Include="native/zstd" />""", Zstd, "native/zstd").WithProgram(ZstdRoundTrip);

        var build = (await app.DotnetAsync("build", "-c", "Release")).Succeeded();

        Assert.Contains("compile decompress/huf_decompress_amd64.S", build.StepsRun);
        Assert.Equal("True True", await app.RunAsync("bin/Release/net10.0", Bytes));
        (await app.BuildAgainAsync("-c", "Release")).DidNothingNative();
    }

    [FactIfThirdParty(Zstd, "zstd-napi@0.0.13")]
    public async Task ZstdIsBuiltByItsOwnMakefile()
    {
        var app = NewApp("""<NativeProject Include="native/zstd" Command="make -j2 OUT={output}" Inputs="**/*.c;**/*.h;**/*.S;Makefile" />""", Zstd, "native/zstd")
            .WithProgram(ZstdRoundTrip)
            .Write("native/zstd/Makefile", "$(OUT): $(wildcard */*.c */*.S)\n\t$(CC) -shared -fPIC -O0 -o $@ $^\n");

        var build = (await app.DotnetAsync("build")).Succeeded();

        Assert.Equal(["build libzstd.so", "stage libzstd.so"], build.StepsRun);
        Assert.Equal("True True", await app.RunAsync("bin/Debug/net10.0", Bytes));
        (await app.BuildAgainAsync()).DidNothingNative();
        app.Append("native/zstd/zstd.h", "\n/* changed */\n");
        Assert.Contains("build libzstd.so", (await app.BuildAgainAsync()).StepsRun);
    }

    [FactIfThirdParty(LevelDb, "leveldown@6.1.1")]
    public async Task LevelDbWithSnappyKeepsWhatWasPut()
    {
        var app = NewApp("""
            <NativeProject Include="native" Name="leveldb" Defines="LEVELDB_PLATFORM_POSIX;OS_LINUX;SNAPPY;HAVE_CONFIG_H"
                           Sources="leveldb/*/db/*.cc;leveldb/*/table/*.cc;leveldb/*/util/*.cc;leveldb/*/port/port_posix*.cc;snappy/snappy/*.cc"
                           ExcludeSources="**/*test*;**/db_bench.cc;**/leveldbutil.cc"
                           IncludeDirectories="leveldb/leveldb-1.20;leveldb/leveldb-1.20/include;snappy/snappy;snappy/linux" />
            """, LevelDb, "native").WithProgram("""
            using System.Runtime.InteropServices;
            using System.Text;

            var count = int.Parse(args[0]);
            var options = leveldb_options_create();
            leveldb_options_set_create_if_missing(options, 1);
            leveldb_options_set_compression(options, 1);
            var db = leveldb_open(options, "test.leveldb", out var error);
            Check(error);
            var write = leveldb_writeoptions_create();
            for (var i = 0; i < count; i++)
            {
                var (key, value) = (Encoding.UTF8.GetBytes($"key{i * 7919L % count:D8}"), Encoding.UTF8.GetBytes(new string((char)('a' + i % 26), 100)));
                leveldb_put(db, write, key, (nuint)key.Length, value, (nuint)value.Length, out error);
                Check(error);
            }

            var read = leveldb_readoptions_create();
            var wanted = Encoding.UTF8.GetBytes($"key{7919L % count:D8}");
            var found = leveldb_get(db, read, wanted, (nuint)wanted.Length, out var size, out error);
            Check(error);
            System.Console.Write(Marshal.PtrToStringUTF8(found, (int)size)[..3]);

            var (seen, ordered, last) = (0, true, "");
            var iterator = leveldb_create_iterator(db, read);
            for (leveldb_iter_seek_to_first(iterator); leveldb_iter_valid(iterator) != 0; leveldb_iter_next(iterator), seen++)
            {
                var key = Marshal.PtrToStringUTF8(leveldb_iter_key(iterator, out size), (int)size);
                ordered &= string.CompareOrdinal(last, key) < 0;
                last = key;
            }

            System.Console.WriteLine($" {seen == count} {ordered}");
            leveldb_iter_destroy(iterator);
            leveldb_close(db);

            static void Check(nint error) { if (error != 0) throw new System.Exception(Marshal.PtrToStringUTF8(error)); }
            [DllImport("leveldb")] static extern nint leveldb_options_create();
            [DllImport("leveldb")] static extern void leveldb_options_set_create_if_missing(nint options, byte on);
            [DllImport("leveldb")] static extern void leveldb_options_set_compression(nint options, int kind);
            [DllImport("leveldb")] static extern nint leveldb_open(nint options, string path, out nint error);
            [DllImport("leveldb")] static extern nint leveldb_writeoptions_create();
            [DllImport("leveldb")] static extern nint leveldb_readoptions_create();
            [DllImport("leveldb")] static extern void leveldb_put(nint db, nint options, byte[] key, nuint keyLength, byte[] value, nuint valueLength, out nint error);
            [DllImport("leveldb")] static extern nint leveldb_get(nint db, nint options, byte[] key, nuint keyLength, out nuint length, out nint error);
            [DllImport("leveldb")] static extern nint leveldb_create_iterator(nint db, nint options);
            [DllImport("leveldb")] static extern void leveldb_iter_seek_to_first(nint iterator);
            [DllImport("leveldb")] static extern byte leveldb_iter_valid(nint iterator);
            [DllImport("leveldb")] static extern void leveldb_iter_next(nint iterator);
            [DllImport("leveldb")] static extern nint leveldb_iter_key(nint iterator, out nuint length);
            [DllImport("leveldb")] static extern void leveldb_iter_destroy(nint iterator);
            [DllImport("leveldb")] static extern void leveldb_close(nint db);
            """);

        var build = (await app.DotnetAsync("build")).Succeeded();

        Assert.Contains("compile leveldb/leveldb-1.20/db/c.cc", build.StepsRun);
        Assert.Contains("compile snappy/snappy/snappy.cc", build.StepsRun);
        Assert.DoesNotContain(build.StepsRun, step => step.Contains("test"));
        Assert.Equal("bbb True True", await app.RunAsync("bin/Debug/net10.0", Repository.IsFullRun ? "100000" : "10000"));
        (await app.BuildAgainAsync()).DidNothingNative();
    }

    private TestProject NewApp(string items, string thirdParty, string folder, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        return NewProject(new Csproj("App", items) { IsApp = true }, test).CopyThirdParty(thirdParty, folder);
    }
}
