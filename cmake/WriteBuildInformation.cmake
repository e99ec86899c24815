# Script of BuildInformation.cmake: writes OUTPUT from build_information.hpp.in.
find_package(Git QUIET)
set(REVISION "unknown")
if(GIT_FOUND)
  # Run through sudo, git would otherwise refuse a repository that the user owns.
  set(git "${GIT_EXECUTABLE}" -c "safe.directory=${SOURCE_DIRECTORY}")
  # A build from an unpacked archive inside somebody else's repository must not carry that repository's revision.
  execute_process(COMMAND ${git} rev-parse --show-toplevel
    WORKING_DIRECTORY "${SOURCE_DIRECTORY}" OUTPUT_VARIABLE top OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(top STREQUAL SOURCE_DIRECTORY)
    execute_process(COMMAND ${git} describe --always --dirty --abbrev=12 --exclude=*
      WORKING_DIRECTORY "${SOURCE_DIRECTORY}" RESULT_VARIABLE failed OUTPUT_VARIABLE description
      OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(NOT failed)
      set(REVISION "${description}")
    endif()
  endif()
endif()
configure_file("${CMAKE_CURRENT_LIST_DIR}/build_information.hpp.in" "${OUTPUT}" @ONLY)
