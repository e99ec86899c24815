// rc::check with a stated number of cases, as a GoogleTest failure.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <sstream>

namespace xuewei {

/// Cases of a property that is quick to try.
inline constexpr int kCases = 1000;

template <class Property>
void expect_property(int cases, Property property) {
  rc::detail::TestParams test_params = rc::detail::configuration().testParams;
  test_params.maxSuccess = std::max(test_params.maxSuccess, cases);
  rc::detail::TestMetadata metadata;
  metadata.id = ::testing::UnitTest::GetInstance()->current_test_info()->name();
  const auto result = rc::detail::checkTestable(property, metadata, test_params);
  if (result.template is<rc::detail::SuccessResult>()) return;
  std::ostringstream message;
  rc::detail::printResultMessage(result, message);
  FAIL() << message.str();
}

}  // namespace xuewei
