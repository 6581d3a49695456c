using Native.Sdk.Bindings;
using Native.Sdk.Core.Tests.Headers;
using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Bindings.Friendly;

/// <summary>Damaged headers with everything that the friendly layer looks at, each damaged differently for two platforms.</summary>
public sealed class FriendlyMutationTests
{
    private const int Mutations = 1_000;

    private const string Specimen = FriendlyText.Prelude +
        """
        x_box_t *x_box_new(int32_t size, x_error_t **error_out); x_box_t *x_box_clone(const x_box_t *box); int32_t x_box_open(const char *path, x_box_t **box_out);
        typedef struct x_item x_item_t; x_item_t *x_box_open_item(x_box_t *box, int32_t i); void x_item_free(x_item_t *);
        typedef struct { _Bool failed; int32_t code; char *message; } x_status_t; void x_status_clear(x_status_t *); void x_run(x_status_t *status);
        typedef struct { uint8_t *data; size_t length; size_t capacity; } x_bytes_t; void x_bytes_free(x_bytes_t *); x_bytes_t x_box_save(const x_box_t *box, x_error_t **error_out);
        typedef enum x_error_code { X_A = 1, X_B } x_error_code_t; void x_string_free(char *); char *x_box_name(const x_box_t *box); const char *x_text(size_t *length_out);
        void x_fill(x_box_t *box, const int32_t *numbers, size_t count); void x_say(const char *text_utf8, size_t text_length); void x_get(x_point_t *point_out);
        __attribute__((annotate("native_sdk:init"))) void x_start(x_error_t **error_out);
        __attribute__((annotate("native_sdk:free_with=x_string_free"))) char *x_own(const uint8_t *p __attribute__((annotate("native_sdk:length=n"))), int32_t n);

        """;

    [Fact]
    public void DamagedHeaderGivesBindingsOrAnError()
    {
        var random = new Random(20_261_128);
        var friendly = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var (unix, windows) = (HeaderMutations.Mutate(Specimen, random), HeaderMutations.Mutate(Specimen, random));
            var messages = new MessageRecorder();
            var request = Generation.Request(("linux-x64", unix), ("win-x86", windows));
            var bindings = BindingGenerator.Generate(request with { Settings = FriendlyText.Settings }, messages);

            Assert.True(bindings is not null || messages.Errors.Count > 0, unix);
            friendly += bindings?.Files.Any(static file => file.Text.Contains("NativeHandle", StringComparison.Ordinal)) == true ? 1 : 0;
        }

        Assert.True(friendly > Mutations / 2, $"Only {friendly} had classes.");
    }
}
