# SPDX-FileCopyrightText: 2026 The Streamscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Language level, warnings and sanitizers for every target of this project.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
add_compile_options(-pthread) # everywhere alike: some libraries bring it along
# Release is -O3, for what every message passes through. The rest compiles in less time for it.
set(STREAMSCOPE_COOL_OPTIONS $<$<CONFIG:Release>:-O2>)
set(STREAMSCOPE_TEST_OPTIONS $<$<CONFIG:Release>:-O0>)

if(STREAMSCOPE_SANITIZER STREQUAL "address")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(STREAMSCOPE_SANITIZER STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
elseif(NOT STREAMSCOPE_SANITIZER STREQUAL "")
  message(FATAL_ERROR "STREAMSCOPE_SANITIZER is '${STREAMSCOPE_SANITIZER}': use address, thread or nothing")
endif()

find_program(STREAMSCOPE_GOLD ld.gold) # links a test in a quarter of the time
if(STREAMSCOPE_GOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND STREAMSCOPE_SANITIZER STREQUAL "")
  add_link_options(-fuse-ld=gold)
endif()

find_program(STREAMSCOPE_CCACHE ccache)
if(STREAMSCOPE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER "${STREAMSCOPE_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${STREAMSCOPE_CCACHE}")
endif()

# Headers are most of what a file here costs to compile. Without ccache, a room is compiled several files at a time and the
# tests share their headers of Qt (half the time of a build from nothing); with it, each file is compiled for itself, so that
# a forgotten include is seen.
set(quick ON)
if(STREAMSCOPE_CCACHE)
  set(quick OFF)
endif()
option(STREAMSCOPE_QUICK_BUILD "Compile several files as one, and Qt's headers for tests once" ${quick})

add_library(streamscope_warnings INTERFACE)
target_compile_options(streamscope_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  # Several files as one are not one file: local names may be others' too, and classes may have members of local types.
  $<IF:$<BOOL:${STREAMSCOPE_QUICK_BUILD}>,-Wno-subobject-linkage,-Wshadow>
  # g++ 12 sees these at -O3 in Qt's and the standard library's own inline code (GCC bugs 105329, 104475 and kin).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-error=dangling-pointer;-Wno-restrict;-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-array-bounds;-Wno-maybe-uninitialized>
  $<$<BOOL:${STREAMSCOPE_WERROR}>:-Werror>)
