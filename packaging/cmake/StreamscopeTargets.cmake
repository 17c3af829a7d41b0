# SPDX-FileCopyrightText: 2026 The Streamscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The shapes a target can have here: a room of models/, a folder of widgets/, a test, a benchmark.
# Sources are collected by pattern: a room is its folder, and a file in it that is not built would be a mistake.

# streamscope_sources(TARGET): what all targets of this project have in common
function(streamscope_sources target)
  set_target_properties(${target} PROPERTIES AUTOMOC ON LINKER_LANGUAGE CXX UNITY_BUILD ${STREAMSCOPE_QUICK_BUILD} UNITY_BUILD_BATCH_SIZE 8)
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
endfunction()

# streamscope_alone(files …): compiled for themselves always: they have local names that other files of their folder have too
function(streamscope_alone)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# streamscope_precompile(TARGET LIKE SHAPE modules…): Qt's headers of these modules for TARGET, compiled once in a quick build
# for all targets of one LIKE: a SHAPE of target (STATIC, EXECUTABLE), with the same options and definitions
function(streamscope_precompile target like shape)
  if(NOT STREAMSCOPE_QUICK_BUILD)
    return()
  endif()
  set(owner streamscope_headers_${like})
  if(NOT TARGET ${owner})
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/${owner}.cpp" CONTENT "int main()\n{\n}\n")
    if(shape STREQUAL "STATIC")
      add_library(${owner} STATIC EXCLUDE_FROM_ALL "${PROJECT_BINARY_DIR}/${owner}.cpp")
    else()
      add_executable(${owner} EXCLUDE_FROM_ALL "${PROJECT_BINARY_DIR}/${owner}.cpp")
    endif()
    list(TRANSFORM ARGN PREPEND Qt6:: OUTPUT_VARIABLE qt)
    target_link_libraries(${owner} PRIVATE ${qt} streamscope_warnings)
    foreach(what COMPILE_OPTIONS COMPILE_DEFINITIONS)
      get_target_property(value ${target} ${what})
      if(value)
        set_target_properties(${owner} PROPERTIES ${what} "${value}")
      endif()
    endforeach()
    list(TRANSFORM ARGN REPLACE "(.+)" "<Qt\\1/Qt\\1>" OUTPUT_VARIABLE headers)
    target_precompile_headers(${owner} PRIVATE ${headers})
  endif()
  target_precompile_headers(${target} REUSE_FROM ${owner})
  if(shape STREQUAL "EXECUTABLE") # what moc makes of a test is in the test itself: that file is empty
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  endif()
endfunction()

# streamscope_room(NAME [HOT] [PUBLIC libs…] [PRIVATE libs…]): models/NAME as the static library streamscope_NAME. HOT: every
# message passes through it, it is optimized further than the rest
function(streamscope_room name)
  cmake_parse_arguments(arg "HOT" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
  add_library(streamscope_${name} STATIC ${sources})
  streamscope_sources(streamscope_${name})
  if(NOT arg_HOT)
    target_compile_options(streamscope_${name} PRIVATE ${STREAMSCOPE_COOL_OPTIONS})
  endif()
  target_link_libraries(streamscope_${name} PUBLIC ${arg_PUBLIC} PRIVATE streamscope_warnings ${arg_PRIVATE})
  target_compile_definitions(streamscope_${name} PRIVATE QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS)
  if(NOT arg_HOT)
    streamscope_precompile(streamscope_${name} rooms STATIC Core)
  endif()
endfunction()

# streamscope_slow_tests(SECONDS tests…): may take so long, and are begun first: none of them is left over at the end of a run in
# parallel
function(streamscope_slow_tests seconds)
  set_tests_properties(${ARGN} PROPERTIES TIMEOUT ${seconds} COST ${seconds})
endfunction()

# streamscope_test(FILE LABELS labels… LIBS libs… [TIMEOUT seconds]): one Qt Test executable, run offscreen; with a TIMEOUT a
# slow one
function(streamscope_test file)
  cmake_parse_arguments(arg "" "TIMEOUT" "LABELS;LIBS" ${ARGN})
  get_filename_component(name "${file}" NAME_WE)
  add_executable(${name} ${file})
  streamscope_sources(${name})
  set_target_properties(${name} PROPERTIES UNITY_BUILD OFF)
  target_link_libraries(${name} PRIVATE Qt6::Network Qt6::Test streamscope_warnings ${arg_LIBS})
  # The names of its folders, which Qt's headers look at, would make the headers compiled for one folder useless to the next.
  target_compile_options(${name} PRIVATE ${STREAMSCOPE_TEST_OPTIONS} -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
  if(arg_LIBS MATCHES "streamscope_widgets")
    streamscope_precompile(${name} tests_of_widgets EXECUTABLE Core Gui Widgets Network Test)
  elseif(NOT "Qt6::Gui" IN_LIST arg_LIBS) # with it they would be other headers
    streamscope_precompile(${name} tests EXECUTABLE Core Network Test)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  if("tsan" IN_LIST arg_LABELS)
    add_dependencies(tsan_tests ${name})
  endif()
  if(arg_TIMEOUT)
    streamscope_slow_tests(${arg_TIMEOUT} ${name})
  else()
    set_tests_properties(${name} PROPERTIES TIMEOUT 120)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}"
    SKIP_REGULAR_EXPRESSION "SKIP   : [A-Za-z]+::initTestCase"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=*.debug=false;ASAN_OPTIONS=detect_leaks=1;TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/tsan.supp")
endfunction()

# streamscope_test_library(NAME SOURCES files… LIBS libs…): what several tests use, compiled once for them
function(streamscope_test_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBS" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  streamscope_sources(${name})
  target_compile_options(${name} PRIVATE ${STREAMSCOPE_TEST_OPTIONS})
  target_link_libraries(${name} PUBLIC ${arg_LIBS} PRIVATE streamscope_warnings)
endfunction()

# streamscope_tests(LABEL libs…): every tst_*.cpp of this folder, with one label
function(streamscope_tests label)
  file(GLOB tests CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/tst_*.cpp")
  foreach(test IN LISTS tests)
    streamscope_test("${test}" LABELS ${label} LIBS ${ARGN})
  endforeach()
endfunction()
