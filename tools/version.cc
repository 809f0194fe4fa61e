#include "tools/version.h"

#include <fmt/format.h>
#include <sys/stat.h>

namespace scrutineer::tools {

std::string_view version() { return SCRUTINEER_VERSION; }

std::string build_key() {
  struct stat program {};
  ::stat("/proc/self/exe", &program);
  return fmt::format("{} {} {}.{}", version(), program.st_size, program.st_mtim.tv_sec,
                     program.st_mtim.tv_nsec);
}

}  // namespace scrutineer::tools
