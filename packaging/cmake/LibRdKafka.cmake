# SPDX-FileCopyrightText: 2026 The Streamscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
# librdkafka 2.14 or newer, as the target Streamscope::rdkafka. In this order:
#  1. the system's, if it is new enough and no sanitizer wants it instrumented;
#  2. the upstream release with a pinned checksum: what packaging/librdkafka has put into the cache folder, or by FetchContent;
#  3. where upstream could not be reached, the distribution's source package that packaging/librdkafka has put there.
set(STREAMSCOPE_RDKAFKA_MINIMUM 2.14.0)
set(STREAMSCOPE_RDKAFKA_VERSION 2.14.2)
set(STREAMSCOPE_RDKAFKA_SHA256 d7eec9c31c817fa44402f679c252dfbf97e4c338a849a25c3579a31fd127beb8)
if(DEFINED ENV{STREAMSCOPE_CACHE})
  set(streamscope_cache "$ENV{STREAMSCOPE_CACHE}")
elseif(DEFINED ENV{XDG_CACHE_HOME})
  set(streamscope_cache "$ENV{XDG_CACHE_HOME}/streamscope")
else()
  set(streamscope_cache "$ENV{HOME}/.cache/streamscope")
endif()
set(STREAMSCOPE_SOURCES "${streamscope_cache}/sources" CACHE PATH "Where packaging/librdkafka keeps the source archive")

# Where the text is another one, nothing changes; a tree of the developer's own is left alone.
function(streamscope_replace_in_rdkafka file from to)
  set(source "${librdkafka_SOURCE_DIR}/src/${file}")
  file(READ "${source}" text)
  string(REPLACE "${from}" "${to}" mended "${text}")
  if(NOT mended STREQUAL text AND NOT FETCHCONTENT_SOURCE_DIR_LIBRDKAFKA)
    file(WRITE "${source}" "${mended}")
  endif()
endfunction()

function(streamscope_mend_rdkafka)
  # Asked for the headers of a message that has none, the library makes a buffer and parses the number 0 from it: a third of the time
  # of a tail's thread. The first byte says as much.
  set(headers "rkm->rkm_u.consumer.binhdrs")
  streamscope_replace_in_rdkafka(rdkafka_msg.c "if (RD_KAFKAP_BYTES_LEN(&${headers}) == 0)"
    "if (RD_KAFKAP_BYTES_LEN(&${headers}) == 0 || *(const char *)${headers}.data == 0)")
  # Once a second the main thread looks for a broker to connect to without the lock that its own comment demands; a broker's thread
  # that ends meanwhile takes itself out of the list and frees itself (seen by the thread sanitizer as a use after free, 2.14.2).
  streamscope_replace_in_rdkafka(rdkafka.c "                rd_kafka_connect_any(rk, \"no cluster connection\");"
    "        {rd_kafka_rdlock(rk); rd_kafka_connect_any(rk, \"no cluster connection\"); rd_kafka_rdunlock(rk);}")
endfunction()

add_library(streamscope_rdkafka INTERFACE)
add_library(Streamscope::rdkafka ALIAS streamscope_rdkafka)

find_package(PkgConfig QUIET)
if(PkgConfig_FOUND AND STREAMSCOPE_SANITIZER STREQUAL "")
  pkg_check_modules(RDKAFKA_SYSTEM QUIET IMPORTED_TARGET "rdkafka>=${STREAMSCOPE_RDKAFKA_MINIMUM}")
endif()

if(RDKAFKA_SYSTEM_FOUND)
  target_link_libraries(streamscope_rdkafka INTERFACE PkgConfig::RDKAFKA_SYSTEM)
  set(STREAMSCOPE_RDKAFKA_ORIGIN "${RDKAFKA_SYSTEM_VERSION} (the system's)")
