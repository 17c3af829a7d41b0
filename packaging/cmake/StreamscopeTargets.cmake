# SPDX-FileCopyrightText: 2026 The Streamscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The shapes a target can have here: a room of models/, a folder of widgets/, a test, a benchmark.
# Sources are collected by pattern: a room is its folder, and a file in it that is not built would be a mistake.

# streamscope_room(NAME [PUBLIC libs…] [PRIVATE libs…]): models/NAME as the static library streamscope_NAME
function(streamscope_room name)
  cmake_parse_arguments(arg "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  add_library(streamscope_${name} STATIC ${sources})
  set_target_properties(streamscope_${name} PROPERTIES AUTOMOC ON LINKER_LANGUAGE CXX)
  target_include_directories(streamscope_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  target_link_libraries(streamscope_${name} PUBLIC ${arg_PUBLIC} PRIVATE streamscope_warnings ${arg_PRIVATE})
  target_compile_definitions(streamscope_${name} PRIVATE QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS)
endfunction()

# streamscope_test(FILE LABELS labels… LIBS libs… [TIMEOUT seconds]): one Qt Test executable, run offscreen
function(streamscope_test file)
  cmake_parse_arguments(arg "" "TIMEOUT" "LABELS;LIBS" ${ARGN})
  get_filename_component(name "${file}" NAME_WE)
  add_executable(${name} ${file})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE Qt6::Test streamscope_warnings ${arg_LIBS})
  add_test(NAME ${name} COMMAND ${name})
  if("tsan" IN_LIST arg_LABELS)
    add_dependencies(tsan_tests ${name})
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
    SKIP_REGULAR_EXPRESSION "SKIP   : [A-Za-z]+::initTestCase"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=*.debug=false;ASAN_OPTIONS=detect_leaks=1;TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/tsan.supp")
endfunction()

# streamscope_tests(LABEL libs…): every tst_*.cpp of this folder, with one label
function(streamscope_tests label)
  file(GLOB tests CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/tst_*.cpp")
  foreach(test IN LISTS tests)
    streamscope_test("${test}" LABELS ${label} LIBS ${ARGN})
  endforeach()
endfunction()
