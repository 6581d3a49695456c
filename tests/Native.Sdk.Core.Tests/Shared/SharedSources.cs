namespace Native.Sdk.Core.Tests.Shared;

/// <summary>C and C++ that use <c>native_sdk.h</c>.</summary>
internal static class SharedSources
{
    /// <summary>A library as the header's first comment has it.</summary>
    public const string Library = """
        #include <native_sdk.h>
        NATIVE_SDK_BEGIN
        typedef struct words words_t;
        NATIVE_SDK_API NATIVE_SDK_CONSTRUCTOR words_t *words_split(
            const char *text NATIVE_SDK_LENGTH(length) NATIVE_SDK_UTF8, size_t length, native_sdk_error **error_out);
        NATIVE_SDK_API NATIVE_SDK_FREE_WITH(words_string_free) char *words_join(const words_t *words, native_sdk_error **error_out);
        NATIVE_SDK_API void words_dump(const words_t *words, native_sdk_buffer *result NATIVE_SDK_OUT, native_sdk_error **error_out);
        NATIVE_SDK_API NATIVE_SDK_FREE void words_error_free(native_sdk_error *error);
        NATIVE_SDK_API NATIVE_SDK_FREE void words_string_free(char *string);
        NATIVE_SDK_API NATIVE_SDK_FREE void words_buffer_free(native_sdk_buffer *buffer);
        NATIVE_SDK_END

        NATIVE_SDK_DEFINE_ERROR(words);
        NATIVE_SDK_DEFINE_STRING(words);
        NATIVE_SDK_DEFINE_BUFFER(words);

        words_t *words_split(const char *text, size_t length, native_sdk_error **error_out)
        {
            native_sdk_error_clear(error_out);
            native_sdk_error_format(error_out, 3, "%.*s: %d words", (int)length, text, 7);
            return NULL;
        }

        char *words_join(const words_t *words, native_sdk_error **error_out)
        {
            (void)words;
            native_sdk_error_clear(error_out);
            return native_sdk_string_copy("a b", 3, error_out);
        }

        void words_dump(const words_t *words, native_sdk_buffer *result, native_sdk_error **error_out)
        {
            (void)words;
            native_sdk_error_clear(error_out);
            result->data = NULL;
            result->length = 0;
            result->capacity = 0;
            if (!native_sdk_buffer_append(result, "abc", 3, error_out)) {
                native_sdk_buffer_release(result);
            }
        }

        """;

    /// <summary>The same and a guarded function.</summary>
    public const string CppLibrary = Library + """
        extern "C" NATIVE_SDK_API int words_count(int count, native_sdk_error **error_out)
        {
            native_sdk::guard(error_out, [&] {
                if (count < 0) {
                    throw native_sdk::error(4, "negative");
                }
            });
            words_t *words = native_sdk::guard(error_out, nullptr, []() -> words_t * { throw 5; });
            return words == nullptr ? native_sdk::guard(error_out, -1, [&] { return count; }) : 0;
        }

        """;

    private const string Checks = """
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>

        static long live;
        static long allocations_left = -1; /* negative: as many as one likes */

        static int may_allocate(void)
        {
            if (allocations_left == 0) {
                return 0;
            }
            if (allocations_left > 0) {
                allocations_left--;
            }
            return 1;
        }

        static void *allocate(size_t size)
        {
            if (!may_allocate()) {
                return NULL;
            }
            live++;
            return malloc(size);
        }

        static void *reallocate(void *memory, size_t size)
        {
            if (!may_allocate()) {
                return NULL;
            }
            live += memory == NULL;
            return realloc(memory, size);
        }

        static void deallocate(void *memory)
        {
            live -= memory != NULL;
            free(memory);
        }

        #define NATIVE_SDK_ALLOCATE(size) allocate(size)
        #define NATIVE_SDK_REALLOCATE(memory, size) reallocate(memory, size)
        #define NATIVE_SDK_DEALLOCATE(memory) deallocate(memory)
        #include <native_sdk.h>

        NATIVE_SDK_DEFINE_ERROR(words);
        NATIVE_SDK_DEFINE_STRING(words);
        NATIVE_SDK_DEFINE_BUFFER(words);

        #define CHECK(condition) \
            do { if (!(condition)) { printf("line %d: %s\n", __LINE__, #condition); exit(0); } } while (0)

        /* Whether that is the error; frees it. */
        static int is(native_sdk_error *error, int code, const char *message)
        {
            int same = error != NULL && error->code == code && strcmp(error->message, message) == 0;
            if (!same && error != NULL) {
                printf("%d %.200s\n", (int)error->code, error->message);
            }
            words_error_free(error);
            return same;
        }

        """;

