#include "symbol_table.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "demangle.h"
#include "failure.h"

namespace symbolizing {

namespace {

constexpr std::uint64_t highest_address = std::numeric_limits<std::uint64_t>::max();

std::uint64_t add_saturated(std::uint64_t a, std::uint64_t b) noexcept {
    return a > highest_address - b ? highest_address : a + b;
}

// Where the code after a function's first byte ends at the latest; the function's own address if it holds no code.
std::uint64_t section_end(const FunctionSymbol& function) noexcept {
    if (function.section == nullptr) {
        return function.size == 0 ? function.address : highest_address;
    }
    const Section& section = *function.section;
    const std::uint64_t end = add_saturated(section.address, section.size);
    const bool is_inside = section.is_loaded() && function.address >= section.address && function.address < end;
    return is_inside ? end : function.address;
}

} // namespace

SymbolTable::SymbolTable(ByteSource& source) {
    const ElfFile file(source);
    is_64_bit_ = file.is_64_bit();
    is_big_endian_ = file.is_big_endian();
    machine_ = file.machine();
    symtab_ = file.read_functions(SectionType::SymbolTable);
    dynsym_ = file.read_functions(SectionType::DynamicSymbolTable);
    if (symtab_.functions.size() + dynsym_.functions.size() > std::numeric_limits<std::int32_t>::max()) {
        throw Failure(SYMBOLIZER_ERROR_UNSUPPORTED, "more than 2,147,483,647 functions");
    }
    functions_.reserve(symtab_.functions.size() + dynsym_.functions.size());
    add(symtab_);
    add(dynsym_);
    symtab_.functions = {};
    dynsym_.functions = {};
    sort();
    make_ranges();
    demangled_names_ = std::vector<Lazy<std::string>>(functions_.size());
}

void SymbolTable::add(const SymbolSection& symbols) {
    for (const FunctionSymbol& symbol : symbols.functions) {
        functions_.push_back({symbol.name, symbol.address, symbol.size, section_end(symbol), symbol.binding});
    }
}

// By address, then name; and once what stands in both tables.
void SymbolTable::sort() {
    std::sort(functions_.begin(), functions_.end(), [](const Function& a, const Function& b) {
        return std::tie(a.address, a.name, b.size, a.binding) < std::tie(b.address, b.name, a.size, b.binding);
    });
    const auto end = std::unique(functions_.begin(), functions_.end(), [](const Function& a, const Function& b) {
        return a.address == b.address && a.name == b.name;
    });
    functions_.erase(end, functions_.end());
}

// Functions overlap: aliases begin at the same address, labels within a function. So one pass over all beginnings keeps
// a stack of the functions that are still going on; the one on top began last, and is the answer until the next
// beginning or end.
void SymbolTable::make_ranges() {
    struct Ongoing {
        std::uint64_t end;
        Index function;
    };
    std::vector<Ongoing> stack;

    const auto end_before = [&](std::uint64_t address) {
        while (!stack.empty() && stack.back().end <= address) {
            const std::uint64_t end = stack.back().end;
            while (!stack.empty() && stack.back().end <= end) {
                stack.pop_back();
            }
            add_range(end, stack.empty() ? std::nullopt : std::optional(stack.back().function));
        }
    };

    const auto count = static_cast<Index>(functions_.size());
    std::vector<Ongoing> beginning;
    for (Index first = 0, next = 0; first < count; first = next) {
        const std::uint64_t address = functions_[first].address;
        std::optional<Index> without_size;
        beginning.clear();
        for (; next < count && functions_[next].address == address; next++) {
            const Function& function = functions_[next];
            const std::uint64_t end = std::min(add_saturated(address, function.size), function.section_end);
            if (end > address) {
                beginning.push_back({end, next});
            } else if (function.section_end > address &&
                       (!without_size || function.binding < functions_[*without_size].binding)) {
                without_size = next;
            }
        }
        end_before(address);
        // The shortest on top; of aliases the global one, then the first by name.
        std::sort(beginning.begin(), beginning.end(), [this](const Ongoing& a, const Ongoing& b) {
            return std::tie(b.end, functions_[b.function].binding, b.function) <
                   std::tie(a.end, functions_[a.function].binding, a.function);
        });
        stack.insert(stack.end(), beginning.begin(), beginning.end());
        if (!beginning.empty()) {
            add_range(address, stack.back().function);
        } else if (stack.empty() && without_size) {
            const std::uint64_t next_address = next < count ? functions_[next].address : highest_address;
            add_range(address, without_size);
            add_range(std::min(next_address, functions_[*without_size].section_end), std::nullopt);
        }
    }
    end_before(highest_address);
}

void SymbolTable::add_range(std::uint64_t address, std::optional<Index> function) {
    if (!ranges_.empty() && ranges_.back().address == address) {
        ranges_.back().function = function;
    } else {
        ranges_.push_back({address, function});
    }
}

std::optional<SymbolTable::Index> SymbolTable::find(std::uint64_t address) const {
    const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), address,
                                        [](std::uint64_t a, const Range& range) { return a < range.address; });
    return after == ranges_.begin() ? std::nullopt : std::prev(after)->function;
}

std::optional<SymbolTable::Index> SymbolTable::find(std::string_view name) const {
    const auto& by_mangled_name = by_mangled_name_.get([this] { return sorted_by_name(false); });
    if (const std::optional<Index> index = find(by_mangled_name, false, name)) {
        return index;
    }
    const auto& by_demangled_name = by_demangled_name_.get([this] { return sorted_by_name(true); });
    return find(by_demangled_name, true, name);
}

std::optional<SymbolTable::Index> SymbolTable::find(const std::vector<Index>& sorted, bool demangled,
                                                    std::string_view wanted) const {
    const auto found =
        std::lower_bound(sorted.begin(), sorted.end(), wanted,
                         [&](Index index, std::string_view other) { return name(index, demangled) < other; });
    return found == sorted.end() || name(*found, demangled) != wanted ? std::nullopt : std::optional(*found);
}

// All functions by name, of equal names the preferred one first.
std::vector<SymbolTable::Index> SymbolTable::sorted_by_name(bool demangled) const {
    std::vector<Index> sorted(functions_.size());
    for (Index i = 0; i < sorted.size(); i++) {
        sorted[i] = i;
    }
    std::sort(sorted.begin(), sorted.end(), [&](Index a, Index b) {
        const int order = name(a, demangled).compare(name(b, demangled));
        return order != 0 ? order < 0
                          : std::tie(functions_[a].binding, a) < std::tie(functions_[b].binding, b);
    });
    return sorted;
}

std::string_view SymbolTable::demangled_name(Index index) const {
    const std::string_view mangled = functions_[index].name;
    const std::string& demangled = demangled_names_[index].get([mangled] { return demangle(mangled); });
    return demangled.empty() ? mangled : std::string_view(demangled);
}

std::string_view SymbolTable::name(Index index, bool demangled) const {
    return demangled ? demangled_name(index) : functions_[index].name;
}

} // namespace symbolizing
