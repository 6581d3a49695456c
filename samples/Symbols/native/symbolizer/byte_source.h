#pragma once

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <span>
#include <string>
#include <vector>

namespace symbolizing {

// A file of known size that is read in pieces: of a large program only the symbol tables come into memory.
class ByteSource {
public:
    virtual ~ByteSource() = default;

    // Bytes offset to offset + length. `what` names them in the error if they are not all there; nothing is allocated
    // before that is known.
    std::vector<std::byte> read(std::uint64_t offset, std::uint64_t length, const std::string& what);

    std::uint64_t size() const noexcept { return size_; }

protected:
    explicit ByteSource(std::uint64_t size) noexcept : size_(size) {}
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

private:
    virtual void copy(std::uint64_t offset, std::span<std::byte> destination) = 0;

    std::uint64_t size_;
};

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::span<const std::byte> bytes) noexcept : ByteSource(bytes.size()), bytes_(bytes) {}

private:
    void copy(std::uint64_t offset, std::span<std::byte> destination) override;

    std::span<const std::byte> bytes_;
};

class FileSource final : public ByteSource {
public:
    explicit FileSource(const std::string& path_utf8);

private:
    void copy(std::uint64_t offset, std::span<std::byte> destination) override;

    std::ifstream file_;
};

} // namespace symbolizing
