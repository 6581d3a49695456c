#pragma once

#include <atomic>
#include <memory>

namespace symbolizing {

// A value that is made when it is first asked for. Threads that ask at the same time may each make it; all get the one
// that was finished first. No lock: there is none that every C++ runtime has (mingw's "win32" threads lack std::mutex).
template <typename T>
class Lazy {
public:
    Lazy() noexcept = default;
    Lazy(const Lazy&) = delete;
    Lazy& operator=(const Lazy&) = delete;
    ~Lazy() { delete value_.load(std::memory_order_relaxed); }

    template <typename Make>
    const T& get(Make&& make) const {
        if (const T* const value = value_.load(std::memory_order_acquire)) {
            return *value;
        }
        auto made = std::make_unique<const T>(make());
        const T* expected = nullptr;
        if (value_.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel,
                                           std::memory_order_acquire)) {
            return *made.release();
        }
        return *expected;
    }

private:
    mutable std::atomic<const T*> value_{nullptr};
};

} // namespace symbolizing
