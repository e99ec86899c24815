#include "engine/contracts/contract.hpp"

#include <string>

namespace xuewei {

void violate(const char* contract, const char* condition, const char* file, int line) {
  throw ContractViolation(std::string(file) + ":" + std::to_string(line) + ": " + contract + ": " + condition);
}

}  // namespace xuewei
