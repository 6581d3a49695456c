#include "landing_pad.h"

#include <cstring>

namespace symbolizing {

namespace {

char out_of_memory_message[] = "out of memory";
symbolizer_error_t out_of_memory{SYMBOLIZER_ERROR_OUT_OF_MEMORY, out_of_memory_message};

} // namespace

void report(symbolizer_error_t** err_out, symbolizer_error_code code, const char* message) noexcept {
    if (err_out == nullptr) {
        return;
    }
    const std::size_t size = std::strlen(message) + 1;
    char* const text = new (std::nothrow) char[size];
    symbolizer_error_t* const error = text == nullptr ? nullptr : new (std::nothrow) symbolizer_error_t{code, text};
    if (error == nullptr) {
        delete[] text;
        *err_out = &out_of_memory;
        return;
    }
    std::memcpy(text, message, size);
    *err_out = error;
}

} // namespace symbolizing

void symbolizer_error_free(symbolizer_error_t* error) {
    if (error == nullptr || error == &symbolizing::out_of_memory) {
        return;
    }
    delete[] error->message;
    delete error;
}
