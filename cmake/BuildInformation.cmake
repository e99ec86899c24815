# Header <build>/generated/io/build_information.hpp: version, source revision and how this binary was built.
#
# It is refreshed by every build, since a commit changes the revision without a new configuration, and rewritten only
# when its text changes. Include it in one source file, so that a commit recompiles one file.
set(xuewei_generated_directory "${PROJECT_BINARY_DIR}/generated")
set(build_information_command
  "${CMAKE_COMMAND}"
  "-DSOURCE_DIRECTORY=${PROJECT_SOURCE_DIR}"
  "-DOUTPUT=${xuewei_generated_directory}/io/build_information.hpp"
  "-DVERSION=${PROJECT_VERSION}"
  "-DCOMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
  "-DBUILD_TYPE=${CMAKE_BUILD_TYPE}"
  "-DX86_LEVEL=${xuewei_x86_level}"
  -P "${PROJECT_SOURCE_DIR}/cmake/WriteBuildInformation.cmake")
execute_process(COMMAND ${build_information_command} COMMAND_ERROR_IS_FATAL ANY)
add_custom_target(xuewei_build_information
  COMMAND ${build_information_command}
  BYPRODUCTS "${xuewei_generated_directory}/io/build_information.hpp"
  COMMENT "Noting the source revision" VERBATIM)
