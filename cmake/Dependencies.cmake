# Everything that engine, io and tools stand on; Debian 12 has it all (tools/packages.txt).
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_path(XUEWEI_RANDOM123_INCLUDE_DIRECTORY Random123/philox.h REQUIRED)
mark_as_advanced(XUEWEI_RANDOM123_INCLUDE_DIRECTORY)
if(XUEWEI_OPENMP)
  find_package(OpenMP REQUIRED COMPONENTS CXX)
endif()

find_package(HDF5 REQUIRED COMPONENTS C HL)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(fmt 9 REQUIRED)

find_package(CLI11 2 REQUIRED)
# libxlsxwriter ships no CMake package.
find_library(XUEWEI_XLSXWRITER_LIBRARY xlsxwriter REQUIRED)
find_path(XUEWEI_XLSXWRITER_INCLUDE_DIRECTORY xlsxwriter.h REQUIRED)
mark_as_advanced(XUEWEI_XLSXWRITER_LIBRARY XUEWEI_XLSXWRITER_INCLUDE_DIRECTORY)
