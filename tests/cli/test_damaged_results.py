"""Results that were damaged or made up: whoever reads them refuses them or finds the same numbers, and nothing crashes.

Seeded; XUEWEI_ATTACKS says how many of each, for long runs by hand, and then the counts are printed."""
import collections
import hashlib
import os
import pathlib
import random
import shutil
import sys
import unittest

import h5py
import numpy

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from command import MINIMAL, CommandTest

ATTACKS = int(os.environ.get("XUEWEI_ATTACKS", "0"))
RECORD = ["--record", "births,enrolment,site_enrolment"]


class Attack(CommandTest):
    def setUp(self):
        super().setUp()
        for first, last, name in [(0, 5, "a.h5"), (5, 9, "b.h5"), (0, 9, "whole.h5")]:
            self.xuewei("run", MINIMAL, "--range", f"{first}:{last}", *RECORD, "-o", name)
        self.whole = self.digest("whole.h5")
        self.counts = collections.Counter()

    def tearDown(self):
        if ATTACKS:
            print(self.id().rsplit(".", 1)[1], dict(self.counts), file=sys.stderr)

    def attempt(self, *arguments):
        """The exit code, which is one of ours; what is refused says why."""
        done = self.xuewei(*arguments, code=None, timeout=60)
        self.assertIn(done.returncode, [0, 1, 2], f"{arguments}\n{done.stderr}")
        if done.returncode != 0 and arguments[0] != "diff":
            self.assertRegex(done.stderr, r"^(error|note): ", arguments)
            self.assertNotIn("std::", done.stderr)
        return done


class OneBit(Attack):
    def flips(self, count):
        whole = bytearray((self.folder / "a.h5").read_bytes())
        random.seed(20260901)
        for _ in range(count):
            at, bit = random.randrange(len(whole)), random.randrange(8)
            whole[at] ^= 1 << bit
            yield bytes(whole), f"bit {bit} of byte {at}"
            whole[at] ^= 1 << bit

    def outcome(self, done, output, place):
        """A file that was made holds what the whole holds, whatever was flipped."""
        path = self.folder / output
        self.assertEqual(done.returncode == 0, path.exists(), place)
        self.counts["the same numbers" if path.exists() else "refused"] += 1
        if path.exists():
            self.assertIn("verified", self.xuewei("info", output, "--verify").stdout, place)
            self.assertEqual(self.digest(output), self.whole, place)
            path.unlink()

    def test_in_a_shard_is_refused_or_without_effect(self):
        for flipped, place in self.flips(ATTACKS or 12):
            (self.folder / "flipped.h5").write_bytes(flipped)
            self.outcome(self.attempt("merge", "flipped.h5", "b.h5", "-o", "merged.h5"), "merged.h5", place)
        self.assertGreater(self.counts["refused"], 0)

    def test_in_a_partial_file_is_refused_or_without_effect(self):
        for flipped, place in self.flips(ATTACKS or 12):
            (self.folder / "r.h5.partial").write_bytes(flipped)
            self.outcome(self.attempt("run", MINIMAL, "--range", "0:9", *RECORD, "-o", "r.h5", "--resume"), "r.h5", place)
        self.assertGreater(self.counts["refused"], 0)


class OneValue(Attack):
    """Whoever reads a file whose values or attributes were changed says so and names it."""

    def changed(self, change):
        shutil.copy(self.folder / "a.h5", self.folder / "changed.h5")
        with h5py.File(self.folder / "changed.h5", "r+") as file:
            change(file)

    def refused_by_all(self, *words):
        shutil.copy(self.folder / "changed.h5", self.folder / "r.h5.partial")
        for arguments in [["merge", "changed.h5", "b.h5", "-o", "m.h5"], ["export", "changed.h5", "--table", "yearly"],
                          ["report", "changed.h5", "-o", "r.html"], ["run", MINIMAL, "--range", "0:9", *RECORD, "-o", "r.h5", "--resume"]]:
            said = self.xuewei(*arguments, code=1).stderr
            for word in words:
                self.assertIn(word, said, arguments)
        for name in ["m.h5", "r.html", "r.h5"]:
            self.assertFalse((self.folder / name).exists(), name)

    def test_a_value(self):
        def change(file):
            file["scenarios/baseline/exact/births_sum"][1, 0] += 1
        self.changed(change)
        self.refused_by_all("damaged or was changed")
        self.xuewei("export", "changed.h5", "--table", "yearly", "--no-verify")
        self.xuewei("report", "changed.h5", "-o", "r.html", "--no-verify")

    def test_a_name(self):
        def change(file):
            file["scenarios/baseline/expected/area_name"][0] = "another"
        self.changed(change)
        self.refused_by_all("damaged or was changed")

    def test_attributes_that_steer_a_merge(self):
        def of(group, name, value):
            def change(file):
                file[group].attrs.modify(name, value)
            return change
        scenario = "scenarios/baseline"
        for change in [of("/", "seed", numpy.uint64(2)), of("/", "random_scheme", "another"),
                       of(scenario, "replicate_range", numpy.array([1, 6], "u8")), of(scenario, "identity", "0" * 64),
                       of("/", "replicates_requested_range", numpy.array([0, 7], "u8")), of("/", "results_revision", 1)]:
            self.changed(change)
            self.refused_by_all("attributes are not those that were written")

    def test_the_last_line_is_the_checksum_of_all_before_and_one_that_is_wrong_is_refused(self):
        whole = (self.folder / "a.h5").read_bytes()
        line = b"\nxuewei-sha256 " + hashlib.sha256(whole[:-80]).hexdigest().encode() + b"\n"
        self.assertEqual(whole[-80:], line)
        self.assertEqual(len(line), 80)
        (self.folder / "changed.h5").write_bytes(whole[:-5] + b"0000\n")
        self.refused_by_all("damaged or was changed")
        for arguments, code in [(["info", "changed.h5"], 1), (["info", "changed.h5", "--verify"], 1), (["diff", "changed.h5", "a.h5"], 2),
                                (["diff", "a.h5", "changed.h5"], 2)]:
            self.assertIn("changed.h5: is damaged or was changed", self.xuewei(*arguments, code=code).stderr, arguments)

    def test_that_the_attributes_have_no_digest_any_more(self):
        def change(file):
            del file.attrs["attributes_digest"]
        self.changed(change)
        self.refused_by_all("attributes_digest")


