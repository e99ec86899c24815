#include "tools/xuewei/interrupt.hpp"

#include <cerrno>
#include <csignal>
#include <string_view>

#include <unistd.h>

namespace xuewei {
namespace {

volatile std::sig_atomic_t asked_to_stop = 0;

constexpr std::string_view kAnswer = "\nstopping / 正在停止 (Ctrl-C again: at once / 再按一次立即退出)\n";

void on_signal(int number) {
  const int before = errno;
  asked_to_stop = 1;
  [[maybe_unused]] const ssize_t ignored = ::write(STDERR_FILENO, kAnswer.data(), kAnswer.size());
  // A session that ends may say so more than once; only a person or a kill means it by saying it again.
  std::signal(number, number == SIGHUP ? SIG_IGN : SIG_DFL);
  errno = before;
}

}  // namespace

void watch_for_interruption() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  if (std::signal(SIGHUP, on_signal) == SIG_IGN) std::signal(SIGHUP, SIG_IGN);  // under nohup
}

bool interrupted() { return asked_to_stop != 0; }

void stop_if_interrupted() {
  if (interrupted()) throw Interruption();
}

}  // namespace xuewei
