# Script: writes OUTPUT, the C++ source of minimal_case.hpp, from the files of DIRECTORY.
file(GLOB_RECURSE files RELATIVE "${DIRECTORY}" "${DIRECTORY}/*")
list(SORT files)
set(entries "")
foreach(file IN LISTS files)
  file(READ "${DIRECTORY}/${file}" content)
  string(APPEND entries "    {\"${file}\", R\"embedded(${content})embedded\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"tools/xuewei/minimal_case.hpp\"\n
namespace xuewei {\n
std::span<const EmbeddedFile> minimal_case_files() {
  static const EmbeddedFile files[] = {
${entries}  };
  return files;
}\n
}  // namespace xuewei\n")