def datasets_of(file):
    found = []
    file["scenarios"].visititems(lambda name, item: found.append("scenarios/" + name) if isinstance(item, h5py.Dataset) else None)
    return found


def replaced(file, path, data):
    del file[path]
    file[path] = data


class Mutations:
    """Ways in which a valid HDF5 file may be no results file."""

    def __init__(self, random_source):
        self.random = random_source

    def apply(self, file):
        ways = [name for name in dir(self) if name.startswith("way_")]
        way = self.random.choice(ways)
        getattr(self, way)(file)
        return way

    def dataset(self, file, kind=None):
        return self.random.choice([path for path in datasets_of(file) if kind is None or file[path].dtype.kind in kind])

    def group(self, file):
        groups = ["scenarios", "provenance", "provenance/inputs"]
        file["scenarios"].visititems(lambda name, item: groups.append("scenarios/" + name) if isinstance(item, h5py.Group) else None)
        return self.random.choice(groups)

    def way_drop_a_dataset(self, file):
        del file[self.dataset(file)]

    def way_drop_a_group(self, file):
        del file[self.group(file)]

    def way_drop_an_attribute(self, file):
        owner = file[self.random.choice(["/", "scenarios/baseline", "scenarios/baseline/exact", self.dataset(file)])]
        if len(owner.attrs):
            del owner.attrs[self.random.choice(sorted(owner.attrs))]

    def way_another_attribute(self, file):
        owner = file[self.random.choice(["/", "scenarios/baseline", "scenarios/baseline", "/", self.dataset(file)])]
        if len(owner.attrs):
            name = self.random.choice(sorted(owner.attrs))
            del owner.attrs[name]
            owner.attrs[name] = self.random.choice(
                ["", "x", -1, 0, 2 ** 63, 1.5, [0], [], numpy.zeros(0, "u8"), [5, 3], [1.0, 2.0], "[" * 5000, "{}", h5py.Empty("f8")])

    def way_another_length(self, file):
        path = self.dataset(file)
        values = file[path][()]
        axis = self.random.randrange(values.ndim) if values.ndim else 0
        shorter = numpy.take(values, range(self.random.choice([0, 1, max(values.shape[axis] - 1, 0)])), axis)
        replaced(file, path, self.random.choice([shorter, numpy.concatenate([values, values], axis), values.ravel()[0], values.ravel()]))

    def way_no_values(self, file):
        replaced(file, self.dataset(file), h5py.Empty("f8"))

    def way_another_type(self, file):
        path = self.dataset(file)
        shape = file[path].shape
        replaced(file, path, self.random.choice([numpy.zeros(shape, kind) for kind in ["f4", "f8", "i2", "i4", "i8", "u8", "S5"]]))

    def way_other_numbers(self, file):
        data = file[self.dataset(file, "fiu")]
        number = self.random.choice([-1, 0, 6, 2 ** 31 - 1, 1e300, float("nan"), float("inf"), -1e18])
        with numpy.errstate(all="ignore"):
            data[...] = numpy.full(data.shape, number).astype(data.dtype)

    def way_other_texts(self, file):
        data = file[self.dataset(file, "O")]
        data[...] = numpy.full(data.shape, self.random.choice(["", "no-such-code", "\n", "x" * 70000]), object)

    def way_one_text_moved(self, file):
        data = file[self.dataset(file, "O")]
        texts = data[()]
        if texts.size > 1:
            texts[0], texts[-1] = texts[-1], texts[0]
            data[...] = texts

    def way_a_dataset_for_a_group(self, file):
        replaced(file, self.group(file), numpy.zeros(3))

    def way_a_group_for_a_dataset(self, file):
        path = self.dataset(file)
        del file[path]
        file.create_group(path)

    def way_a_group_in_itself(self, file):
        file["scenarios/baseline/again"] = file["scenarios"]

    def way_a_soft_link_to_nothing(self, file):
        path = self.dataset(file)
        del file[path]
        file[path] = h5py.SoftLink("/nowhere")

    def way_endless_values(self, file):
        path = self.dataset(file, "fiu")
        kind = file[path].dtype
        del file[path]
        file.create_dataset(path, shape=self.random.choice([(2 ** 40,), (2 ** 20, 2 ** 20), (2 ** 33, 6)]), dtype=kind, chunks=True)

    def way_no_scenario(self, file):
        file.attrs["scenario_names"] = numpy.array(self.random.choice([[], ["baseline", "baseline"], ["nobody"], ["../provenance"], [""]]), h5py.string_dtype())

    def way_other_dimensions(self, file):
        data = file[self.dataset(file)]
        data.attrs["DIMENSION_LIST"] = self.random.choice([numpy.arange(4), "text", numpy.zeros((2, 2))])


