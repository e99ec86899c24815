// The fixed shape of the world: years, places, zones, stages, sites and their grades, as dense indices.
//
// Every entity that could exist in a run exists here from the start; a site that is only planned has zero places.
// The order of everything is the order of the case's rows, so that sums run in the same order everywhere.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/case/code_index.hpp"
#include "engine/network/calendar.hpp"
#include "engine/network/ids.hpp"
#include "engine/network/regrade.hpp"

namespace xuewei {

/// A place results are reported for. The rows of the areas table come first, in their order; then, for every top
/// area, one total for each residence type.
struct Node {
  std::string code;
  std::string name;  ///< of a total by residence type: the top area's
  std::string name_en;
  std::optional<AreaLevel> level;      ///< empty: a total by residence type
  std::optional<Residence> residence;  ///< empty where mixed
  NodeId parent;                       ///< invalid at the top
  std::vector<LeafId> leaves;
  std::vector<CountyId> counties;  ///< counties wholly inside; empty below county level and for residence totals
};

struct Leaf {
  NodeId node;
  CountyId county;
  Residence residence = Residence::rural;
};

/// The nearest area of level county at or above a leaf; where there is none, the topmost area.
struct County {
  NodeId node;
  std::size_t district = 0;  ///< in Network::districts
  std::vector<LeafId> leaves;
  std::vector<ZoneId> zones;
};

/// What a stage whose catchment is the prefecture draws pupils from: the counties below the nearest area of level
/// prefecture; where a county has none above it, below the topmost area.
struct District {
  NodeId node;
  std::vector<CountyId> counties;
};

struct Zone {
  std::string code;
  std::string name;
  LeafId leaf;
  CountyId county;
  double child_share = 0.0;
  double longitude_deg = 0.0;
  double latitude_deg = 0.0;
  double radius_km = 0.0;
};

struct Stage {
  std::string id;
  std::string name_zh;
  std::string name_en;
  int first_grade = 1;               ///< the lowest it teaches in any year
  std::size_t grades = 0;            ///< from there to the highest it teaches in any year
  std::vector<TaughtGrades> taught;  ///< [step]

  /// Which value of a column with one for each grade (of the base year) holds for a grade: its own, or for a grade that
  /// joins later its neighbour's.
  std::size_t base_grade(std::size_t grade) const {
    return std::clamp(grade, taught[0].first, taught[0].last) - taught[0].first;
  }
};

struct Site {
  std::string code;     ///< school_code/stage
  std::size_t row = 0;  ///< in Case::schools
  std::string school_code;
  std::string school_name;  ///< empty: of a site that only a rule may open
  StageId stage;
  LeafId leaf;
  CountyId county;
  ZoneId zone;
  double longitude_deg = 0.0;
  double latitude_deg = 0.0;
  CellId first_cell;  ///< its grades, those of its stage, are first_cell, first_cell + 1, ...
  std::size_t grades = 0;
};

struct Network {
  Calendar calendar;
  std::vector<Node> nodes;
  std::vector<Leaf> leaves;
  std::vector<County> counties;
  std::vector<District> districts;
  std::vector<Zone> zones;
  std::vector<Stage> stages;
  std::vector<Site> sites;                    ///< in stage order, then case order: the sites of a stage are contiguous
  std::vector<std::size_t> stage_first_site;  ///< stages + 1 entries
  std::size_t cells = 0;

  NodeId find_node(const std::string& code) const;  ///< invalid if unknown
  LeafId find_leaf(const std::string& code) const;
  CountyId find_county(const std::string& code) const;
  StageId find_stage(const std::string& id) const;
  ZoneId find_zone(const std::string& code) const;
  SiteId find_site(const std::string& school_code, const std::string& stage) const;

  /// Where a stage of this reach draws the pupils of a county from: the number of the county itself or of its district.
  std::size_t catchment_of(CountyId county, StageRow::Catchment reach) const {
    return reach == StageRow::Catchment::county ? county.index() : counties[county.index()].district;
  }

  struct Codes {
    CodeIndex nodes, zones, stages, sites;
    std::vector<LeafId> leaf_of_node;      ///< [node] invalid where it is no leaf
    std::vector<CountyId> county_of_node;  ///< [node] likewise
  };
  Codes codes;  ///< what the functions above look into; made with the network
};

/// Indexes a checked case. Throws std::invalid_argument on a reference `read_case` would have refused.
Network make_network(const Case& input);

/// Mean over the grades a stage teaches in a year; places count a classroom for so many pupils.
double mean_class_size_norm(const StageRow& row, const Stage& stage, std::size_t step);

}  // namespace xuewei
