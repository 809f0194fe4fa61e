// Worker processes: each task is done in a child with limits of its own, so that a hostile or damaged report
// can crash, hang or exhaust nothing but its worker. A worker takes one task after another; one that dies is
// replaced.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

namespace scrutineer::tools {

struct WorkerLimits {
  std::size_t address_space = std::size_t{1536} << 20;  // bytes; not enforced under AddressSanitizer
  std::size_t resident = std::size_t{192}
                         << 20;  // bytes: a worker that has grown beyond it ends after its task
  double wall_factor =
      6;  // wall-clock limit, as a multiple of the task's processor time: only what sleeps meets it
};

struct Outcome {
  std::size_t task = 0;
  std::string answer;   // what the work gave
  std::string problem;  // one plain sentence where the task failed, else empty
  std::string advice;   // what to do about it; may be empty
  double seconds = 0;   // wall clock
};

// What a task throws to fail with advice of its own; any other exception's what() is the problem.
struct TaskFailure {
  std::string problem, advice;
};

struct Tasks {
  std::size_t count = 0;
  std::filesystem::path writable;  // the only folder that a worker may write to; may be empty
  std::function<std::string(std::size_t task)> work;          // called in a worker
  std::function<double(std::size_t task)> processor_seconds;  // a task's limit
  std::function<void(const Outcome&)> done;  // called here, once a task, in the order they end
};

// Returns when all tasks are done, or early when interrupted() has become true. Forks without exec: call it
// from a single-threaded process. Throws std::runtime_error where no process can be started.
void run_tasks(const Tasks& tasks, int workers, const WorkerLimits& limits = {});

}  // namespace scrutineer::tools
