// What the command line says by itself, usage, options and what is wrong with them, in one language.
//
// Texts of options, commands and footers are written in both languages, "English / 中文", line by line; `speak` leaves one of
// them. Every option and command added later is covered by that.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "io/words/bilingual.hpp"

namespace xuewei {

/// Leaves one language of every text of the command and those below it.
void speak(CLI::App& command, Language language);

/// What the parser found wrong.
std::string text_of(const CLI::ParseError& error, Language language);

}  // namespace xuewei
