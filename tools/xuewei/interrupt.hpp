// Ctrl-C, a polite kill and the end of the terminal's session ask the run to stop after the step under way; the second one
// ends the process at once. It is answered at once that the run will stop, whatever is under way.
#pragma once

#include <exception>

namespace xuewei {

void watch_for_interruption();
bool interrupted();

/// Stopped on request before there was anything to save.
struct Interruption : std::exception {
  const char* what() const noexcept override { return "interrupted; nothing was written"; }
};

/// Throws Interruption if asked to stop: between steps whose work is not kept.
void stop_if_interrupted();

}  // namespace xuewei
