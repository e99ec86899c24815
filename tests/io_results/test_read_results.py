"""Results as a stranger reads them: xarray, netCDF4, h5py and ncdump; names, coordinates with values, the digest."""
import hashlib
import json
import os
import pathlib
import struct
import subprocess
import tempfile
import unittest

import h5py
import netCDF4
import numpy
import xarray

COMMAND = os.environ["XUEWEI_COMMAND"]
MINIMAL = pathlib.Path(os.environ["XUEWEI_SOURCE_DIR"]) / "scenarios" / "minimal"
EXPECTED = "scenarios/baseline/expected"


class ReadResults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="xuewei-test-")
        cls.file = os.path.join(cls.folder.name, "r.h5")
        subprocess.run([COMMAND, "run", MINIMAL, "--scenario", "all", "--replicates", "40", "--seed", "3", "-o", cls.file],
                       check=True, capture_output=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def dataset(self, group):
        data = xarray.open_dataset(self.file, group=group)
        self.addCleanup(data.close)
        return data

    def test_xarray_shows_named_dimensions_and_coordinates_with_values(self):
        data = self.dataset(EXPECTED)
        self.assertEqual(data.enrolment.dims, ("year", "area", "stage"))
        self.assertEqual(data.enrolment_by_grade.dims, ("year", "site", "grade"))
        self.assertEqual(data.population.dims, ("year", "area", "sex", "age"))
        self.assertEqual(data.year.values.tolist(), list(range(2020, 2026)))
        self.assertEqual(data.stage.values.tolist(), ["kindergarten", "primary", "junior", "senior", "vocational"])
        self.assertEqual(data.sex.values.tolist(), ["male", "female"])
        self.assertEqual(data.grade.values.tolist(), list(range(-2, 13)))
        for name in ["area_name", "area_name_en", "area_parent", "area_level", "residence", "stage_name_zh", "school_code",
                     "school_name", "site_stage", "site_area", "site_longitude", "zone_area"]:
            self.assertIn(name, data.coords)
        self.assertEqual(data.enrolment.attrs["units"], "pupils")
        self.assertTrue(data.enrolment.attrs["long_name_zh"])
        for name, variable in data.data_vars.items():
            self.assertIn("units", variable.attrs, name)
            self.assertIn("long_name", variable.attrs, name)

    def test_numbers_are_found_by_label(self):
        data = self.dataset(EXPECTED)
        top = data.area.values[data.area_parent.values == ""][0]
        primary = data.enrolment.sel(area=top, stage="primary", year=2020).item()
        sites = data.site_enrolment.isel(site=numpy.flatnonzero(data.site_stage.values == "primary")).sel(year=2020).sum().item()
        self.assertGreater(primary, 0)
        self.assertAlmostEqual(primary, sites, places=6)
        counties = data.enrolment.isel(area=numpy.flatnonzero(data.area_level.values == "county")).sum("area")
        self.assertTrue(numpy.allclose(counties, data.enrolment.sel(area=top)))
        self.assertTrue(numpy.isnan(data.graduates.sel(year=2020)).all())
        self.assertTrue(numpy.allclose(data.places_balance, data.places - data.enrolment - data.unplaced))

    def test_the_ensemble_has_statistics_and_probabilities(self):
        data = self.dataset("scenarios/baseline/ensemble")
        self.assertEqual(data.statistic.values.tolist(),
                         ["mean", "sd", "mcse", "p05", "p10", "p25", "p50", "p75", "p90", "p95"])
        self.assertEqual(data.enrolment.dims, ("statistic", "year", "area", "stage"))
        births = data.births.sel(year=2025).isel(area=0)
        self.assertGreater(births.sel(statistic="sd").item(), 0)
        self.assertAlmostEqual(births.sel(statistic="mcse").item(), births.sel(statistic="sd").item() / 40 ** 0.5)
        self.assertLess(births.sel(statistic="p05").item(), births.sel(statistic="p95").item())
        self.assertEqual(data.site_shortage_probability.dims, ("year", "site"))
        shares = data.site_shortage_probability.values
        self.assertTrue(((shares >= 0) & (shares <= 1)).all())
        self.assertEqual(data.area_warning_level_probability.dims, ("year", "area", "stage", "warning_level"))
        for levels in [data.area_warning_level_probability, data.site_warning_level_probability]:
            self.assertTrue(numpy.allclose(levels.sum("warning_level"), 1.0))

    def test_probabilities_are_counts(self):
        exact, ensemble = self.dataset("scenarios/baseline/exact"), self.dataset("scenarios/baseline/ensemble")
        for name in ["shortage", "area_warning_level", "area_red_so_far", "site_warning_level", "site_red_so_far", "site_shortage"]:
            self.assertEqual({other for other in exact.data_vars if other.startswith(f"{name}_")},
                             {f"{name}_count", f"{name}_sum"})
            share = exact[f"{name}_sum"] / exact[f"{name}_count"]
            self.assertTrue((share == ensemble[f"{name}_probability"]).all(), name)
        # A shortage is where the balance is below 0; tests/cli/test_probability.py has a case in which it may be either.
        certain = exact.places_balance_maximum < 0
        self.assertTrue((ensemble.shortage_probability.values[certain.values] == 1).all())
        self.assertTrue((ensemble.shortage_probability.values[(exact.places_balance_minimum >= 0).values] == 0).all())

    def test_the_first_red_year_has_a_distribution(self):
        exact, expected = self.dataset("scenarios/baseline/exact"), self.dataset("scenarios/baseline/expected")
        red = list(exact.warning_level.values).index("red")
        for name, level in [("area_red_so_far", "area_warning_level"), ("site_red_so_far", "site_warning_level")]:
            so_far, now = exact[f"{name}_sum"], exact[f"{level}_sum"].isel(warning_level=red)
            self.assertTrue((so_far.isel(year=0) == now.isel(year=0)).all(), name)
            self.assertTrue((so_far.diff("year") >= 0).all() and (so_far >= now).all(), name)
            self.assertTrue((so_far.diff("year") <= now.isel(year=slice(1, None))).all(), name)
            ever = (expected[level].isel(warning_level=red).cumsum("year") > 0).values
            self.assertTrue((expected[name].values == ever).all(), name)

    def test_the_ensemble_says_which_replicates_it_holds(self):
        data = self.dataset("scenarios/baseline/ensemble")
        self.assertEqual(data.attrs["replicate_range"].tolist(), [0, 40])

    def test_the_mean_follows_from_the_exact_sums(self):
        exact, ensemble = self.dataset("scenarios/baseline/exact"), self.dataset("scenarios/baseline/ensemble")
        quantum = exact.enrolment_sum.attrs["quantum"]
        mean = quantum * exact.enrolment_sum / exact.enrolment_count
        self.assertTrue(numpy.allclose(mean, ensemble.enrolment.sel(statistic="mean"), rtol=1e-12))
        inside = exact.enrolment_histogram.sum("bin")
        self.assertTrue((inside == exact.enrolment_count).all())

    def test_quantiles_lie_between_the_extremes_and_are_the_mean_where_replicates_agree(self):
        exact, ensemble = self.dataset("scenarios/baseline/exact"), self.dataset("scenarios/baseline/ensemble")
        agreeing = 0
        for name, values in ensemble.data_vars.items():
            if f"{name}_histogram" not in exact:
                continue
            quantum = values.attrs["quantum"]
            quantiles = values.sel(statistic=["p05", "p10", "p25", "p50", "p75", "p90", "p95"])
            seen = (exact[f"{name}_count"] > 0) & quantiles.notnull()
            low, high = quantum * exact[f"{name}_minimum"], quantum * exact[f"{name}_maximum"]
            self.assertTrue((~seen | ((quantiles >= low) & (quantiles <= high))).all(), name)
            agreed = seen & (values.sel(statistic="sd", drop=True) == 0)
            self.assertTrue((~agreed | (quantiles == values.sel(statistic="mean", drop=True))).all(), name)
            agreeing += int(agreed.sum())
            self.assertTrue((exact[f"{name}_at_minimum"] <= exact[f"{name}_count"]).all(), name)
        self.assertGreater(agreeing, 0)

    def test_every_scenario_has_every_group(self):
        for scenario in ["baseline", "low-births"]:
            for group in ["expected", "ensemble", "exact", "projects", "programmes", "money"]:
                self.assertGreater(len(self.dataset(f"scenarios/{scenario}/{group}").variables), 1)
        projects = self.dataset("scenarios/baseline/projects")
        self.assertEqual(projects.money_yuan.dims, ("project",))

    def test_tables_of_records_open_like_any_group(self):
        money = self.dataset("scenarios/baseline/money")
        self.assertEqual(money.spending_yuan.dims, ("entry",))
        expected = self.dataset(EXPECTED)
        self.assertEqual(money.spending_yuan.sum().item(), expected.programme_spending.sum().item())
        with h5py.File(self.file) as file:
            if "events" not in file["scenarios/baseline"]:
                self.skipTest("nothing happens in this case")
        events = self.dataset("scenarios/baseline/events")
        self.assertEqual(events.kind.dims, ("event",))
        self.assertLessEqual(set(events.year.values.tolist()), set(expected.year.values.tolist()))
        self.assertLessEqual(set(events.site.values.tolist()), set(expected.site.values.tolist()) | {""})

    def test_h5py_sees_scales_and_variable_length_strings(self):
        with h5py.File(self.file) as file:
            group = file[EXPECTED]
            self.assertEqual([dimension[0].name.rsplit("/", 1)[1] for dimension in group["enrolment"].dims], ["year", "area", "stage"])

            def check(name, item):
                for key, value in item.attrs.items():
                    if key in ("CLASS", "NAME"):
                        continue
                    kind = item.attrs.get_id(key).dtype
                    self.assertNotEqual(kind.kind, "S", f"{name}: attribute {key} is a fixed-length string")
                if isinstance(item, h5py.Dataset):
                    self.assertNotEqual(item.dtype.kind, "S", name)
                    self.assertEqual(h5py.h5o.get_info(item.id).mtime if hasattr(h5py.h5o.get_info(item.id), "mtime") else 0, 0)

            file.visititems(check)
            self.assertEqual(group["area_name"].asstr()[0], group["area_name"][0].decode())

    def test_root_attributes(self):
        with h5py.File(self.file) as file:
            self.assertEqual(file.attrs["format"], "xuewei-results")
            self.assertEqual(file.attrs["format_version"], "2.0")
            self.assertEqual(int(file.attrs["seed"]), 3)
            self.assertEqual(int(file.attrs["replicates"]), 40)
            self.assertEqual(list(file.attrs["replicate_range"]), [0, 40])
            self.assertEqual(json.loads(file.attrs["case"])["name"], "minimal")
            self.assertIn("case", json.loads(file.attrs["scenarios"])["low-births"])
            digests = json.loads(file.attrs["inputs_sha256"])
            self.assertEqual(digests["case.json"], hashlib.sha256((MINIMAL / "case.json").read_bytes()).hexdigest())
            self.assertIn("engine_version", file.attrs)
            self.assertEqual(len(file.attrs["identity"]), 64)
            self.assertGreaterEqual(int(file.attrs["results_revision"]), 1)
            self.assertIn("host", file["provenance"].attrs)

    def test_the_digest_is_what_the_page_says(self):
        digest = hashlib.sha256()
        with h5py.File(self.file) as file:
            paths = []
            file.visititems(lambda name, item: paths.append("/" + name) if isinstance(item, h5py.Dataset) else None)
            for path in sorted(path for path in paths if not path.startswith("/provenance")):
                data = file[path]
                digest.update(struct.pack("<Q", len(path.encode())) + path.encode() + struct.pack("<Q", data.ndim))
                digest.update(struct.pack(f"<{data.ndim}Q", *data.shape))
                values = data[()]
                if data.dtype.kind == "O":
                    for text in values.ravel():
                        text = text if isinstance(text, bytes) else text.encode()
                        digest.update(struct.pack("<Q", len(text)) + text)
                else:
                    values = numpy.ascontiguousarray(values)
                    if values.dtype.kind == "f":
                        bits = values.view("<u8").copy()
                        bits[numpy.isnan(values)] = 0x7FF8000000000000
                        values = bits
                    digest.update(values.tobytes())
            self.assertEqual(digest.hexdigest(), file.attrs["results_digest"])

    def test_ncdump_and_netcdf4_read_it(self):
        header = subprocess.run(["ncdump", "-h", self.file], check=True, capture_output=True, text=True).stdout
        self.assertIn("double enrolment(year, area, stage)", header)
        self.assertIn("string area_name(area)", header)
        years = subprocess.run(["ncdump", "-v", "/" + EXPECTED + "/year", self.file], check=True, capture_output=True, text=True).stdout
        self.assertIn("2020, 2021, 2022, 2023, 2024, 2025", years)
        with netCDF4.Dataset(self.file) as data:
            self.assertEqual(data[EXPECTED].variables["area_parent"][0], "")

    def changed(self, version):
        path = os.path.join(self.folder.name, f"version-{version}.h5")
        subprocess.run(["cp", self.file, path], check=True)
        with h5py.File(path, "r+") as file:
            del file.attrs["format_version"]
            file.attrs["format_version"] = version
            file.attrs["something_new"] = "x"
            file[EXPECTED].create_dataset("a_new_variable", data=numpy.zeros((6, 2)))
        return path

    def test_a_newer_minor_version_is_read_and_another_major_refused(self):
        newer = subprocess.run([COMMAND, "info", self.changed("2.7")], capture_output=True, text=True)
        self.assertEqual(newer.returncode, 0, newer.stderr)
        self.assertIn("2.7", newer.stdout)
        other = subprocess.run([COMMAND, "info", self.changed("3.0")], capture_output=True, text=True)
        self.assertEqual(other.returncode, 1)
        self.assertIn("3.0", other.stderr)
        self.assertIn("2.0", other.stderr)

    def test_a_changed_value_is_found(self):
        path = os.path.join(self.folder.name, "changed.h5")
        subprocess.run(["cp", self.file, path], check=True)
        with h5py.File(path, "r+") as file:
            file[EXPECTED]["enrolment"][0, 0, 0] += 1
        found = subprocess.run([COMMAND, "info", path, "--verify"], capture_output=True, text=True)
        self.assertEqual(found.returncode, 1)
        self.assertIn("changed", found.stderr)


if __name__ == "__main__":
    unittest.main()