else()
  # Built as part of this tree: sanitizers instrument it, ccache covers it, one set of flags for all.
  set(RDKAFKA_BUILD_STATIC ON CACHE BOOL "" FORCE)
  set(RDKAFKA_BUILD_EXAMPLES OFF CACHE BOOL "" FORCE)
  set(RDKAFKA_BUILD_TESTS OFF CACHE BOOL "" FORCE)
  set(WITH_SSL ON CACHE BOOL "" FORCE)
  set(WITH_SASL ON CACHE BOOL "" FORCE)
  set(WITH_ZLIB ON CACHE BOOL "" FORCE)
  set(WITH_ZSTD ON CACHE BOOL "" FORCE)
  set(WITH_CURL ON CACHE BOOL "" FORCE)
  set(ENABLE_LZ4_EXT ON CACHE BOOL "" FORCE)
  include(FetchContent)
  set(release "${STREAMSCOPE_SOURCES}/librdkafka-${STREAMSCOPE_RDKAFKA_VERSION}.tar.gz")
  file(GLOB archives "${STREAMSCOPE_SOURCES}/librdkafka_*.orig.tar.gz")
  list(SORT archives COMPARE NATURAL ORDER DESCENDING)
  if(archives AND NOT EXISTS "${release}")
    list(GET archives 0 archive)
    string(REGEX REPLACE ".*librdkafka_([0-9.]+)\\.orig\\.tar\\.gz" "\\1" version "${archive}")
    if(version VERSION_LESS STREAMSCOPE_RDKAFKA_MINIMUM)
      message(FATAL_ERROR "${archive} is older than ${STREAMSCOPE_RDKAFKA_MINIMUM}: run packaging/librdkafka again")
    endif()
    # The checksum was verified against the distribution's signed index when the archive was fetched.
    FetchContent_Declare(librdkafka URL "${archive}" DOWNLOAD_EXTRACT_TIMESTAMP OFF)
    set(STREAMSCOPE_RDKAFKA_ORIGIN "${version} (built from the distribution's source package)")
  else()
    if(NOT EXISTS "${release}")
      set(release "https://github.com/confluentinc/librdkafka/archive/refs/tags/v${STREAMSCOPE_RDKAFKA_VERSION}.tar.gz")
    endif()
    FetchContent_Declare(librdkafka URL "${release}"
      URL_HASH SHA256=${STREAMSCOPE_RDKAFKA_SHA256} DOWNLOAD_EXTRACT_TIMESTAMP OFF)
    set(STREAMSCOPE_RDKAFKA_ORIGIN "${STREAMSCOPE_RDKAFKA_VERSION} (built from the upstream release)")
  endif()
  FetchContent_GetProperties(librdkafka)
  if(NOT librdkafka_POPULATED)
    FetchContent_Populate(librdkafka)
    streamscope_mend_rdkafka()
    add_subdirectory("${librdkafka_SOURCE_DIR}" "${librdkafka_BINARY_DIR}" EXCLUDE_FROM_ALL SYSTEM)
  endif()
  target_link_libraries(rdkafka PRIVATE) # the target exists from here on
  target_compile_options(rdkafka PRIVATE -w)
  if(STREAMSCOPE_SANITIZER STREQUAL "thread")
    # The sanitizer does not know C11's thread functions, and crashes in threads that it did not see begin: the library's own,
    # on POSIX threads, take their place.
    set(config "${librdkafka_BINARY_DIR}/generated/config.h")
    file(READ "${config}" text)
    string(REPLACE "#define WITH_C11THREADS 1" "#define WITH_C11THREADS 0" text "${text}")
    file(WRITE "${config}" "${text}")
  endif()
  if(STREAMSCOPE_SANITIZER STREQUAL "address")
    # Its rd_list_move() copies zero bytes from a null pointer, which is harmless and would end every test.
    target_compile_options(rdkafka PRIVATE -fno-sanitize=undefined)
  endif()
  target_link_libraries(streamscope_rdkafka INTERFACE rdkafka)
  # rdkafka.h as <librdkafka/rdkafka.h>, as an installed one is found
  file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/rdkafka-include/librdkafka")
  foreach(header rdkafka.h rdkafka_mock.h)
    configure_file("${librdkafka_SOURCE_DIR}/src/${header}" "${CMAKE_BINARY_DIR}/rdkafka-include/librdkafka/${header}" COPYONLY)
  endforeach()
  target_include_directories(streamscope_rdkafka SYSTEM INTERFACE "${CMAKE_BINARY_DIR}/rdkafka-include")
endif()
