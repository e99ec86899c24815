// rc::check with a stated number of cases, as a GoogleTest failure.
//
// How many is the variant's choice: XUEWEI_PROPERTY_CASES in the environment, 100 without it. One variant tries 1,000,
// those under sanitizers 50 (the test presets say so): a case that finds a fault is met by one of them.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <sstream>
#include <string>

namespace xuewei {

/// Cases of a property that is quick to try; one that is slow takes a part of them.
inline const int kCases = [] {
  const char* wanted = std::getenv("XUEWEI_PROPERTY_CASES");
  return wanted == nullptr ? 100 : std::stoi(wanted);
}();

template <class Property>
void expect_property(int cases, Property property) {
  rc::detail::TestParams test_params = rc::detail::configuration().testParams;
  test_params.maxSuccess = cases;
  rc::detail::TestMetadata metadata;
  metadata.id = ::testing::UnitTest::GetInstance()->current_test_info()->name();
  const auto result = rc::detail::checkTestable(property, metadata, test_params);
  if (result.template is<rc::detail::SuccessResult>()) return;
  std::ostringstream message;
  rc::detail::printResultMessage(result, message);
  FAIL() << message.str();
}

}  // namespace xuewei
