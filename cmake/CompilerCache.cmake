# Compile through ccache where it is installed, unless the user chose a launcher. Paths below the source folder count
# relative to it, so that a second clone finds the first one's objects.
if(NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(XUEWEI_CCACHE ccache)
  mark_as_advanced(XUEWEI_CCACHE)
  if(XUEWEI_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}"
      CCACHE_NOHASHDIR=true "${XUEWEI_CCACHE}")
  endif()
endif()
