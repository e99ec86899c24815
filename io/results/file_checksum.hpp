// The last line of a results file: SHA-256 over all bytes before it, so that damage is met before HDF5, whose library may
// end the program over it. HDF5 and netCDF tools pass over what follows their data; a tool that changes the file drops the
// line or leaves a wrong one.
//
//   newline, `xuewei-sha256 `, 64 hexadecimal digits, newline
#pragma once

#include <span>
#include <string>

namespace xuewei {

enum class FileChecksum { absent, right, wrong };

std::string checksum_line(std::span<const char> bytes);
/// `absent` also where there is no file or none that can be read.
FileChecksum check_file(const std::string& path);

}  // namespace xuewei
