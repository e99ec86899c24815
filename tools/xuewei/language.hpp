// Which language a person at this terminal reads, and how exceptions are said to them.
#pragma once

#include <exception>
#include <string>

#include "io/problem.hpp"

namespace xuewei {

/// Chinese if LC_ALL, LC_MESSAGES or LANG (the first that is set) begins with zh.
Language language_of_environment();

/// Prints an exception to stderr and returns the exit code it stands for.
int report_failure(const std::exception& failure, Language language);

}  // namespace xuewei
