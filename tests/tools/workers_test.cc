// Worker processes: what happens to a task that crashes, hangs, exhausts or misbehaves, and to its fellows.
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <stdexcept>
#include <vector>

#include "normalize/scratch_folder.h"
#include "tools/workers/pool.h"

using namespace scrutineer;
using tools::Outcome;

namespace {

// Runs `work` on tasks 0 to count-1 and gives their outcomes by task.
std::map<std::size_t, Outcome> outcomes(std::size_t count, int workers,
                                        const std::function<std::string(std::size_t)>& work,
                                        const tools::WorkerLimits& limits = {},
                                        const std::filesystem::path& writable = {}) {
  std::map<std::size_t, Outcome> all;
  tools::Tasks tasks;
  tasks.count = count;
  tasks.writable = writable;
  tasks.work = work;
  tasks.processor_seconds = [](std::size_t) { return 1.0; };
  tasks.done = [&](const Outcome& outcome) { CHECK(all.emplace(outcome.task, outcome).second); };
  tools::run_tasks(tasks, workers, limits);
  CHECK(all.size() == count);
  return all;
}

}  // namespace

TEST_SUITE("workers") {
  TEST_CASE("every task is done once, whatever the number of workers") {
    for (const int workers : {1, 2, 7}) {
      const auto all = outcomes(50, workers, [](std::size_t task) { return std::string(task * 3000, 'x'); });
      for (const auto& [task, outcome] : all) {
        CHECK(outcome.problem.empty());
        CHECK(outcome.answer.size() == task * 3000);  // longer than a pipe holds, too
      }
    }
  }

  TEST_CASE("a task that crashes, throws, hangs or sleeps fails alone, and says how") {
    const auto all = outcomes(9, 2,
                              [](std::size_t task) -> std::string {
                                for (const int signal : {SIGSEGV, SIGABRT})
                                  std::signal(signal, SIG_DFL);  // doctest listens for them
                                switch (task) {
                                  case 1:
                                    std::raise(SIGSEGV);
                                    break;
                                  case 2:
                                    std::abort();
                                  case 3:
                                    throw std::runtime_error("the page is torn");
                                  case 4:
                                    throw tools::TaskFailure{"it is locked", "give its password"};
                                  case 5:
                                    for (volatile int i = 0; i >= 0;) i = i & 1;
                                    break;
                                  case 6:
                                    ::pause();
                                    break;
                                  case 7:
                                    std::_Exit(7);
                                  default:
                                    break;
                                }
                                return "well";
                              },
                              {.wall_factor = 3});
    for (const std::size_t sound : {0, 8}) CHECK(all.at(sound).answer == "well");
    for (const std::size_t crashed : {1, 2})
      CHECK(all.at(crashed).problem.find("crashed") != std::string::npos);
    CHECK(all.at(3).problem == "the page is torn");
    CHECK(all.at(4).problem == "it is locked");
    CHECK(all.at(4).advice == "give its password");
    for (const std::size_t slow : {5, 6})
      CHECK(all.at(slow).problem.find("took longer") != std::string::npos);
    CHECK_FALSE(all.at(7).problem.empty());
  }

  TEST_CASE("processor time is counted for each task, not for the worker's life") {
    const auto all = outcomes(4, 1,
                              [](std::size_t) {
                                const auto started = std::clock();
                                while (std::clock() - started < 7 * CLOCKS_PER_SEC / 10) continue;
                                return std::string("well");
                              },
                              {.wall_factor = 60});  // others may keep the processors busy
    for (const auto& [task, outcome] : all) CHECK(outcome.problem == "");
  }

#ifndef SCRUTINEER_SANITIZED
  TEST_CASE("a task that takes too much memory fails alone") {
    const auto all = outcomes(3, 1,
                              [](std::size_t task) {
                                std::vector<std::string> hoard;
                                while (task == 1) hoard.emplace_back(1 << 24, 'x');
                                return std::string("well");
                              },
                              {.address_space = std::size_t{512} << 20});
    CHECK(all.at(0).answer == "well");
    CHECK(all.at(1).problem.find("memory") != std::string::npos);
    CHECK(all.at(2).answer == "well");
  }

  TEST_CASE("a worker that has grown large is replaced after its task, and none is lost") {
    const auto all =
        outcomes(20, 2,
                 [](std::size_t task) {
                   if (task % 3 == 0)
                     return std::to_string(std::string(40 << 20, 'x').find('y') == std::string::npos);
                   return std::to_string(::getpid());
                 },
                 {.resident = std::size_t{30} << 20});
    for (const auto& [task, outcome] : all) CHECK(outcome.problem.empty());
  }

  TEST_CASE("a worker reaches no network, no other program, and no file but in its own folder") {
    const ScratchFolder scratch;
    std::filesystem::create_directory(scratch.path / "own");
    const auto all = outcomes(
        1, 1,
        [&](std::size_t) -> std::string {
          if (!(std::ofstream(scratch.path / "own" / "part") << "x").flush())
            return "its own folder is closed to it";
          if (::socket(AF_INET, SOCK_STREAM, 0) >= 0 || errno != EPERM) return "it has a network";
          if (::execl("/bin/true", "true", nullptr) == 0 || (errno != EPERM && errno != EACCES))
            return "it runs programs";
          if (::kill(::getppid(), 0) == 0) return "it reaches other processes";
          // Kernels without Landlock cannot keep it from writing elsewhere.
          return std::ifstream("/sys/kernel/security/lsm").good() &&
                         std::ofstream(scratch.path / "else").good()
                     ? "it writes elsewhere"
                     : "confined";
        },
        {}, scratch.path / "own");
    CHECK(all.at(0).problem == "");
    CHECK(all.at(0).answer == "confined");
    CHECK(bytes_of(scratch.path / "own" / "part") == "x");
  }
#endif
}