    /// <summary>Prints <c>done</c>, or the line in which something is not as it should be.</summary>
    public const string ErrorsProgram = Checks + """
        int main(void)
        {
            static char large[(1 << 20) + 1];
            native_sdk_error *error = (native_sdk_error *)&large; /* anything: it is not read */
            native_sdk_buffer buffer = {NULL, 0, 0};
            char *string;
            int i;

            native_sdk_error_clear(&error);
            CHECK(error == NULL);
            native_sdk_error_set(&error, 7, "\"quoted\" \\ Gr\xC3\xBC\xC3\x9F" "e \xF0\x9F\xA6\x80");
            CHECK(is(error, 7, "\"quoted\" \\ Gr\xC3\xBC\xC3\x9F" "e \xF0\x9F\xA6\x80"));
            native_sdk_error_format(&error, NATIVE_SDK_CODE_SYSTEM, "line %d of %s", 12, "x.txt");
            CHECK(is(error, -5, "line 12 of x.txt"));
            native_sdk_error_set(&error, 1, NULL);
            CHECK(is(error, 1, ""));
            native_sdk_error_set_bytes(&error, 1, "abcdef", 3);
            CHECK(is(error, 1, "abc"));
            memset(large, 'x', sizeof large - 1);
            native_sdk_error_set(&error, 2, large);
            CHECK(is(error, 2, large));
            native_sdk_error_format(&error, 2, "%s", large);
            CHECK(is(error, 2, large));
            CHECK(live == 0);

            /* Nobody asks, and so nothing is made. */
            native_sdk_error_clear(NULL);
            native_sdk_error_set(NULL, 1, "x");
            native_sdk_error_format(NULL, 1, "%d", 1);
            words_error_free(NULL);
            CHECK(live == 0);

            /* Without memory the error is there all the same, and can be freed any number of times. */
            for (i = 0; i < 3; i++) {
                allocations_left = 0;
                native_sdk_error_set(&error, 7, "lost");
                CHECK(is(error, NATIVE_SDK_CODE_OUT_OF_MEMORY, "out of memory"));
                native_sdk_error_format(&error, 7, "%s", "lost");
                CHECK(is(error, NATIVE_SDK_CODE_OUT_OF_MEMORY, "out of memory"));
                native_sdk_error_clear(&error);
                CHECK(native_sdk_string_copy("abc", 3, &error) == NULL);
                CHECK(is(error, NATIVE_SDK_CODE_OUT_OF_MEMORY, "out of memory"));
            }
            native_sdk_error_set_bytes(&error, 7, "x", SIZE_MAX - 3);
            CHECK(is(error, NATIVE_SDK_CODE_OUT_OF_MEMORY, "out of memory"));

            allocations_left = -1;
            native_sdk_error_clear(&error);
            string = native_sdk_string_copy("abcdef", 3, &error);
            CHECK(error == NULL && strcmp(string, "abc") == 0);
            words_string_free(string);
            string = native_sdk_string_copy(NULL, 0, &error);
            CHECK(error == NULL && *string == 0);
            words_string_free(string);
            words_string_free(NULL);
            CHECK(native_sdk_string_copy("", SIZE_MAX, &error) == NULL);
            CHECK(is(error, NATIVE_SDK_CODE_OUT_OF_MEMORY, "out of memory"));

            native_sdk_error_clear(&error);
            for (i = 0; i < 1000; i++) {
                CHECK(native_sdk_buffer_append(&buffer, "0123456789", 10, &error) && error == NULL);
            }
            CHECK(native_sdk_buffer_append(&buffer, NULL, 0, &error));
            CHECK(buffer.length == 10000 && buffer.capacity >= 10000 && memcmp(buffer.data + 9990, "0123456789", 10) == 0);
            allocations_left = 0;
            CHECK(!native_sdk_buffer_append(&buffer, large, sizeof large, &error) && buffer.length == 10000);
            CHECK(is(error, NATIVE_SDK_CODE_OUT_OF_MEMORY, "out of memory"));
            allocations_left = -1;
            CHECK(!native_sdk_buffer_append(&buffer, large, SIZE_MAX, &error) && buffer.length == 10000);
            CHECK(is(error, NATIVE_SDK_CODE_OUT_OF_MEMORY, "out of memory"));
            words_buffer_free(&buffer);
            words_buffer_free(&buffer);
            words_buffer_free(NULL);
            CHECK(buffer.data == NULL && buffer.length == 0 && buffer.capacity == 0);
            CHECK(live == 0);

            puts("done");
            return 0;
        }
        """;

