# cmake --install: the command, libraries, headers and the package that find_package(xuewei) reads. The engine is always
# there; of the COMPONENTS `case`, `description` and `results` each brings those before it, and the libraries it stands on:
# HDF5 and OpenSSL come with `results` alone.
include(CMakePackageConfigHelpers)

set(package_directory "${CMAKE_INSTALL_LIBDIR}/cmake/xuewei")
function(xuewei_install_component name)
  install(TARGETS ${ARGN} EXPORT xuewei_${name})
  install(EXPORT xuewei_${name} NAMESPACE xuewei:: FILE xuewei_${name}.cmake DESTINATION "${package_directory}")
endfunction()

xuewei_install_component(engine xuewei_flags xuewei_engine)
xuewei_install_component(case xuewei_words xuewei_case)
xuewei_install_component(description xuewei_description)
xuewei_install_component(results xuewei_results)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/engine" "${PROJECT_SOURCE_DIR}/io"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/xuewei" FILES_MATCHING PATTERN "*.hpp")
if(TARGET xuewei)
  install(TARGETS xuewei)
endif()
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/xueweiConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/xueweiConfig.cmake" INSTALL_DESTINATION "${package_directory}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/xueweiConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/xueweiConfig.cmake" "${PROJECT_BINARY_DIR}/xueweiConfigVersion.cmake"
  DESTINATION "${package_directory}")
