#include "byte_source.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <limits>
#include <new>
#include <system_error>

#include "failure.h"

namespace symbolizing {

namespace {

std::filesystem::path to_path(const std::string& utf8) {
    return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
}

[[noreturn]] void fail_io(const std::string& message) {
    throw Failure(SYMBOLIZER_ERROR_IO, message);
}

std::uint64_t size_of(const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (error) {
        fail_io("cannot be opened: " + error.message());
    }
    if (!std::filesystem::is_regular_file(status)) { // a pipe would block, a folder opens but does not read
        fail_io("cannot be opened: not a regular file");
    }
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) {
        fail_io("cannot be opened: " + error.message());
    }
    return size;
}

} // namespace

std::vector<std::byte> ByteSource::read(std::uint64_t offset, std::uint64_t length, const std::string& what) {
    if (offset > size_ || length > size_ - offset) {
        fail_corrupt(what + " at offset " + std::to_string(offset) + ", " + std::to_string(length) +
                     " bytes long, reaches beyond the end of the file at " + std::to_string(size_));
    }
    if (length > static_cast<std::uint64_t>(std::numeric_limits<std::ptrdiff_t>::max())) {
        throw std::bad_alloc(); // a large file on a 32-bit system
    }
    std::vector<std::byte> bytes(static_cast<std::size_t>(length));
    if (!bytes.empty()) {
        copy(offset, bytes);
    }
    return bytes;
}

void MemorySource::copy(std::uint64_t offset, std::span<std::byte> destination) {
    const auto piece = bytes_.subspan(static_cast<std::size_t>(offset), destination.size());
    std::copy(piece.begin(), piece.end(), destination.begin());
}

FileSource::FileSource(const std::string& path_utf8) : ByteSource(size_of(to_path(path_utf8))) {
    errno = 0;
    file_.open(to_path(path_utf8), std::ios::in | std::ios::binary);
    if (!file_) {
        fail_io("cannot be opened" + (errno == 0 ? "" : ": " + std::generic_category().message(errno)));
    }
}

void FileSource::copy(std::uint64_t offset, std::span<std::byte> destination) {
    file_.clear();
    file_.seekg(static_cast<std::streamoff>(offset));
    file_.read(reinterpret_cast<char*>(destination.data()), static_cast<std::streamsize>(destination.size()));
    if (!file_) {
        fail_io("cannot be read: it became shorter, or the disk failed");
    }
}

} // namespace symbolizing
