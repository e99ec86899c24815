// A block begins as a copy of the base year in memory that is already there, and nothing is allocated in its years.
#include <cstdlib>
#include <new>

#include <gtest/gtest.h>

#include "engine/year/year.hpp"
#include "tests/adjustment/random_network.hpp"

// Contracts look at copies, and the address sanitizer has an allocator of its own: the count stands in builds without them.
#ifndef XUEWEI_CONTRACTS
namespace {

std::size_t allocations = 0;

void* allocate(std::size_t bytes, std::size_t alignment) {
  ++allocations;
  void* memory = std::aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

// Counts every allocation of this program. Kept out of line, so that no compiler pairs them with malloc and free.
[[gnu::noinline]] void* operator new(std::size_t bytes) { return allocate(bytes, alignof(std::max_align_t)); }
[[gnu::noinline]] void* operator new(std::size_t bytes, std::align_val_t alignment) {
  return allocate(bytes, static_cast<std::size_t>(alignment));
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

#endif

namespace xuewei {
namespace {

void run_block(const Model& model, std::uint64_t first_replicate, State& state) {
  for (std::size_t step = 1; step < model.network.calendar.steps; ++step)
    advance_year(model, BlockLuck{5, first_replicate}, step, state);
}

double total(const State& state) {
  double sum = 0.0;
  for (const LaneField* field : {&state.population.persons, &state.enrolment.pupils, &state.estate.places,
                                 &state.workforce.staff, &state.finance.spending_yuan})
    for (const Lane& lane : field->all()) sum += lane.sum();
  return sum;
}

TEST(Blocks, OneAfterAnotherAreTheSameAsEachAlone) {
  const Model model = compile(testing::RandomNetwork(7).make());
  const State base = start(model);
  State alone = base, reused = base;
  run_block(model, 8, alone);
  run_block(model, 0, reused);
  EXPECT_NE(total(reused), total(alone));
  reused = base;
  run_block(model, 8, reused);
  EXPECT_EQ(total(reused), total(alone));
  EXPECT_EQ(alone.adjustment.events.events().size(), reused.adjustment.events.events().size());
}

#ifndef XUEWEI_CONTRACTS
TEST(Blocks, AllocateNothing) {
  for (const std::uint64_t seed : {3, 7, 11}) {
    const Model model = compile(testing::RandomNetwork(seed).make());
    const State base = start(model);
    State state = base;
    const std::size_t before = allocations;
    for (std::uint64_t block = 0; block < 3; ++block) {
      state = base;
      run_block(model, block * kLanes, state);
    }
    EXPECT_EQ(allocations, before) << "network " << seed;
  }
}
#endif

}  // namespace
}  // namespace xuewei
