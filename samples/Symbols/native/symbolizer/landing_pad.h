#pragma once

#include <new>
#include <system_error>

#include "failure.h"
#include "symbolizer.h"

namespace symbolizing {

// Hands an error to the caller. Cannot fail: with no memory left, the error is one that was there all along.
void report(symbolizer_error_t** err_out, symbolizer_error_code code, const char* message) noexcept;

// Where every call from C lands: runs the body and turns whatever it throws into an error and `on_failure`.
template <typename Result, typename Body>
Result landing_pad(symbolizer_error_t** err_out, Result on_failure, Body&& body) noexcept {
    if (err_out != nullptr) {
        *err_out = nullptr;
    }
    try {
        return body();
    } catch (const Failure& failure) {
        report(err_out, failure.code(), failure.what());
    } catch (const std::bad_alloc&) {
        report(err_out, SYMBOLIZER_ERROR_OUT_OF_MEMORY, "out of memory");
    } catch (const std::system_error& error) { // std::filesystem's and iostreams' own among them
        report(err_out, SYMBOLIZER_ERROR_IO, error.what());
    } catch (const std::exception& error) {
        report(err_out, SYMBOLIZER_ERROR_INTERNAL, error.what());
    } catch (...) {
        report(err_out, SYMBOLIZER_ERROR_INTERNAL, "an exception of unknown type");
    }
    return on_failure;
}

} // namespace symbolizing
