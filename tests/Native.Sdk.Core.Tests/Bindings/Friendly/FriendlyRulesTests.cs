namespace Native.Sdk.Core.Tests.Bindings.Friendly;

/// <summary>Each rule of docs/reference.md, "What a header becomes": a declaration, and the member that it becomes.</summary>
public sealed class FriendlyRulesTests
{
    [Theory]
    [InlineData("int32_t x_box_size(const x_box_t *box);", "Box: int Size()")]
    [InlineData("int32_t x_size_of_box(const x_box_t *box);", "Box: int SizeOf()")]
    [InlineData("int32_t x_add(int32_t a, int32_t the_other);", "XLibrary: static int Add(int a, int theOther)")]
    [InlineData("int32_t x_box_limit(void);", "Box: static int Limit()")]
    [InlineData("_Bool x_box_is(const x_box_t *box, _Bool deep);", "Box: bool Is(bool deep)")]
    [InlineData("long x_long(unsigned long many);", "XLibrary: static nint Long(nuint many)")]
    [InlineData("x_point_t x_move(x_point_t point);", "XLibrary: static XNative.x_point_t Move(XNative.x_point_t point)")]
    [InlineData("enum x_kind { X_A }; enum x_kind x_next(enum x_kind kind);", "XLibrary: static XNative.x_kind Next(XNative.x_kind kind)")]
    [InlineData("int32_t x_params(int32_t in, int32_t event);", "XLibrary: static int Params(int @in, int @event)")]
    public void NamesAndNumbers(string declaration, string member) => Becomes(declaration, member);

    [Theory]
    [InlineData("x_box_t *x_box_new(int32_t size);", "Box: Box(int size)")]
    [InlineData("x_box_t *x_box_create(void);", "Box: Box()")]
    [InlineData("x_box_t *x_box_open_file(const char *path);", "Box: static Box OpenFile(string path)")]
    [InlineData("x_box_t *x_parse_box(const char *path);", "Box: static Box Parse(string path)")]
    [InlineData("x_box_t *x_box_clone(const x_box_t *box);", "Box: Box Clone()")]
    [InlineData("x_box_t *x_box_disk_new(void);", "Box: static Box DiskNew()")]
    [InlineData("typedef struct x_db x_db_t; void x_db_close(x_db_t *); x_box_t *x_db_open_box(x_db_t *db);", "Db: Box OpenBox()")]
    [InlineData("typedef struct x_db x_db_t; void x_db_close(x_db_t *); x_box_t *x_box_new(x_db_t *db);", "Box: Box(Db db)")]
    [InlineData("__attribute__((annotate(\"native_sdk:constructor\"))) x_box_t *x_shared_box(void);", "Box: static Box Shared()")]
    [InlineData("__attribute__((annotate(\"native_sdk:constructor\"), annotate(\"native_sdk:optional\"))) x_box_t *x_box_new(void);", "Box: static Box? New()")]
    [InlineData("int32_t x_open(x_box_t **out_box);", "Box: static int Open(out Box? box)")]
    [InlineData("__attribute__((annotate(\"native_sdk:constructor\"))) int32_t x_box_open(x_box_t **box, int32_t mode);", "Box: static int Open(out Box? box, int mode)")]
    public void Constructors(string declaration, string member) => Becomes(declaration, member);

    [Theory]
    [InlineData("void x_f(const char *text);", "XLibrary: static void F(string text)")]
    [InlineData("void x_f(const char *text __attribute__((annotate(\"native_sdk:optional\"))));", "XLibrary: static void F(string? text)")]
    [InlineData("void x_f(const char *text_utf8, size_t text_length);", "XLibrary: static void F(string text)")]
    [InlineData("void x_f(const char *text __attribute__((annotate(\"native_sdk:utf8\"))), size_t n);", "XLibrary: static void F(string text)")]
    [InlineData("void x_f(const char *data, size_t length);", "XLibrary: static void F(ReadOnlySpan<byte> data)")]
    [InlineData("void x_f(char *data, size_t size);", "XLibrary: static void F(Span<byte> data)")]
    [InlineData("void x_f(const void *data, size_t data_len);", "XLibrary: static void F(ReadOnlySpan<byte> data)")]
    [InlineData("void x_f(const x_point_t *points, size_t num_points);", "XLibrary: static void F(ReadOnlySpan<XNative.x_point_t> points)")]
    [InlineData("void x_f(int32_t count, const int32_t *p __attribute__((annotate(\"native_sdk:length=count\"))));", "XLibrary: static void F(ReadOnlySpan<int> p)")]
    [InlineData("void x_f(const x_box_t *a, const x_box_t *b);", "Box: void F(Box b)")]
    [InlineData("void x_f(int32_t n, const x_box_t *b __attribute__((annotate(\"native_sdk:optional\"))));", "XLibrary: static void F(int n, Box? b)")]
    public void Arguments(string declaration, string member) => Becomes(declaration, member);

