#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "symbolizer.h"

namespace symbolizing {

// The exception that becomes a symbolizer_error_t with the same code and message.
class Failure : public std::runtime_error {
public:
    Failure(symbolizer_error_code code, const std::string& message) : std::runtime_error(message), code_(code) {}

    symbolizer_error_code code() const noexcept { return code_; }

private:
    symbolizer_error_code code_;
};

[[noreturn]] inline void fail_corrupt(const std::string& message) {
    throw Failure(SYMBOLIZER_ERROR_CORRUPT, message);
}

} // namespace symbolizing
