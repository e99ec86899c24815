// A file that appears whole or not at all: written under a temporary name beside its place, synced, then renamed. On
// any failure, a full disk and an interruption included, what stood there stays as it was.
#pragma once

#include <span>
#include <string>

namespace xuewei {

/// Throws ResultsError if a file could not be put at `path`: asked before a long run rather than after it. Touches
/// nothing.
void check_file_can_be_written(const std::string& path);

/// Makes the folders that are missing. Throws ResultsError with the system's reason.
void write_file_atomically(const std::string& path, std::span<const char> bytes);

}  // namespace xuewei
