/*
 * native_sdk.h: what a C or C++ library and its C# bindings agree on.
 *
 *     #include <native_sdk.h>
 *     NATIVE_SDK_BEGIN
 *
 *     typedef struct doc doc_t;
 *
 *     NATIVE_SDK_API NATIVE_SDK_CONSTRUCTOR doc_t *doc_parse(
 *         const char *text NATIVE_SDK_LENGTH(length) NATIVE_SDK_UTF8, size_t length, native_sdk_error **error_out);
 *     NATIVE_SDK_API NATIVE_SDK_BORROWED NATIVE_SDK_UTF8 const char *doc_title(const doc_t *doc);
 *     NATIVE_SDK_API NATIVE_SDK_FREE void doc_free(doc_t *doc);
 *     NATIVE_SDK_API NATIVE_SDK_FREE void doc_error_free(native_sdk_error *error);
 *
 *     NATIVE_SDK_END
 *
 * One header, C99 and C++11 and later; nothing to link with. Everything is inline, and becomes a part of the library that
 * includes it: two libraries in one process never share a symbol, and what one of them has allocated it frees itself,
 * through functions under its own prefix (NATIVE_SDK_DEFINE_ERROR and its like).
 *
 * Conventions
 *   Errors     The last parameter of a function that can fail is `native_sdk_error **error_out`. Every call sets it: to NULL
 *              if all went well, else to an error that the caller frees. A caller who does not want to know passes NULL.
 *   Results    of a function that failed are NULL, zero or false. They say nothing more than that.
 *   Text       is UTF-8. An error's message is terminated by a zero and never NULL.
 *   Ownership  A handle, an error, a string or a buffer is freed by the library that made it, exactly once.
 *   Exceptions A C++ exception never leaves the library: native_sdk::guard makes an error of it.
 *
 * Contents
 *   1  NATIVE_SDK_BEGIN, NATIVE_SDK_API                       declarations
 *   2  NATIVE_SDK_NAME, NATIVE_SDK_LENGTH, ...                what a declaration does not say to the bindings
 *   3  NATIVE_SDK_CODE_...                                    codes of errors
 *   4  native_sdk_error_set, ..., NATIVE_SDK_DEFINE_ERROR     errors
 *   5  native_sdk_string_copy, ..., NATIVE_SDK_DEFINE_STRING  strings that the caller owns
 *   6  native_sdk_buffer_append, ..., NATIVE_SDK_DEFINE_BUFFER  bytes that the caller owns
 *   7  native_sdk::guard                                      C++ exceptions
 */
#ifndef NATIVE_SDK_H
#define NATIVE_SDK_H

#include <stddef.h>
#include <stdint.h>

/* ---- 1. Declarations ------------------------------------------------------------------------------------------------ */

/* Around the declarations of a header: to C++ too they are C. */
#ifdef __cplusplus
#define NATIVE_SDK_BEGIN extern "C" {
#define NATIVE_SDK_END }
#define NATIVE_SDK_C_ extern "C"
#else
#define NATIVE_SDK_BEGIN
#define NATIVE_SDK_END
#define NATIVE_SDK_C_
#endif

/*
 * In front of a function: it is exported. Needed where the library exports what is marked (Exports="Annotated"); with the
 * other kinds of Exports it does no harm. Define it beforehand to have something else in its place.
 */
#ifndef NATIVE_SDK_API
#if defined(_WIN32) || defined(__CYGWIN__)
#define NATIVE_SDK_API __declspec(dllexport)
#elif defined(__GNUC__)
#define NATIVE_SDK_API __attribute__((visibility("default")))
#else
#define NATIVE_SDK_API
#endif
#endif

/* ---- 2. Annotations: for the bindings, nothing to a compiler ---------------------------------------------------------- */

/*
 * They stand in front of a declaration (a function, a parameter), behind a parameter's name, or behind the word struct.
 * For the bindings NATIVE_SDK_BINDINGS is defined, and they are attributes whose text the generator reads; the text may be
 * several literals side by side, which C joins: "native_sdk:length=" "count".
 */
#ifdef NATIVE_SDK_BINDINGS
#define NATIVE_SDK_ANNOTATE_(text) __attribute__((annotate(text)))
#else
#define NATIVE_SDK_ANNOTATE_(text)
#endif

/* Function, type: only in the raw layer; no friendly member is made of it. */
#define NATIVE_SDK_RAW NATIVE_SDK_ANNOTATE_("native_sdk:raw")

