// `xuewei new`: the files of a case that its user fills in, a heading row for every table that a first report takes.
//
// Which columns a table has, and what they mean, comes from the catalogue (io/case/catalogue): what `new` writes is what
// read_case reads.
#pragma once

#include <string>
#include <vector>

#include "io/words/bilingual.hpp"

namespace xuewei {

struct Starter {
  std::string name;
  int base_year = 0;
  int horizon = 0;
  Language language = Language::english;  ///< of the headings
};

struct StarterFile {
  std::string path;  ///< relative to the case directory
  std::string content;
};

std::vector<StarterFile> starter_case(const Starter& starter);

}  // namespace xuewei
