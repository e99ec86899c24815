# Script: writes OUTPUT, the C++ source of FUNCTION of embedded_files.hpp, from the files of DIRECTORY.
file(GLOB_RECURSE files RELATIVE "${DIRECTORY}" "${DIRECTORY}/*")
list(SORT files)
set(entries "")
foreach(file IN LISTS files)
  file(READ "${DIRECTORY}/${file}" content)
  string(APPEND entries "    {\"${file}\", R\"embedded(${content})embedded\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"tools/starter/embedded_files.hpp\"\n
namespace xuewei {\n
std::span<const EmbeddedFile> ${FUNCTION}() {
  static const EmbeddedFile files[] = {
${entries}  };
  return files;
}\n
}  // namespace xuewei\n")