/* Function, type, parameter: its name in C#, a string: NATIVE_SDK_NAME("Parse"). */
#define NATIVE_SDK_NAME(name) NATIVE_SDK_ANNOTATE_("native_sdk:name=" name)

/* Function that returns `T *`: a constructor of the class T, whatever it is called. */
#define NATIVE_SDK_CONSTRUCTOR NATIVE_SDK_ANNOTATE_("native_sdk:constructor")

/* Function with one parameter `T *`: frees a T, be it a handle, an error, a string or a buffer. */
#define NATIVE_SDK_FREE NATIVE_SDK_ANNOTATE_("native_sdk:free")

/* Function that returns a pointer, or an out-parameter: the caller owns the result, and frees it with that function. */
#define NATIVE_SDK_FREE_WITH(function) NATIVE_SDK_ANNOTATE_("native_sdk:free_with=" #function)

/* Function that returns a pointer: the result belongs to the handle; the friendly layer copies it at once. */
#define NATIVE_SDK_BORROWED NATIVE_SDK_ANNOTATE_("native_sdk:borrowed")

/* Pointer parameter: that other parameter holds its length, in elements. */
#define NATIVE_SDK_LENGTH(parameter) NATIVE_SDK_ANNOTATE_("native_sdk:length=" #parameter)

/* `char *` or `const char *`, parameter or result: text in UTF-8, not bytes. */
#define NATIVE_SDK_UTF8 NATIVE_SDK_ANNOTATE_("native_sdk:utf8")

/* Pointer parameter: written by the call, not read. */
#define NATIVE_SDK_OUT NATIVE_SDK_ANNOTATE_("native_sdk:out")

/* Pointer, parameter or result: NULL is a value, not a mistake. */
#define NATIVE_SDK_OPTIONAL NATIVE_SDK_ANNOTATE_("native_sdk:optional")

/* Struct: the library's error type. Passed as `T **` it is an object that is made by the call, as `T *` it is filled in. */
#define NATIVE_SDK_ERROR NATIVE_SDK_ANNOTATE_("native_sdk:error")

/* Function without parameters but the error: called once, before any other. */
#define NATIVE_SDK_INIT NATIVE_SDK_ANNOTATE_("native_sdk:init")

/* ---- 3. Codes ------------------------------------------------------------------------------------------------------- */

/*
 * Zero and below are these, the same in C, C++ and Rust; a library's own codes are positive.
 */
#define NATIVE_SDK_CODE_FAILED (-1)           /* no code was given: the message says it all */
#define NATIVE_SDK_CODE_PANIC (-2)            /* a bug in the library: a Rust panic, an exception of a type without a message */
#define NATIVE_SDK_CODE_OUT_OF_MEMORY (-3)    /* an allocation failed */
#define NATIVE_SDK_CODE_INVALID_ARGUMENT (-4) /* a null pointer, text that is not UTF-8, a length that no memory has */
#define NATIVE_SDK_CODE_SYSTEM (-5)           /* the operating system said so: std::system_error */

/* ---- 4. Errors ------------------------------------------------------------------------------------------------------ */

/* What went wrong. The caller frees it with the library's own function, NATIVE_SDK_DEFINE_ERROR. */
typedef struct NATIVE_SDK_ERROR native_sdk_error {
    int32_t code;  /* NATIVE_SDK_CODE_..., or a positive code of the library */
    char *message; /* UTF-8, terminated by a zero, never NULL */
} native_sdk_error;

/* Bytes that the caller owns, in memory of the library: NATIVE_SDK_DEFINE_BUFFER. All zero is an empty one. */
typedef struct native_sdk_buffer {
    uint8_t *data;   /* NULL where nothing was allocated */
    size_t length;   /* bytes that are there */
    size_t capacity; /* bytes that were allocated; the library's own business */
} native_sdk_buffer;

/* The bindings need the types only, so their preprocessor is spared the rest. */
#ifndef NATIVE_SDK_BINDINGS

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * The allocator of everything below. Whoever has another defines all three beforehand, in every file the same. They are
 * called as malloc, realloc and free are, and must not throw.
 */
#ifndef NATIVE_SDK_ALLOCATE
#define NATIVE_SDK_ALLOCATE(size) malloc(size)
#define NATIVE_SDK_REALLOCATE(memory, size) realloc(memory, size)
#define NATIVE_SDK_DEALLOCATE(memory) free(memory)
#endif

