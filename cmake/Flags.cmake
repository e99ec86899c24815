# xuewei::flags: everything that decides which bits come out, and the warnings.
#
# The first part travels with the installed engine: its headers hold inline arithmetic, and Eigen's alignment follows
# the instruction set, so whoever links the engine must compile with the same lanes, level and floating-point rules.
# Contraction (fused multiply-add) would make results depend on the processor level; -ffast-math is never used.
if(NOT XUEWEI_LANES MATCHES "^(4|8|16)$")
  message(FATAL_ERROR "XUEWEI_LANES is ${XUEWEI_LANES}; it must be 4, 8 or 16")
endif()
if(NOT XUEWEI_X86_LEVEL MATCHES "^([1-4]?|machine)$")
  message(FATAL_ERROR "XUEWEI_X86_LEVEL is ${XUEWEI_X86_LEVEL}; it must be empty, 1, 2, 3, 4 or machine")
endif()

# `machine`: the highest level up to 3 that the dynamic loader finds this processor to support; level 4 gains nothing more.
set(xuewei_x86_level "${XUEWEI_X86_LEVEL}")
if(XUEWEI_X86_LEVEL STREQUAL "machine")
  set(xuewei_x86_level "")
  execute_process(COMMAND /lib64/ld-linux-x86-64.so.2 --help OUTPUT_VARIABLE loader ERROR_QUIET RESULT_VARIABLE failed)
  foreach(level IN ITEMS 2 3)
    if(loader MATCHES "x86-64-v${level} \\(supported")
      set(xuewei_x86_level ${level})
    endif()
  endforeach()
endif()

add_library(xuewei_flags INTERFACE)
add_library(xuewei::flags ALIAS xuewei_flags)
set_target_properties(xuewei_flags PROPERTIES EXPORT_NAME flags)
target_compile_features(xuewei_flags INTERFACE cxx_std_20)
target_compile_definitions(xuewei_flags INTERFACE XUEWEI_LANES=${XUEWEI_LANES})
target_compile_options(xuewei_flags INTERFACE -ffp-contract=off -fno-math-errno -fno-trapping-math)
if(xuewei_x86_level STREQUAL "1")
  target_compile_options(xuewei_flags INTERFACE -march=x86-64)
elseif(xuewei_x86_level)
  target_compile_options(xuewei_flags INTERFACE -march=x86-64-v${xuewei_x86_level})
endif()

# Contracts change no number and no header that others include.
target_compile_definitions(xuewei_flags INTERFACE "$<BUILD_INTERFACE:$<$<BOOL:${XUEWEI_CONTRACTS}>:XUEWEI_CONTRACTS>>")

# Warnings serve this build only. -Wconversion is left out: Eigen's signed indices beside std::size_t would bury the
# useful part, which is -Wfloat-conversion.
set(xuewei_warnings
  -Wall -Wextra -Wpedantic -Wshadow -Wfloat-conversion -Wdouble-promotion -Wold-style-cast -Wcast-align
  -Wnon-virtual-dtor -Woverloaded-virtual -Wextra-semi -Wimplicit-fallthrough
  -Wno-missing-field-initializers)  # designated initialisers leave the rest at its defaults on purpose
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  list(APPEND xuewei_warnings -Wno-restrict)  # gcc 12 reports it falsely inside std::string (GCC bug 105651)
endif()
target_compile_options(xuewei_flags INTERFACE "$<BUILD_INTERFACE:${xuewei_warnings}>")

# A Lane copied in pieces of 16 bytes and then read in one of 32 waits for its own stores; gcc copies so unless told. No
# arithmetic changes.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12
    AND xuewei_x86_level MATCHES "^[34]$")
  target_compile_options(xuewei_flags INTERFACE "$<BUILD_INTERFACE:-mmove-max=256;-mstore-max=256>")
endif()
