#include "tools/workers/sandbox.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <vector>

namespace scrutineer::tools {

namespace {

// Landlock's first version: every way of changing a file or a folder. It forbids what is handled and not
// allowed again.
constexpr __u64 writing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                          LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                          LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                          LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                          LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

void forbid_writing_but(const std::filesystem::path& writable) {
  landlock_ruleset_attr handled{};
  handled.handled_access_fs = writing | LANDLOCK_ACCESS_FS_EXECUTE;
  const long rules = ::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
  if (rules < 0) return;
  const int folder = writable.empty() ? -1 : ::open(writable.c_str(), O_PATH | O_CLOEXEC);
  if (folder >= 0) {
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = writing;
    beneath.parent_fd = folder;
    ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    ::close(folder);
  }
  ::syscall(SYS_landlock_restrict_self, rules, 0);
  ::close(static_cast<int>(rules));
}

#if defined(__x86_64__)
constexpr __u32 native = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr __u32 native = AUDIT_ARCH_AARCH64;
#else
constexpr __u32 native = 0;  // no filter
#endif

// Network, other programs, other processes.
constexpr __u32 refused_calls[] = {__NR_socket,   __NR_socketpair, __NR_connect, __NR_execve,
                                   __NR_execveat, __NR_kill,       __NR_ptrace,  __NR_process_vm_writev,
                                   __NR_mount,    __NR_bpf};

constexpr sock_filter statement(__u16 code, __u32 value) { return {code, 0, 0, value}; }
constexpr sock_filter skip_unless_equal(__u32 value) { return {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, value}; }
constexpr sock_filter skip_if_equal(__u32 value) { return {BPF_JMP | BPF_JEQ | BPF_K, 1, 0, value}; }

// Refused calls fail as if the user lacked the right.
void forbid_system_calls() {
  if (native == 0) return;
  constexpr sock_filter refuse = statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
  std::vector<sock_filter> filter = {statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
                                     skip_if_equal(native), refuse,
                                     statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
  for (const __u32 call : refused_calls) {
    filter.push_back(skip_unless_equal(call));
    filter.push_back(refuse);
  }
  filter.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

}  // namespace

void enter_sandbox(const std::filesystem::path& writable) {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return;
  forbid_writing_but(writable);
  forbid_system_calls();
}

}  // namespace scrutineer::tools
