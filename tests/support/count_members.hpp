// How many members an aggregate has, at compile time: as many as its braces take values.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>

namespace xuewei::support {

/// Passes for a value of any type. An optional could also be made from it, so that a member of that type takes nullopt.
struct AnyValue {
  template <class T>
  operator T() const;  // NOLINT(google-explicit-constructor): that it passes for anything is its use
};

template <class T, class... Values>
consteval std::size_t count_members() {
  if constexpr (requires { T{std::declval<Values>()..., std::declval<AnyValue>()}; })
    return count_members<T, Values..., AnyValue>();
  else if constexpr (requires { T{std::declval<Values>()..., std::declval<std::nullopt_t>()}; })
    return count_members<T, Values..., std::nullopt_t>();
  else
    return sizeof...(Values);
}

}  // namespace xuewei::support
