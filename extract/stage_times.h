// Processor time by stage of the way from a file to a dataset: for --timings and tools/bench.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace scrutineer::extract {

// Seconds by the stage's name, in the order in which the stages first ended.
struct StageTimes {
  std::vector<std::pair<std::string, double>> seconds;

  void add(const std::string& stage, double more);
  void add(const StageTimes& others);
};

// Adds the processor time of the calling thread from here to the end of its scope. Does nothing where `times`
// is null. Stages must not overlap.
class StageTimer {
 public:
  StageTimer(const char* stage, StageTimes* times);
  ~StageTimer();
  StageTimer(const StageTimer&) = delete;
  StageTimer& operator=(const StageTimer&) = delete;

 private:
  const char* stage_;
  StageTimes* times_;
  double start_ = 0;
};

// What `work` gives, timed.
template <class Work>
auto timed(const char* stage, StageTimes* times, Work work) {
  const StageTimer timer(stage, times);
  return work();
}

}  // namespace scrutineer::extract