    [Theory]
    [InlineData("const char *x_f(void);", "XLibrary: static string? F()")]
    [InlineData("const char *x_f(size_t *length_out);", "XLibrary: static string? F()")]
    [InlineData("void x_string_free(char *); char *x_f(void);", "XLibrary: static string? F()")]
    [InlineData("void x_done(char *); __attribute__((annotate(\"native_sdk:free_with=x_done\"))) char *x_f(void);", "XLibrary: static string? F()")]
    [InlineData("__attribute__((annotate(\"native_sdk:borrowed\"))) char *x_f(void);", "XLibrary: static string? F()")]
    [InlineData("const uint8_t *x_f(size_t *size);", "XLibrary: static byte[]? F()")]
    [InlineData("const int32_t *x_f(size_t *out_count);", "XLibrary: static int[]? F()")]
    [InlineData("typedef struct { uint8_t *data; size_t len; } x_buf; void x_buf_free(x_buf b); x_buf x_f(void);", "XLibrary: static byte[] F()")]
    [InlineData("void x_f(x_point_t *point_out);", "XLibrary: static XNative.x_point_t F()")]
    [InlineData("int32_t x_f(x_point_t *point_out);", "XLibrary: static int F(out XNative.x_point_t point)")]
    [InlineData("void x_f(int32_t *a_out, _Bool *outB);", "XLibrary: static void F(out int a, out bool b)")]
    [InlineData("void x_f(int32_t *a __attribute__((annotate(\"native_sdk:out\"))));", "XLibrary: static int F()")]
    [InlineData("void x_f(const char **name_out, size_t *name_length_out);", "XLibrary: static string? F()")]
    public void ResultsAndOutParameters(string declaration, string member) => Becomes(declaration, member);

    [Theory]
    [InlineData("int32_t x_f(x_error_t **error_out);", "XLibrary: static int F()")]
    [InlineData("typedef struct { int failed; int32_t code; char *message; } x_status; void x_status_clear(x_status *); int32_t x_f(x_status *status);", "XLibrary: static int F()")]
    [InlineData("typedef struct { int failed; int32_t code; char *message; } x_status; void x_string_free(char *); int32_t x_f(x_status *status);", "XLibrary: static int F()")]
    public void ErrorsLeaveTheSignature(string declaration, string member) => Becomes(declaration, member);

    [Theory]
    [InlineData("void x_f(int32_t *p);", "x_f", "what 'p' points to is not known")]
    [InlineData("void x_f(const int32_t *p, size_t size);", "x_f", "what 'p' points to is not known")] // bytes or elements?
    [InlineData("void x_f(const char *text, int32_t text_size);", "x_f", "what 'text' points to is not known")]
    [InlineData("void x_f(const char *text, int32_t flags, int32_t nByte);", "x_f", "what 'text' points to is not known")]
    [InlineData("void x_f(const void *p, size_t size, size_t count);", "x_f", "what 'p' points to is not known")]
    [InlineData("void x_f(const x_point_t *point);", "x_f", "what 'point' points to is not known")]
    [InlineData("void x_f(const char *file, size_t block_size);", "x_f", "what 'file' points to is not known")] // not its length
    [InlineData("void x_f(const x_point_t *id, size_t len);", "x_f", "what 'id' points to is not known")] // not its number
    [InlineData("void x_f(uint8_t *out);", "x_f", "what 'out' points to is not known")] // mostly many
    [InlineData("void x_f(int32_t *out, const char *data, uint32_t data_size);", "x_f", "what 'out' points to is not known")]
    [InlineData("void x_f(uint8_t key[32]);", "x_f", "'key' is an array of 32")]
    [InlineData("void x_f(const char name[32]);", "x_f", "'name' is an array of 32")]
    [InlineData("void x_name_free(const char *name);", "x_name_free", "by its name it may free the memory")]
    [InlineData("void x_box_open_memory(x_box_t *box, const void *data, size_t size);", "x_box_open_memory", "by its name it may keep the memory")]
    [InlineData("void x_box_set_next(x_box_t *box, x_box_t *next);", "x_box_set_next", "by its name it may keep the object")]
    [InlineData("int32_t x_box_finish(x_box_t *box);", "x_box_finish", "by its name it releases a Box or a part of it")]
    [InlineData("int32_t x_box_first(x_box_t *box, x_box_t **first_out);", "x_box_first", "whether the object that it gives back by 'first_out' is new")]
    [InlineData("void x_f(void (*done)(void));", "x_f", "'done' is a function pointer")]
    [InlineData("void x_f(long *value_out);", "x_f", "'value_out': C# cannot make a value of CLong")]
    [InlineData("const x_box_t *x_box_parent(const x_box_t *box);", "x_box_parent", "whether the object that it returns is new")]
    [InlineData("x_box_t *x_box_child(const x_box_t *box);", "x_box_child", "whether the object that it returns is new")]
    [InlineData("x_box_t *x_box_from_id(int32_t id);", "x_box_from_id", "whether the object that it returns is new")]
    [InlineData("x_box_t *x_current(void);", "x_current", "whether the object that it returns is new")]
    [InlineData("char *x_f(void);", "x_f", "who owns the byte* that it gives back is not known")]
    [InlineData("void *x_f(void);", "x_f", "who owns the void* that it gives back is not known")]
    [InlineData("const int32_t *x_f(void);", "x_f", "how much the int* that it gives back points to is not known")]
    [InlineData("void x_box_set_ref(x_box_t *box, const uint8_t *data, size_t size);", "x_box_set_ref", "by its name it may keep the memory")]
    [InlineData("void x_box_close(x_box_t *box);", "x_box_close", "by its name it releases a Box or a part of it")]
    [InlineData("void x_f(void) __attribute__((noreturn));", "x_f", "it never returns")]
    public void WhatIsNotKnownForSureStaysRaw(string declaration, string function, string reason)
    {
        var said = FriendlyText.Reasons(FriendlyText.Prelude + declaration);
        Assert.Contains(said, text => text.StartsWith($"{function} has no friendly member: {reason}", StringComparison.Ordinal));
        Assert.Empty(FriendlyText.Members(FriendlyText.Prelude + declaration));
    }

