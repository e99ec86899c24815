// Contracts: what a room expects of those who call it, and what it ensures to those who read its State.
//
//   XUEWEI_EXPECT(condition)        before the work: if it does not hold, the caller is wrong
//   XUEWEI_ENSURE(condition)        after the work: if it does not hold, the room is wrong
//   XUEWEI_REMEMBER(declaration)    before the work, what a later XUEWEI_ENSURE compares with
// Checked where XUEWEI_CONTRACTS is defined (the CMake option of that name). Elsewhere nothing of them is compiled, so
// that they cost nothing and may look at whole fields. A broken contract throws ContractViolation: it is a fault of the
// program, never of its input.
#pragma once

#include <stdexcept>

namespace xuewei {

/// what(): the file, the line and the condition as it is written there.
class ContractViolation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void violate(const char* contract, const char* condition, const char* file, int line);

}  // namespace xuewei

#ifdef XUEWEI_CONTRACTS
#define XUEWEI_CONTRACT(contract, ...)                   \
  (static_cast<bool>(__VA_ARGS__) ? static_cast<void>(0) \
                                  : ::xuewei::violate(contract, #__VA_ARGS__, __FILE__, __LINE__))
#define XUEWEI_EXPECT(...) XUEWEI_CONTRACT("expected", __VA_ARGS__)
#define XUEWEI_ENSURE(...) XUEWEI_CONTRACT("not ensured", __VA_ARGS__)
#define XUEWEI_REMEMBER(...) __VA_ARGS__
#else
#define XUEWEI_EXPECT(...) static_cast<void>(0)
#define XUEWEI_ENSURE(...) static_cast<void>(0)
#define XUEWEI_REMEMBER(...) static_cast<void>(0)
#endif
