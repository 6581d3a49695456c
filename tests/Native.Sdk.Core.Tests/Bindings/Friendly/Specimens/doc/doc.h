/* A library by the conventions of native_sdk.h, once in C++ and once in Rust. */
#ifndef DOC_H
#define DOC_H

#include <native_sdk.h>

NATIVE_SDK_BEGIN

typedef struct doc doc_t;

NATIVE_SDK_API NATIVE_SDK_INIT void doc_start(native_sdk_error **error_out);
NATIVE_SDK_API NATIVE_SDK_CONSTRUCTOR doc_t *doc_parse(
    const char *text NATIVE_SDK_LENGTH(length) NATIVE_SDK_UTF8, size_t length, native_sdk_error **error_out);
NATIVE_SDK_API uint64_t doc_word_count(const doc_t *doc, native_sdk_error **error_out);
NATIVE_SDK_API NATIVE_SDK_FREE_WITH(doc_string_free) char *doc_title(const doc_t *doc, native_sdk_error **error_out);
NATIVE_SDK_API void doc_save(const doc_t *doc, native_sdk_buffer *buffer NATIVE_SDK_OUT, native_sdk_error **error_out);
NATIVE_SDK_API void doc_fail(uint32_t how, native_sdk_error **error_out);
NATIVE_SDK_API NATIVE_SDK_RAW int64_t doc_live(void); /* objects and, where the library can count them, allocations */

NATIVE_SDK_API NATIVE_SDK_FREE void doc_free(doc_t *doc);
NATIVE_SDK_API NATIVE_SDK_FREE void doc_error_free(native_sdk_error *error);
NATIVE_SDK_API NATIVE_SDK_FREE void doc_string_free(char *string);
NATIVE_SDK_API NATIVE_SDK_FREE void doc_buffer_free(native_sdk_buffer *buffer);

NATIVE_SDK_END

#endif