class Malformed(Attack):
    def test_valid_hdf5_that_is_no_results_file_is_refused_with_words(self):
        source = random.Random(20260902)
        mutations = Mutations(source)
        commands = [["info", "x.h5"], ["export", "x.h5", "--table", "yearly", "--no-verify"], ["export", "x.h5", "--table", "sites", "--no-verify"],
                    ["export", "x.h5", "--table", "events", "--no-verify", "--format", "json"], ["export", "x.h5", "--table", "enrolment", "--no-verify"],
                    ["export", "x.h5", "--table", "projects", "--no-verify"], ["export", "x.h5", "--table", "finance", "--no-verify"],
                    ["report", "x.h5", "-o", "x.html", "--no-verify"], ["report", "x.h5", "-o", "x.html", "--no-verify"],
                    ["diff", "x.h5", "a.h5", "--all"], ["diff", "a.h5", "x.h5"], ["merge", "x.h5", "b.h5", "-o", "m.h5"],
                    ["run", MINIMAL, "--range", "0:9", *RECORD, "-o", "r.h5", "--resume"]]
        for number in range(ATTACKS or 25):
            shutil.copy(self.folder / "a.h5", self.folder / "x.h5")
            with h5py.File(self.folder / "x.h5", "r+") as file:
                ways = [mutations.apply(file) for _ in range(source.choice([1, 1, 1, 2]))]
            shutil.copy(self.folder / "x.h5", self.folder / "r.h5.partial")
            for command in source.sample(commands, 4):
                with self.subTest(number=number, ways=ways, command=command):
                    self.counts[self.attempt(*command).returncode] += 1
                    (self.folder / "r.h5").unlink(missing_ok=True)
        self.assertGreater(self.counts[1], 0)

    def test_each_wrong_length_and_label_is_named(self):
        for path, change, words in [
                ("expected/enrolment", lambda values: values[:3], ["enrolment", "3 x "]),
                ("expected/area_name", lambda values: values[:2], ["area_name", "2 values where area has"]),
                ("expected/site_stage", lambda values: numpy.full(values.shape, "none", object), ["site_stage", "`none`", "stage"]),
                ("expected/area_parent", lambda values: numpy.full(values.shape, values[1], object), ["area_parent", "part of itself"]),
                ("expected/site_warning", lambda values: values + 0.5, ["site_warning", "level of warning"]),
                ("exact/births_sum", lambda values: values[:, :1], ["births_sum", " x 1 values"]),
                ("exact/births_histogram", lambda values: values[..., :5], ["births_histogram", " x 5 values"]),
                ("money/spending_yuan", lambda values: values[:1], ["money/spending_yuan", "1 values where"])]:
            shutil.copy(self.folder / "a.h5", self.folder / "x.h5")
            with h5py.File(self.folder / "x.h5", "r+") as file:
                data = file["scenarios/baseline/" + path]
                values = change(data[()])
                if values.shape == data.shape:
                    data[...] = values
                else:
                    along = [dimension[0] for dimension in data.dims if len(dimension)]
                    del file["scenarios/baseline/" + path]
                    kind = h5py.string_dtype() if values.dtype.kind == "O" else values.dtype
                    data = file.create_dataset("scenarios/baseline/" + path, data=values, dtype=kind)
                    for d, scale in enumerate(along):
                        data.dims[d].attach_scale(scale)
            for command in [["info", "x.h5"], ["merge", "x.h5", "b.h5", "-o", "m.h5"], ["export", "x.h5", "--table", "yearly"]]:
                said = self.xuewei(*command, code=1).stderr
                for word in ["x.h5", *words]:
                    self.assertIn(word, said, (path, command))


if __name__ == "__main__":
    unittest.main()