#if defined(__MINGW_PRINTF_FORMAT)
#define NATIVE_SDK_PRINTF_(text, first) __attribute__((format(__MINGW_PRINTF_FORMAT, text, first)))
#elif defined(__GNUC__)
#define NATIVE_SDK_PRINTF_(text, first) __attribute__((format(printf, text, first)))
#else
#define NATIVE_SDK_PRINTF_(text, first)
#endif

/*
 * An error and its message are one allocation, the message right behind the error. Where that allocation fails, the error
 * is this one, which is always there; its message lies elsewhere, and so native_sdk_error_release knows to leave it.
 */
static inline native_sdk_error *native_sdk_error_out_of_memory(void)
{
    static char message[] = "out of memory";
    static native_sdk_error error = {NATIVE_SDK_CODE_OUT_OF_MEMORY, message};
    return &error;
}

/* Memory for an error with a message of that many bytes, which are still to be written; NULL if there is none. */
static inline native_sdk_error *native_sdk_error_allocate_(int32_t code, size_t length)
{
    native_sdk_error *error = NULL;
    if (length < SIZE_MAX - sizeof(native_sdk_error)) {
        error = (native_sdk_error *)NATIVE_SDK_ALLOCATE(sizeof(native_sdk_error) + length + 1);
    }
    if (error != NULL) {
        error->code = code;
        error->message = (char *)(error + 1);
        error->message[length] = '\0';
    }
    return error;
}

/* The first thing that a function with an error_out does. error_out may be NULL, here and below. */
static inline void native_sdk_error_clear(native_sdk_error **error_out)
{
    if (error_out != NULL) {
        *error_out = NULL;
    }
}

/*
 * The last thing that a function does that fails. What *error_out was before is not looked at, so it need not be cleared;
 * an error that was set in the same call is not freed. The message is `length` bytes of UTF-8 without a zero among them.
 */
static inline void native_sdk_error_set_bytes(native_sdk_error **error_out, int32_t code, const char *message, size_t length)
{
    native_sdk_error *error;
    if (error_out == NULL) {
        return;
    }
    error = native_sdk_error_allocate_(code, length);
    if (error == NULL) {
        error = native_sdk_error_out_of_memory();
    } else if (length != 0) {
        memcpy(error->message, message, length);
    }
    *error_out = error;
}

/* Likewise, with a message that ends with a zero; NULL is an empty one. */
static inline void native_sdk_error_set(native_sdk_error **error_out, int32_t code, const char *message)
{
    native_sdk_error_set_bytes(error_out, code, message, message == NULL ? 0 : strlen(message));
}

/* Likewise, with a message as printf writes it: native_sdk_error_format(error_out, 3, "line %d: %s", line, what). */
NATIVE_SDK_PRINTF_(3, 4)
static inline void native_sdk_error_format(native_sdk_error **error_out, int32_t code, const char *format, ...)
{
    native_sdk_error *error;
    va_list arguments;
    int length;
    if (error_out == NULL) {
        return;
    }
    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) {
        /* An encoding error of %ls: the bare format says more than nothing. */
        native_sdk_error_set(error_out, code, format);
        return;
    }
    error = native_sdk_error_allocate_(code, (size_t)length);
    if (error == NULL) {
        error = native_sdk_error_out_of_memory();
    } else {
        va_start(arguments, format);
        (void)vsnprintf(error->message, (size_t)length + 1, format, arguments);
        va_end(arguments);
    }
    *error_out = error;
}

/* Frees an error that the functions above made; NULL, and the one for want of memory, are left alone. */
static inline void native_sdk_error_release(native_sdk_error *error)
{
    if (error != NULL && error->message == (char *)(error + 1)) {
        NATIVE_SDK_DEALLOCATE(error);
    }
}

/*
 * In one file of the library, followed by a semicolon: defines `void prefix_error_free(native_sdk_error *error)`, which the
 * library's header declares: NATIVE_SDK_API NATIVE_SDK_FREE void prefix_error_free(native_sdk_error *error);
 * Whether it is exported is that declaration's matter: for Windows a second one may not add it.
 */
#define NATIVE_SDK_DEFINE_ERROR(prefix)                                                                                         \
    NATIVE_SDK_C_ void prefix##_error_free(native_sdk_error *error) { native_sdk_error_release(error); }                        \
    NATIVE_SDK_C_ void prefix##_error_free(native_sdk_error *error)

/* ---- 5. Strings that the caller owns --------------------------------------------------------------------------------- */

/*
 * A copy of `length` bytes of UTF-8, terminated by a zero; NULL if there is no memory, and then *error_out says so. It is
 * the result of a function annotated NATIVE_SDK_FREE_WITH(prefix_string_free).
 */