    /// <summary>Likewise, of C++.</summary>
    public const string ExceptionsProgram = Checks + """
        #include <stdexcept>
        #include <system_error>
        #include <string>

        struct not_found : std::runtime_error {
            not_found() : std::runtime_error("not found") {}
        };

        struct codes {
            std::int32_t operator()(const std::exception &exception) const noexcept
            {
                return dynamic_cast<const not_found *>(&exception) != nullptr ? 404 : NATIVE_SDK_CODE_FAILED;
            }
        };

        struct silent : std::exception {
            const char *what() const noexcept override { return nullptr; }
        };

        struct nested_without_cause : std::runtime_error, std::nested_exception {
            nested_without_cause() : std::runtime_error("alone") {}
        };

        [[noreturn]] static void nest(int depth)
        {
            if (depth == 0) {
                throw std::runtime_error("innermost");
            }
            try {
                nest(depth - 1);
            } catch (...) {
                std::throw_with_nested(std::runtime_error(std::to_string(depth)));
            }
        }

        template <class Body> static native_sdk_error *fail(Body body)
        {
            native_sdk_error *error = reinterpret_cast<native_sdk_error *>(&live);
            int result = native_sdk::guard(&error, -7, [&]() -> int { body(); return 1; });
            CHECK(result == (error == nullptr ? 1 : -7));
            return error;
        }

        int main()
        {
            native_sdk_error *error;
            CHECK(fail([] {}) == nullptr);
            CHECK(is(fail([] { throw std::runtime_error("Gr\xC3\xBC\xC3\x9F" "e \"x\""); }), NATIVE_SDK_CODE_FAILED, "Gr\xC3\xBC\xC3\x9F" "e \"x\""));
            CHECK(is(fail([] { throw native_sdk::error(42, "ours"); }), 42, "ours"));
            CHECK(is(fail([] { throw std::bad_alloc(); }), NATIVE_SDK_CODE_OUT_OF_MEMORY, "out of memory"));
            CHECK(is(fail([] { throw 5; }), NATIVE_SDK_CODE_PANIC, "an exception that is no std::exception"));
            CHECK(is(fail([] { throw silent(); }), NATIVE_SDK_CODE_FAILED, ""));
            CHECK(is(fail([] { throw nested_without_cause(); }), NATIVE_SDK_CODE_FAILED, "alone"));
            CHECK(is(fail([] { nest(2); }), NATIVE_SDK_CODE_FAILED, "2: 1: innermost"));
            CHECK(is(fail([] { try { throw 5; } catch (...) { std::throw_with_nested(native_sdk::error(3, "outer")); } }), 3,
                "outer: an exception that is no std::exception"));
            std::string large(1 << 20, 'x');
            CHECK(is(fail([&] { throw std::runtime_error(large); }), NATIVE_SDK_CODE_FAILED, large.c_str()));

            error = fail([] { throw std::system_error(2, std::generic_category(), "open"); });
            CHECK(error->code == NATIVE_SDK_CODE_SYSTEM && strncmp(error->message, "open: ", 6) == 0);
            words_error_free(error);

            /* A chain without end ends. */
            error = fail([] { nest(500); });
            CHECK(strlen(error->message) < 1000);
            words_error_free(error);

            native_sdk::guard(&error, 0, [] { throw not_found(); return 1; }, codes());
            CHECK(is(error, 404, "not found"));
            native_sdk::guard(&error, 0, [] { throw std::logic_error("x"); return 1; }, codes());
            CHECK(is(error, NATIVE_SDK_CODE_FAILED, "x"));
            native_sdk::guard(&error, [] { throw not_found(); });
            CHECK(is(error, NATIVE_SDK_CODE_FAILED, "not found"));
            native_sdk::guard(&error, [] {});
            CHECK(error == nullptr);
            native_sdk::guard(nullptr, [] { throw not_found(); });
            void *pointer = native_sdk::guard(&error, nullptr, [&]() -> void * { return &large; });
            CHECK(pointer == &large && error == nullptr);
            CHECK(live == 0);

            /* Wherever in the error path memory ends, an error arrives. */
            for (allocations_left = 0; allocations_left < 6;) {
                long left = allocations_left;
                error = fail([] { nest(2); });
                CHECK(error != nullptr);
                CHECK(error->code == NATIVE_SDK_CODE_FAILED ? strcmp(error->message, "2: 1: innermost") == 0 : error->code == NATIVE_SDK_CODE_OUT_OF_MEMORY);
                CHECK(left != 0 || error->code == NATIVE_SDK_CODE_OUT_OF_MEMORY);
                words_error_free(error);
                CHECK(live == 0);
                allocations_left = left + 1;
            }

            puts("done");
            return 0;
        }
        """;
}
