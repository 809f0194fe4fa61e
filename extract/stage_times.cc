#include "extract/stage_times.h"

#include <algorithm>
#include <ctime>

namespace scrutineer::extract {
namespace {

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace

void StageTimes::add(const std::string& stage, double more) {
  const auto found =
      std::find_if(seconds.begin(), seconds.end(), [&](const auto& s) { return s.first == stage; });
  if (found == seconds.end())
    seconds.emplace_back(stage, more);
  else
    found->second += more;
}

void StageTimes::add(const StageTimes& others) {
  for (const auto& [stage, more] : others.seconds) add(stage, more);
}

StageTimer::StageTimer(const char* stage, StageTimes* times) : stage_(stage), times_(times) {
  if (times_) start_ = processor_seconds();
}

StageTimer::~StageTimer() {
  if (times_) times_->add(stage_, processor_seconds() - start_);
}

}  // namespace scrutineer::extract