    [Fact]
    public void TypeWithoutReleasingFunctionIsNoClass() =>
        Assert.Empty(FriendlyText.Members("struct y_box; struct y_box *y_box_new(void); int y_box_size(struct y_box *box);"));

    [Fact]
    public void PrefixAndVerbMaySurroundTheType()
    {
        var members = FriendlyText.Members(
            "typedef struct ZSTD_CCtx_s ZSTD_CCtx; ZSTD_CCtx *ZSTD_createCCtx(void); unsigned long ZSTD_freeCCtx(ZSTD_CCtx *c); int ZSTD_level(ZSTD_CCtx *c);",
            FriendlyText.Settings with { Library = "zstd" });

        Assert.Equal(["CCtx: CCtx()", "CCtx: int Level()"], members);
    }

    [Fact]
    public void LibraryThatIsOneTypeHasItsNameWithoutPrefix()
    {
        var members = FriendlyText.Members(
            "typedef struct symbolizer symbolizer_t; symbolizer_t *symbolizer_open(const char *path); void symbolizer_free(symbolizer_t *); int symbolizer_count(symbolizer_t *); int symbolizer_version(void);",
            FriendlyText.Settings with { Library = "symbolizer" });

        Assert.Equal(["Symbolizer: static Symbolizer Open(string path)", "Symbolizer: int Count()", "Symbolizer: static int Version()"], members);
    }

    [Fact]
    public void NamesThatAreTakenGetLongerOnes()
    {
        var members = FriendlyText.Members(FriendlyText.Prelude +
            "void x_box_dispose_all(x_box_t *b); int32_t x_box_box(x_box_t *b); int32_t x_box_get_size(x_box_t *b); int32_t x_box_getSize(x_box_t *b); const char *x_box_to_string(const x_box_t *b);");

        Assert.Equal(["Box: int BoxBox()", "Box: int GetSize()", "Box: int BoxGetSize()", "Box: string? BoxToString()"], members);
    }

    [Fact]
    public void ClassHidesNoTypeOfNet() =>
        Assert.Equal(["XBuffer: XBuffer()"], FriendlyText.Members("typedef struct x_buffer x_buffer_t; x_buffer_t *x_buffer_new(void); void x_buffer_free(x_buffer_t *);"));

    [Fact]
    public void AnnotationsGiveNames()
    {
        var members = FriendlyText.Members(
            """
            typedef struct __attribute__((annotate("native_sdk:name=Crate"))) x_box x_box_t; void x_box_free(x_box_t *box);
            __attribute__((annotate("native_sdk:name=Unpack"))) x_box_t *x_box_new(int a __attribute__((annotate("native_sdk:name=howMany"))));
            """);

        Assert.Equal(["Crate: static Crate Unpack(int howMany)"], members);
    }