static inline char *native_sdk_string_copy(const char *text, size_t length, native_sdk_error **error_out)
{
    char *copy = length == SIZE_MAX ? NULL : (char *)NATIVE_SDK_ALLOCATE(length + 1);
    if (copy == NULL) {
        if (error_out != NULL) {
            *error_out = native_sdk_error_out_of_memory();
        }
        return NULL;
    }
    if (length != 0) {
        memcpy(copy, text, length);
    }
    copy[length] = '\0';
    return copy;
}

/* Frees a string that native_sdk_string_copy made; NULL is left alone. */
static inline void native_sdk_string_release(char *string)
{
    NATIVE_SDK_DEALLOCATE(string);
}

/* In one file of the library, followed by a semicolon: defines `void prefix_string_free(char *string)`. */
#define NATIVE_SDK_DEFINE_STRING(prefix)                                                                                        \
    NATIVE_SDK_C_ void prefix##_string_free(char *string) { native_sdk_string_release(string); }                                \
    NATIVE_SDK_C_ void prefix##_string_free(char *string)

/* ---- 6. Bytes that the caller owns ----------------------------------------------------------------------------------- */

/*
 * Appends to a buffer, which grows by half as it needs to. Returns 1, or 0 if there is no memory: *error_out says so, and
 * the buffer is as it was.
 */
static inline int native_sdk_buffer_append(native_sdk_buffer *buffer, const void *bytes, size_t length, native_sdk_error **error_out)
{
    if (length > buffer->capacity - buffer->length) {
        size_t capacity = buffer->capacity + buffer->capacity / 2;
        uint8_t *data = NULL;
        if (length <= SIZE_MAX - buffer->length && capacity >= buffer->capacity) {
            if (capacity < buffer->length + length) {
                capacity = buffer->length + length;
            }
            data = (uint8_t *)NATIVE_SDK_REALLOCATE(buffer->data, capacity);
        }
        if (data == NULL) {
            if (error_out != NULL) {
                *error_out = native_sdk_error_out_of_memory();
            }
            return 0;
        }
        buffer->data = data;
        buffer->capacity = capacity;
    }
    if (length != 0) {
        memcpy(buffer->data + buffer->length, bytes, length);
        buffer->length += length;
    }
    return 1;
}

/* Frees a buffer's bytes and empties it, so that a second time does nothing; NULL is left alone. */
static inline void native_sdk_buffer_release(native_sdk_buffer *buffer)
{
    if (buffer != NULL) {
        NATIVE_SDK_DEALLOCATE(buffer->data);
        buffer->data = NULL;
        buffer->length = 0;
        buffer->capacity = 0;
    }
}

/* In one file of the library, followed by a semicolon: defines `void prefix_buffer_free(native_sdk_buffer *buffer)`. */
#define NATIVE_SDK_DEFINE_BUFFER(prefix)                                                                                        \
    NATIVE_SDK_C_ void prefix##_buffer_free(native_sdk_buffer *buffer) { native_sdk_buffer_release(buffer); }                   \
    NATIVE_SDK_C_ void prefix##_buffer_free(native_sdk_buffer *buffer)

/* ---- 7. C++ exceptions ----------------------------------------------------------------------------------------------- */

#if defined(__cplusplus) && (defined(__cpp_exceptions) || defined(__EXCEPTIONS) || defined(_CPPUNWIND))
#define NATIVE_SDK_HAS_GUARD 1 /* not where exceptions are switched off: there are none to guard against */

#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>

/*
 * The functions are static, as those above are: each library has its own, whatever its visibility, and the errors that they
 * hand on are freed where they were made.
 */
namespace native_sdk {

/* An exception with a code of the library: throw native_sdk::error(MY_NOT_FOUND, "no such section"). */
class error : public std::runtime_error {
public:
    error(std::int32_t code, const std::string &message) : std::runtime_error(message), code_(code) {}

