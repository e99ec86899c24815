# Compile through ccache where it is installed, unless the user chose a launcher.
if(NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(XUEWEI_CCACHE ccache)
  mark_as_advanced(XUEWEI_CCACHE)
  if(XUEWEI_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${XUEWEI_CCACHE}")
  endif()
endif()