    [Fact]
    public void ProjectDeclaresWhatFollowsNoConvention()
    {
        var settings = FriendlyText.Settings with { Library = "db", Handles = [new("db", ["db_start"], "db_stop"), new("db_stmt", ["db_prepare"], "db_finalize")] };

        var members = FriendlyText.Members(
            """
            typedef struct db db; int db_start(const char *name, db **ppDb); int db_stop(db *); int db_changes(db *);
            typedef struct db_stmt db_stmt; int db_prepare(db *d, const char *sql, db_stmt **pp); int db_finalize(db_stmt *); int db_step(db_stmt *);
            """, settings);

        Assert.Equal(["Db: static int Start(string name, out Db? ppDb)", "Db: int Changes()", "Db: int Prepare(string sql, out Stmt? pp)", "Stmt: int Step()"], members);
    }

    [Theory]
    [InlineData("x_box", "")]
    [InlineData("x_add", "Box: int Size()")]
    public void RawOnlyTakesTypesAndFunctionsOut(string name, string expected)
    {
        var members = FriendlyText.Members(FriendlyText.Prelude + "int32_t x_add(int32_t a); int32_t x_box_size(const x_box_t *box);", FriendlyText.Settings with { RawOnly = [name] });

        Assert.Equal(expected.Length == 0 ? ["XLibrary: static int Add(int a)"] : [expected], members);
    }

    [Fact]
    public void AnnotationRawTakesOut() =>
        Assert.Empty(FriendlyText.Members(FriendlyText.Prelude + "__attribute__((annotate(\"native_sdk:raw\"))) int32_t x_add(int32_t a);"));

    [Fact]
    public void FriendlyLayerCanBeSwitchedOff()
    {
        var text = FriendlyText.Of(FriendlyText.Prelude + "x_box_t *x_box_new(void);", new(), FriendlyText.Settings with { Friendly = false });

        Assert.Contains("x_box_new", text, StringComparison.Ordinal);
        Assert.DoesNotContain("class Box", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SafeHandle", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongHandlesAndRawOnlyAreErrors()
    {
        string[] said =
        [
            .. FriendlyText.Reasons(FriendlyText.Prelude, "NSDK5032", FriendlyText.Settings with { Handles = [new("x_bxo", [], null)] }),
            .. FriendlyText.Reasons(FriendlyText.Prelude, "NSDK5032", FriendlyText.Settings with { Handles = [new("x_box", ["x_make"], null)] }),
            .. FriendlyText.Reasons(FriendlyText.Prelude, "NSDK5032", FriendlyText.Settings with { Handles = [new("x_box", [], "x_box_fre")] }),
            .. FriendlyText.Reasons(FriendlyText.Prelude, "NSDK5033", FriendlyText.Settings with { RawOnly = ["x_box_fre"] }),
        ];

        Assert.Equal(
        [
            "Handles names 'x_bxo', of which no class can be made: no function takes a pointer to it and nothing else, so nothing can release it. Did you mean 'x_box'? Write Type=Constructor,Constructor/Free with the C names of the header.",
            "Handles names 'x_box', of which no class can be made: there is no function 'x_make' to make one. Write Type=Constructor,Constructor/Free with the C names of the header.",
            "Handles names 'x_box', of which no class can be made: 'x_box_fre' is no function that takes a pointer to it alone. Did you mean 'x_box_free'? Write Type=Constructor,Constructor/Free with the C names of the header.",
            "RawOnly names 'x_box_fre', but the headers have neither a function nor a structure of that name. Did you mean 'x_box_free'?",
        ], said);
    }

    [Fact]
    public void AnnotationThatCannotBeFollowedIsAWarning()
    {
        string[] said =
        [
            .. FriendlyText.Reasons(FriendlyText.Prelude + "__attribute__((annotate(\"native_sdk:free_with=x_nothing\"))) char *x_f(void);", "NSDK5031"),
            .. FriendlyText.Reasons(FriendlyText.Prelude + "__attribute__((annotate(\"native_sdk:construktor\"))) int32_t x_f(void);", "NSDK5031"),
            .. FriendlyText.Reasons(FriendlyText.Prelude + "__attribute__((annotate(\"native_sdk:init\"))) int32_t x_start(void);", "NSDK5031"),
            .. FriendlyText.Reasons(FriendlyText.Prelude + "void x_f(const char *p __attribute__((annotate(\"native_sdk:length=no\"))));", "NSDK5031"),
        ];

        Assert.Equal(4, said.Length);
        Assert.Contains("NATIVE_SDK_FREE_WITH(x_nothing)", said[0], StringComparison.Ordinal);
        Assert.Contains("'native_sdk:construktor' is not known. Did you mean 'constructor'?", said[1], StringComparison.Ordinal);
        Assert.Contains("it is not called before the others", said[2], StringComparison.Ordinal);
        Assert.Contains("NATIVE_SDK_LENGTH(no) of 'p'", said[3], StringComparison.Ordinal);
    }

    private static void Becomes(string declaration, string member) => Assert.Contains(member, FriendlyText.Members(FriendlyText.Prelude + declaration));
}
