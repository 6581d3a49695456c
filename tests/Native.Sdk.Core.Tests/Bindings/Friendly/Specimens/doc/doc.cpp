#include <atomic>
#include <cstdlib>

/* What native_sdk.h allocates is counted, and can be made to fail. */
static std::atomic<long long> live;
static thread_local bool no_memory;

static void *get(std::size_t size)
{
    void *memory = no_memory ? nullptr : std::malloc(size);
    live += memory != nullptr;
    return memory;
}

static void *grow(void *memory, std::size_t size)
{
    if (memory == nullptr) {
        return get(size);
    }
    return no_memory ? nullptr : std::realloc(memory, size);
}

static void put(void *memory)
{
    live -= memory != nullptr;
    std::free(memory);
}

#define NATIVE_SDK_ALLOCATE(size) get(size)
#define NATIVE_SDK_REALLOCATE(memory, size) grow(memory, size)
#define NATIVE_SDK_DEALLOCATE(memory) put(memory)
#include "doc.h"

#include <string>

struct doc {
    explicit doc(std::string text_) : text(std::move(text_)) { ++live; }
    ~doc() { --live; }
    std::string text;
};

NATIVE_SDK_DEFINE_ERROR(doc);
NATIVE_SDK_DEFINE_STRING(doc);
NATIVE_SDK_DEFINE_BUFFER(doc);

int64_t doc_live(void) { return live; }

void doc_start(native_sdk_error **error_out) { native_sdk_error_clear(error_out); }

doc_t *doc_parse(const char *text, size_t length, native_sdk_error **error_out)
{
    return native_sdk::guard(error_out, nullptr, [&] {
        if (length == 0) {
            throw native_sdk::error(7, "an empty text");
        }
        return new doc(std::string(text, length));
    });
}

void doc_free(doc_t *doc) { delete doc; }

uint64_t doc_word_count(const doc_t *doc, native_sdk_error **error_out)
{
    return native_sdk::guard(error_out, 0, [&] {
        std::uint64_t count = 0;
        bool inside = false;
        for (char c : doc->text) {
            count += !inside && c != ' ';
            inside = c != ' ';
        }
        return count;
    });
}

char *doc_title(const doc_t *doc, native_sdk_error **error_out)
{
    native_sdk_error_clear(error_out);
    return native_sdk_string_copy(doc->text.data(), doc->text.find(' ') == std::string::npos ? doc->text.size() : doc->text.find(' '), error_out);
}

void doc_save(const doc_t *doc, native_sdk_buffer *buffer, native_sdk_error **error_out)
{
    native_sdk_error_clear(error_out);
    *buffer = native_sdk_buffer{nullptr, 0, 0};
    native_sdk_buffer_append(buffer, doc->text.data(), doc->text.size(), error_out);
}

void doc_fail(uint32_t how, native_sdk_error **error_out)
{
    native_sdk::guard(error_out, [&] {
        switch (how) {
        case 0:
            return;
        case 1:
            throw native_sdk::error(42, "\xc3\xa4 \"quoted\" 'and' \\ \xf0\x9f\x98\x80");
        case 2:
            try {
                try {
                    throw std::runtime_error("c");
                } catch (...) {
                    std::throw_with_nested(std::runtime_error("b"));
                }
            } catch (...) {
                std::throw_with_nested(native_sdk::error(5, "a"));
            }
        case 3:
            throw "no exception type at all";
        case 4:
            throw native_sdk::error(4, std::string(1 << 20, 'x'));
        case 5:
            throw std::bad_alloc();
        default:
            no_memory = true;
            struct reset {
                ~reset() { no_memory = false; }
            };
            throw native_sdk::error(6, "never to be read");
        }
    });
    no_memory = false;
}
