#include "tools/workers/worker.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>

#include "tools/workers/interruption.h"
#include "tools/workers/sandbox.h"

namespace scrutineer::tools {

namespace {

struct Request {
  std::uint64_t task;
  double processor_seconds;
};

// Before each answer: the lengths of what follows, and whether the worker ends after it.
struct AnswerHead {
  std::uint64_t answer, problem, advice, last;
};

bool write_all(int to, const void* bytes, std::size_t count) {
  const char* at = static_cast<const char*>(bytes);
  while (count > 0) {
    const ssize_t written = ::write(to, at, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    at += written;
    count -= static_cast<std::size_t>(written);
  }
  return true;
}

bool read_all(int from, void* bytes, std::size_t count) {
  char* at = static_cast<char*>(bytes);
  while (count > 0) {
    const ssize_t got = ::read(from, at, count);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    count -= static_cast<std::size_t>(got);
  }
  return true;
}

void limit(int resource, rlim_t value) {
  rlimit both{};
  getrlimit(resource, &both);
  both.rlim_cur = std::min(value, both.rlim_max);
  setrlimit(resource, &both);
}

// The kernel counts a process's time over all its tasks: the limit moves on with each.
void limit_processor(double seconds) {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds_of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  const double so_far = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
  limit(RLIMIT_CPU, static_cast<rlim_t>(std::ceil(so_far + seconds)));
}

std::size_t resident_peak() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<std::size_t>(used.ru_maxrss) * 1024;
}

void confine(const WorkerLimits& limits, const std::filesystem::path& writable) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  leave_interruption_to_parent();
  limit(RLIMIT_CORE, 0);
#ifndef SCRUTINEER_SANITIZED
  limit(RLIMIT_AS, limits.address_space);
  // Libraries complain about damaged files here; the user reads our words for it instead.
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  ::dup2(nowhere, STDIN_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
  ::close(nowhere);
  enter_sandbox(writable);
#else
  static_cast<void>(limits);
  static_cast<void>(writable);
#endif
}

TaskFailure memory_failure() {
  return {"reading it needs more memory than a report may use",
          "if it is genuine, convert a few pages at a time with --pages"};
}

// False where the worker is to end.
bool answer_one(const Tasks& tasks, const WorkerLimits& limits, const Request& request, int to) {
  limit_processor(request.processor_seconds);
  Outcome outcome;
  try {
    outcome.answer = tasks.work(request.task);
  } catch (const TaskFailure& failure) {
    outcome.problem = failure.problem;
    outcome.advice = failure.advice;
  } catch (const std::bad_alloc&) {
    outcome.problem = memory_failure().problem;
    outcome.advice = memory_failure().advice;
  } catch (const std::exception& error) {
    outcome.problem = error.what();
    if (outcome.problem.empty()) outcome.problem = "reading it failed for an unknown reason";
  }
  const bool last = resident_peak() > limits.resident;
  const AnswerHead head{outcome.answer.size(), outcome.problem.size(), outcome.advice.size(), last ? 1u : 0u};
  const std::string bytes = outcome.answer + outcome.problem + outcome.advice;
  return write_all(to, &head, sizeof head) && write_all(to, bytes.data(), bytes.size()) && !last;
}

[[noreturn]] void work_until_told(const Tasks& tasks, const WorkerLimits& limits, int from, int to) {
  confine(limits, tasks.writable);
  Request request{};
  while (read_all(from, &request, sizeof request)) {
    if (!answer_one(tasks, limits, request, to)) break;
  }
  std::_Exit(0);  // no destructors: what this process holds belongs to the parent too
}

TaskFailure told_by(int signal, double processor_seconds) {
  if (signal == SIGXCPU || signal == SIGKILL)
    return {fmt::format("reading it took longer than the {:.0f} s of processor time that it may take",
                        processor_seconds),
            "if it is genuine, give it longer with --timeout, or fewer pages with --pages"};
  return {fmt::format("the reader crashed on it ({})", strsignal(signal)),
          "the file is probably damaged: open it and print it anew as a PDF"};
}

}  // namespace

Worker start_worker(const Tasks& tasks, const WorkerLimits& limits, const std::vector<Worker>& others) {
  int requests[2], answers[2];
  if (pipe2(requests, O_CLOEXEC) != 0)
    throw std::runtime_error(fmt::format("cannot start a worker: {}", std::strerror(errno)));
  if (pipe2(answers, O_CLOEXEC) != 0) {
    ::close(requests[0]);
    ::close(requests[1]);
    throw std::runtime_error(fmt::format("cannot start a worker: {}", std::strerror(errno)));
  }
  std::fflush(nullptr);
  const pid_t parent = ::getpid();
  const pid_t process = ::fork();
  if (process == 0) {
    for (const Worker& other : others) {
      ::close(other.to);
      ::close(other.from);
    }
    ::close(requests[1]);
    ::close(answers[0]);
    if (::getppid() != parent) std::_Exit(0);
    work_until_told(tasks, limits, requests[0], answers[1]);
  }
  ::close(requests[0]);
  ::close(answers[1]);
  Worker worker;
  worker.process = process;
  worker.to = requests[1];
  worker.from = answers[0];
  if (process < 0) {
    ::close(worker.to);
    ::close(worker.from);
    throw std::runtime_error(fmt::format("cannot start a worker: {}", std::strerror(errno)));
  }
  return worker;
}

bool send_task(Worker& worker, std::size_t task, double processor_seconds, const WorkerLimits& limits) {
  using std::chrono::steady_clock;
  worker.task = task;
  worker.answer.clear();
  worker.processor_seconds = processor_seconds;
  worker.started = steady_clock::now();
  worker.deadline =
      worker.started + std::chrono::duration_cast<steady_clock::duration>(
                           std::chrono::duration<double>(processor_seconds * limits.wall_factor));
  const Request request{task, processor_seconds};
  return write_all(worker.to, &request, sizeof request);
}

std::optional<Outcome> take_outcome(Worker& worker) {
  AnswerHead head{};
  if (worker.answer.size() < sizeof head) return std::nullopt;
  std::memcpy(&head, worker.answer.data(), sizeof head);
  if (worker.answer.size() < sizeof head + head.answer + head.problem + head.advice) return std::nullopt;
  Outcome outcome;
  outcome.task = *worker.task;
  outcome.answer = worker.answer.substr(sizeof head, head.answer);
  outcome.problem = worker.answer.substr(sizeof head + head.answer, head.problem);
  outcome.advice = worker.answer.substr(sizeof head + head.answer + head.problem, head.advice);
  worker.ending = head.last != 0;
  worker.task.reset();
  worker.answer.clear();
  return outcome;
}

TaskFailure end_worker(Worker& worker, bool kill) {
  if (kill) ::kill(worker.process, SIGKILL);
  ::close(worker.to);
  ::close(worker.from);
  int status = 0;
  while (::waitpid(worker.process, &status, 0) < 0 && errno == EINTR) continue;
  worker.process = -1;
  if (WIFSIGNALED(status)) return told_by(WTERMSIG(status), worker.processor_seconds);
  return {fmt::format("the reader gave up on it (status {})", WEXITSTATUS(status)),
          "the file is probably damaged: open it and print it anew as a PDF"};
}

}  // namespace scrutineer::tools