    std::int32_t code() const noexcept { return code_; }

private:
    std::int32_t code_;
};

namespace detail {

/* Gives every std::exception the code for failures that have none; see guard. */
struct no_codes {
    std::int32_t operator()(const std::exception &) const noexcept { return NATIVE_SDK_CODE_FAILED; }
};

/* Causes are followed no deeper: a chain that leads back to itself has to end. */
enum { max_depth = 32 };

/* A message and those of its causes, "outer: inner: innermost", without an allocation that throws. */
static inline bool append_message(native_sdk_buffer &text, const std::exception &exception, int depth) noexcept
{
    const char *what = exception.what();
    if (what == nullptr) {
        what = "";
    }
    if (!native_sdk_buffer_append(&text, what, strlen(what), nullptr)) {
        return false;
    }
#if defined(__cpp_rtti) || defined(__GXX_RTTI) || defined(_CPPRTTI)
    /* Not std::rethrow_if_nested, which ends the process where there is no cause. */
    const std::nested_exception *nested = dynamic_cast<const std::nested_exception *>(&exception);
    if (nested != nullptr && nested->nested_ptr() != nullptr && depth < max_depth) {
        if (!native_sdk_buffer_append(&text, ": ", 2, nullptr)) {
            return false;
        }
        try {
            std::rethrow_exception(nested->nested_ptr());
        } catch (const std::exception &cause) {
            return append_message(text, cause, depth + 1);
        } catch (...) {
            static const char unknown[] = "an exception that is no std::exception";
            return native_sdk_buffer_append(&text, unknown, sizeof unknown - 1, nullptr) != 0;
        }
    }
#else
    (void)depth;
#endif
    return true;
}

static inline void set_error(native_sdk_error **error_out, std::int32_t code, const std::exception &exception) noexcept
{
    if (error_out == nullptr) {
        return;
    }
    native_sdk_buffer text = {nullptr, 0, 0};
    if (append_message(text, exception, 0)) {
        native_sdk_error_set_bytes(error_out, code, reinterpret_cast<const char *>(text.data), text.length);
    } else {
        *error_out = native_sdk_error_out_of_memory();
    }
    native_sdk_buffer_release(&text);
}

/* Called in a catch block: what was caught becomes an error. */
template <class Codes> static void set_current_error(native_sdk_error **error_out, const Codes &code_of) noexcept
{
    try {
        throw;
    } catch (const error &caught) {
        set_error(error_out, caught.code(), caught);
    } catch (const std::bad_alloc &) {
        if (error_out != nullptr) {
            *error_out = native_sdk_error_out_of_memory();
        }
    } catch (const std::system_error &caught) {
        const std::int32_t code = code_of(caught);
        set_error(error_out, code == NATIVE_SDK_CODE_FAILED ? NATIVE_SDK_CODE_SYSTEM : code, caught);
    } catch (const std::exception &caught) {
        set_error(error_out, code_of(caught), caught);
    } catch (...) {
        native_sdk_error_set(error_out, NATIVE_SDK_CODE_PANIC, "an exception that is no std::exception");
    }
}

} /* namespace detail */

/*
 * The body of a function that can fail: runs `body`, and gives what it returns. An exception becomes an error, the result
 * is then `on_failure`; nothing is ever thrown.
 *
 *     doc_t *doc_parse(const char *text, size_t length, native_sdk_error **error_out)
 *     {
 *         return native_sdk::guard(error_out, nullptr, [&] { return new doc_t(text, length); });
 *     }
 *
 * The message is the exception's, followed by those of its causes (std::throw_with_nested). The code is that of a
 * native_sdk::error, or NATIVE_SDK_CODE_OUT_OF_MEMORY for std::bad_alloc, NATIVE_SDK_CODE_SYSTEM for std::system_error,
 * NATIVE_SDK_CODE_PANIC for what is no std::exception, NATIVE_SDK_CODE_FAILED for everything else. A library with
 * exceptions of its own says their codes in `code_of`, an object that is called with a `const std::exception &`, returns
 * an int32_t and does not throw; what it calls NATIVE_SDK_CODE_FAILED has no code of its own.
 */
template <class Failure, class Body, class Codes>
static auto guard(native_sdk_error **error_out, Failure on_failure, Body &&body, const Codes &code_of) noexcept -> decltype(body())
{
    native_sdk_error_clear(error_out);
    try {
        return body();
    } catch (...) {
        detail::set_current_error(error_out, code_of);
    }
    return static_cast<decltype(body())>(on_failure);
}

template <class Failure, class Body>
static auto guard(native_sdk_error **error_out, Failure on_failure, Body &&body) noexcept -> decltype(body())
{
    return native_sdk::guard(error_out, on_failure, body, detail::no_codes());
}

/* Of a function that returns nothing. */
template <class Body> static void guard(native_sdk_error **error_out, Body &&body) noexcept
{
    (void)native_sdk::guard(error_out, 0, [&body] { return body(), 0; });
}

} /* namespace native_sdk */

#endif /* C++ with exceptions */
#endif /* not NATIVE_SDK_BINDINGS */
#endif /* NATIVE_SDK_H */
