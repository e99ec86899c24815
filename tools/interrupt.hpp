// Ctrl-C and a polite kill ask the run to stop after the blocks under way; the second one ends the process at once.
#pragma once

namespace xuewei {

void watch_for_interruption();
bool interrupted();

}  // namespace xuewei
