#include "tools/workers/pool.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <vector>

#include "tools/workers/interruption.h"
#include "tools/workers/worker.h"

namespace scrutineer::tools {

namespace {

using std::chrono::steady_clock;

// An interruption that comes just before poll() is seen this much later at worst.
constexpr int longest_wait_ms = 500;

struct Pool {
  const Tasks& tasks;
  const WorkerLimits& limits;
  std::vector<Worker> workers = {};
  std::size_t next = 0;             // the first task not yet handed out
  std::size_t open = 0;             // workers with a task in hand
  std::vector<Outcome> ended = {};  // not yet told to tasks.done
};

void replace(Pool& pool, Worker& worker) {
  worker = Worker{};  // its pipes are closed already
  std::vector<Worker> others;
  for (const Worker& other : pool.workers)
    if (other.process > 0) others.push_back(other);
  worker = start_worker(pool.tasks, pool.limits, others);
}

void hand_out(Pool& pool) {
  for (Worker& worker : pool.workers) {
    if (worker.task || pool.next >= pool.tasks.count) continue;
    const std::size_t task = pool.next++;
    const double seconds = pool.tasks.processor_seconds(task);
    if (worker.process < 0) replace(pool, worker);
    if (!send_task(worker, task, seconds, pool.limits)) {  // it ended after its last task
      end_worker(worker, true);
      replace(pool, worker);
      send_task(worker, task, seconds, pool.limits);
    }
    ++pool.open;
  }
}

void report(Pool& pool, Outcome outcome, steady_clock::time_point started) {
  outcome.seconds = std::chrono::duration<double>(steady_clock::now() - started).count();
  --pool.open;
  pool.ended.push_back(std::move(outcome));
}

void report_death(Pool& pool, Worker& worker, bool kill) {
  Outcome outcome;
  const auto started = worker.started;
  const bool had_task = worker.task.has_value();
  if (had_task) outcome.task = *worker.task;
  worker.task.reset();
  const TaskFailure failure = end_worker(worker, kill);
  outcome.problem = failure.problem;
  outcome.advice = failure.advice;
  if (had_task) report(pool, std::move(outcome), started);
}

void receive(Pool& pool, Worker& worker) {
  std::array<char, 1 << 16> bytes{};
  const ssize_t got = ::read(worker.from, bytes.data(), bytes.size());
  if (got < 0 && errno == EINTR) return;
  if (got <= 0) {
    report_death(pool, worker, false);
    return;
  }
  worker.answer.append(bytes.data(), static_cast<std::size_t>(got));
  auto outcome = take_outcome(worker);
  if (!outcome) return;
  report(pool, std::move(*outcome), worker.started);
  if (worker.ending) end_worker(worker, false);
}

int wait_ms(const Pool& pool) {
  auto wait = std::chrono::milliseconds(longest_wait_ms);
  for (const Worker& worker : pool.workers)
    if (worker.task)
      wait =
          std::min(wait, std::chrono::ceil<std::chrono::milliseconds>(worker.deadline - steady_clock::now()));
  return static_cast<int>(std::max<std::int64_t>(wait.count(), 0));
}

void wait_for_workers(Pool& pool) {
  std::vector<pollfd> watched;
  std::vector<Worker*> behind;
  for (Worker& worker : pool.workers) {
    if (worker.process < 0) continue;
    watched.push_back({worker.from, POLLIN, 0});
    behind.push_back(&worker);
  }
  if (::poll(watched.data(), watched.size(), wait_ms(pool)) > 0)
    for (std::size_t i = 0; i < watched.size(); ++i)
      if (watched[i].revents != 0) receive(pool, *behind[i]);
  for (Worker& worker : pool.workers)
    if (worker.task && steady_clock::now() >= worker.deadline) report_death(pool, worker, true);
}

// After the next tasks are handed out, so that no worker waits for what is done with the last ones.
void tell_ended(Pool& pool) {
  for (const Outcome& outcome : pool.ended) pool.tasks.done(outcome);
  pool.ended.clear();
}

void end_all(Pool& pool) {
  for (Worker& worker : pool.workers)
    if (worker.process > 0) end_worker(worker, true);
}

}  // namespace

void run_tasks(const Tasks& tasks, int workers, const WorkerLimits& limits) {
  std::signal(SIGPIPE, SIG_IGN);  // a worker that is gone shows as a failed write
  Pool pool{tasks, limits};
  pool.workers.resize(std::min(tasks.count, static_cast<std::size_t>(std::max(workers, 1))));
  try {
    hand_out(pool);
    while (pool.open > 0 && !interrupted()) {
      wait_for_workers(pool);
      hand_out(pool);
      tell_ended(pool);
    }
  } catch (...) {
    end_all(pool);
    throw;
  }
  end_all(pool);
}

}  // namespace scrutineer::tools
