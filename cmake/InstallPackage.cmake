# cmake --install: the command, libraries, headers and the package that find_package(xuewei) reads. The engine is always
# there; COMPONENTS io asks for the readers and writers too, and then for HDF5 and the other libraries they use.
include(CMakePackageConfigHelpers)

set(package_directory "${CMAKE_INSTALL_LIBDIR}/cmake/xuewei")
function(xuewei_install_library name)
  install(TARGETS ${ARGN} EXPORT xuewei_${name})
  install(EXPORT xuewei_${name} NAMESPACE xuewei:: FILE xuewei_${name}.cmake DESTINATION "${package_directory}")
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/${name}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/xuewei"
    FILES_MATCHING PATTERN "*.hpp")
endfunction()

xuewei_install_library(engine xuewei_flags xuewei_engine)
xuewei_install_library(io xuewei_io)
if(TARGET xuewei)
  install(TARGETS xuewei)
endif()
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/xueweiConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/xueweiConfig.cmake" INSTALL_DESTINATION "${package_directory}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/xueweiConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/xueweiConfig.cmake" "${PROJECT_BINARY_DIR}/xueweiConfigVersion.cmake"
  DESTINATION "${package_directory}")
