// Which language a person at this terminal reads, chosen once at the start, and how exceptions are said to them.
#pragma once

#include <exception>
#include <optional>
#include <string>

#include "io/problem.hpp"

namespace xuewei {

/// Remembers `--lang zh` or `--lang en` of a command line, wherever it stands, for all that is said from here on: what is
/// wrong with the options too, which is found before they are read.
void choose_language(int argc, char** argv);

/// The one chosen so; none without --lang.
std::optional<Language> chosen_language();

/// The one chosen, or else Chinese if LC_ALL, LC_MESSAGES or LANG (the first that is set) begins with zh.
Language language_of_environment();

/// A line on stdout that answers a question, and one on stderr that is said besides; in the language chosen.
void answer(const Bilingual& line);
void tell(const Bilingual& line);

/// Prints an exception to stderr and returns the exit code it stands for.
int report_failure(const std::exception& failure, Language language);

}  // namespace xuewei
