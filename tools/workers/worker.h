// One worker process and the two pipes to it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tools/workers/pool.h"

namespace scrutineer::tools {

struct Worker {
  pid_t process = -1;
  int to = -1, from = -1;           // ends of the pipes
  std::optional<std::size_t> task;  // the one in hand
  std::chrono::steady_clock::time_point started, deadline;
  double processor_seconds = 0;  // the task's limit
  std::string answer;            // bytes read so far
  bool ending = false;           // it has said that it ends
};

// Forks. `others` are the workers alive, whose pipes the child closes. Throws std::runtime_error.
Worker start_worker(const Tasks& tasks, const WorkerLimits& limits, const std::vector<Worker>& others);

// False where the worker is gone.
bool send_task(Worker& worker, std::size_t task, double processor_seconds, const WorkerLimits& limits);

// The outcome in `worker.answer`, once it is whole.
std::optional<Outcome> take_outcome(Worker& worker);

// Waits for a worker that has closed its pipe, or (kill) ends it first; says how it ended: the problem and
// advice of the task in hand.
TaskFailure end_worker(Worker& worker, bool kill);

}  // namespace scrutineer::tools
