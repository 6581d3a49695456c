#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "failure.h"

namespace symbolizing {

// Fixed-size fields of either byte order, at offsets that are checked.
class Record {
public:
    Record(std::span<const std::byte> bytes, bool is_big_endian) noexcept
        : bytes_(bytes), is_big_endian_(is_big_endian) {}

    std::uint8_t u8(std::size_t offset) const { return static_cast<std::uint8_t>(number(offset, 1)); }
    std::uint16_t u16(std::size_t offset) const { return static_cast<std::uint16_t>(number(offset, 2)); }
    std::uint32_t u32(std::size_t offset) const { return static_cast<std::uint32_t>(number(offset, 4)); }
    std::uint64_t u64(std::size_t offset) const { return number(offset, 8); }

    // Record number index of a table whose records are `size` bytes each.
    Record at(std::size_t index, std::size_t size) const {
        if (size == 0 || index >= bytes_.size() / size) {
            fail_corrupt("a table ends too early");
        }
        return {bytes_.subspan(index * size, size), is_big_endian_};
    }

private:
    std::uint64_t number(std::size_t offset, std::size_t width) const {
        if (offset > bytes_.size() || width > bytes_.size() - offset) {
            fail_corrupt("a record ends too early");
        }
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < width; i++) {
            const std::size_t position = offset + (is_big_endian_ ? i : width - 1 - i);
            value = value << 8 | std::to_integer<std::uint64_t>(bytes_[position]);
        }
        return value;
    }

    std::span<const std::byte> bytes_;
    bool is_big_endian_;
};

} // namespace symbolizing
