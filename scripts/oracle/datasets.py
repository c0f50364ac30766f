"""Oracle: the Hugging Face `datasets` library loads what Cupel exports, and writes what Cupel must read.

Called by datasets.ts with `load <folder>` (check the exports in it) or `write <folder>` (make data sets in it).
Prints one line `ok <name>` or `FAIL <name>: <why>` for each check.
"""

import base64
import datetime
import decimal
import json
import math
import os
import sys

# This file is called datasets.py: its own folder must not hide the library.
sys.path = [path for path in sys.path if os.path.abspath(path or ".") != os.path.dirname(os.path.abspath(__file__))]

import datasets  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402

datasets.disable_progress_bars()

SAFE = 2**53 - 1


def plain(value):
    """A Python value as Cupel's readers give it in JSON."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return value if -SAFE <= value <= SAFE else str(value)
    if isinstance(value, float):
        return None if math.isnan(value) else value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, decimal.Decimal):
        digits = len(value.as_tuple().digits)
        return float(value) if digits <= 15 else str(value)
    if isinstance(value, (datetime.datetime, datetime.time)):
        text = value.replace(tzinfo=None).isoformat()
        if "." in text and text.endswith("000"):
            text = text[:-3]
        return text + ("Z" if getattr(value, "tzinfo", None) is not None else "")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple) or (isinstance(value, list) and value and isinstance(value[0], tuple)):
        raise TypeError("maps are written out by hand")
    return [plain(item) for item in value]


def agrees(loaded, written):
    """Whether a loaded value is the written one, but for None where a key was absent (Arrow fills structs)."""
    if isinstance(loaded, dict) and isinstance(written, dict):
        extra = [key for key in loaded if key not in written and loaded[key] is not None]
        return not extra and all(key in loaded and agrees(loaded[key], written[key]) for key in written)
    if isinstance(loaded, list) and isinstance(written, list):
        return len(loaded) == len(written) and all(agrees(a, b) for a, b in zip(loaded, written))
    return loaded == written


def check(name, work):
    try:
        why = work()
    except Exception as error:  # an oracle reports whatever goes wrong
        why = f"{type(error).__name__}: {str(error)[:500]}"
    print(f"ok {name}" if why is None else f"FAIL {name}: {why}".replace("\n", " "))


def load(folder):
    with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)
    for name, want in expected.items():
        check(name, lambda: load_one(folder, want))


def load_one(folder, want):
    path = os.path.join(folder, want["file"])
    builder = "parquet" if path.endswith(".parquet") else "json"
    found = datasets.load_dataset(builder, data_files=path, split="train", cache_dir=os.path.join(folder, "cache"))
    if len(found) != want["rows"]:
        return f"{len(found)} rows instead of {want['rows']}"
    schema = found.features.arrow_schema
    for column, kind in want["types"].items():
        if str(schema.field(column).type) != kind:
            return f"{column} is {schema.field(column).type}, not {kind}"
    with open(os.path.join(folder, want["source"]), encoding="utf-8") as file:
        for index, line in enumerate(file):
            if not agrees(found[index], json.loads(line)):
                return f"row {index} is {str(found[index])[:300]}"
    return None


def write(folder):
    for name, make in (*saved_sets(), *hub_sets()):
        path = os.path.join(folder, name.replace(" ", "-"))
        os.makedirs(path, exist_ok=True)
        splits = make(path)
        for split, rows in splits.items():
            with open(f"{path}@{split}.expected", "w", encoding="utf-8") as out:
                out.writelines(json.dumps(plain(row), ensure_ascii=False) + "\n" for row in rows)
    write_parquet(folder)


def mixed_rows():
    day = datetime.datetime(2024, 1, 2, 3, 4, 5, 678901)
    return {
        "id": [1, 2, 2**60],
        "text": ["a", "ü€😀 \u2028", None],
        "list": [[1, 2], [], None],
        "struct": [{"a": 1, "b": ["x"]}, {"a": None, "b": []}, None],
        "number": [1.5, None, float("nan")],
        "bytes": [b"\x01\xff", None, b""],
        "time": [day, None, datetime.datetime(1960, 1, 1)],
        "flag": [True, None, False],
        "nothing": [None, None, None],
        "turns": [[{"role": "user", "content": "Hi"}], [], [{"role": "user", "content": "A"}, {"role": "assistant", "content": "B"}]],
    }


def saved_sets():
    mixed = datasets.Dataset.from_dict(mixed_rows())
    many = datasets.Dataset.from_dict({"id": list(range(2500)), "text": [f"row {i}" for i in range(2500)]})
    features = datasets.Features(
        {
            "label": datasets.ClassLabel(names=["bad", "good"]),
            "pair": datasets.List(datasets.Value("int32"), length=2),
            "large": datasets.Value("large_string"),
            "day": datasets.Value("date32"),
            "zoned": datasets.Value("timestamp[ms, tz=Europe/Kyiv]"),
            "small": datasets.Value("float32"),
            "exact": datasets.Value("decimal128(22, 2)"),
            "clock": datasets.Value("time64[us]"),
        }
    )
    typed = datasets.Dataset.from_dict(
        {
            "label": [0, 1],
            "pair": [[1, 2], [3, 4]],
            "large": ["p", "ü"],
            "day": [datetime.date(2024, 1, 2), None],
            "zoned": [datetime.datetime(2024, 1, 2, 3, 4, 5, 123000, tzinfo=datetime.timezone.utc), None],
            "small": [0.5, -2.25],
            "exact": [decimal.Decimal("12.34"), decimal.Decimal("99999999999999999999.99")],
            "clock": [datetime.time(1, 2, 3, 4), None],
        },
        features=features,
    )

    def utc(rows):
        """The library gives zoned times in their zone; Cupel gives them in UTC."""
        for row in rows:
            if row["zoned"] is not None:
                row["zoned"] = row["zoned"].astimezone(datetime.timezone.utc)
            yield row

    def save(data, **options):
        return lambda path: (data.save_to_disk(path, **options), {"train": data.to_list()})[1]

    def save_typed(path):
        typed.save_to_disk(path)
        return {"train": list(utc(typed.to_list()))}

    def save_dictionary(path):
        parts = {"train": many, "test": many.select([5, 3, 1])}
        datasets.DatasetDict(parts).save_to_disk(path)
        return {split: data.to_list() for split, data in parts.items()}

    return [
        ("saved mixed", save(mixed)),
        ("saved typed", save_typed),
        ("saved in shards", save(many, num_shards=3)),
        ("saved shuffled", save(many.shuffle(seed=7).filter(lambda row: row["id"] % 3 == 0))),
        ("saved empty", save(many.select([]))),
        ("saved dictionary", save_dictionary),
    ]


def hub_sets():
    def words(*texts):
        return "".join(json.dumps({"text": text}) + "\n" for text in texts)

    def table(*texts):
        return "text,other\n" + "".join(f"{text},z\n" for text in texts)

    layouts = {
        "hub one file": {"anything.jsonl": words("a", "b")},
        "hub names": {"train.jsonl": words("a"), "test.jsonl": words("b"), "README.md": "# Data\n"},
        "hub numbered": {"train_0.csv": table("a"), "train_1.csv": table("b"), "dev_0.csv": table("c")},
        "hub folders": {"data/train/x.jsonl": words("a"), "data/train/y.jsonl": words("b"), "data/eval/x.jsonl": words("c")},
        "hub within names": {"my-train-file.jsonl": words("a"), "my.valid.jsonl": words("b"), "constraints.jsonl": words("c")},
        "hub two words": {"train-test.jsonl": words("a"), "my val 1.jsonl": words("b")},
        "hub folders before names": {"deep/test/train.jsonl": words("a"), "train.jsonl": words("no")},
        "hub shards": {
            "data/train-00000-of-00002.jsonl": words("a"),
            "data/train-00001-of-00002.jsonl": words("b"),
            "data/odd.name-00000-of-00001.jsonl": words("c"),
        },
        "hub formats": {"train/a.jsonl": words("a"), "train/b.jsonl": words("b"), "train/c.csv": table("c")},
        "hub array": {"train.json": json.dumps([{"text": "a"}, {"text": "b"}])},
        "hub hidden": {"train.jsonl": words("a"), ".cache/train.jsonl": words("no"), "__pycache__/train.jsonl": words("no")},
        "hub tsv": {"train.tsv": table("a", "b").replace(",", "\t")},
        "hub card": {
            "README.md": "---\nconfigs:\n- config_name: default\n  data_files:\n  - split: train\n    path: ['a/*.jsonl', 'x.jsonl']\n"
            "  - split: held_out\n    path: b/**\n---\n# Data\n",
            "a/2.jsonl": words("a2"),
            "a/1.jsonl": words("a1"),
            "x.jsonl": words("x"),
            "b/c/d.jsonl": words("b"),
            "train.jsonl": words("no"),
        },
        "hub card folder": {
            "README.md": "---\nconfigs:\n- config_name: main\n  data_dir: sub\n---\n",
            "sub/test.jsonl": words("a"),
            "train.jsonl": words("no"),
        },
        "hub card separator": {
            "README.md": "---\nconfigs:\n- config_name: main\n  data_files: t.csv\n  sep: '|'\n---\n",
            "t.csv": "text|other\na|b\n",
        },
    }
    return [(name, lambda path, files=files: write_hub(path, files)) for name, files in layouts.items()]


def write_hub(path, files):
    for name, content in files.items():
        os.makedirs(os.path.dirname(os.path.join(path, name)), exist_ok=True)
        with open(os.path.join(path, name), "w", encoding="utf-8") as file:
            file.write(content)
    found = datasets.load_dataset(path, cache_dir=os.path.join(os.path.dirname(path), ".cache"))
    return {split: data.to_list() for split, data in found.items()}


def write_parquet(folder):
    """Parquet as pyarrow writes it: nested types, dictionaries, maps, dates, several row groups and codecs."""
    count = 3000
    table = pa.table(
        {
            "id": pa.array(range(count), pa.int64()),
            "big": pa.array([2**53 + i for i in range(count)], pa.uint64()),
            "Name": [f"ü {i}" for i in range(count)],
            "name": [None if i % 5 == 0 else f"lower {i}" for i in range(count)],
            "word": pa.array([("p", "q", None)[i % 3] for i in range(count)]).dictionary_encode(),
            "bytes": pa.array([bytes([i % 256, 255]) for i in range(count)], pa.binary()),
            "day": pa.array([datetime.date(2000, 1, 1) + datetime.timedelta(days=i) for i in range(count)]),
            "micro": pa.array([datetime.datetime(2024, 1, 2, 3, 4, 5, i) for i in range(count)], pa.timestamp("us")),
            "utc": pa.array([i * 1000 + 7 for i in range(count)], pa.timestamp("ms", tz="UTC")),
            "exact": pa.array([decimal.Decimal(i) / 100 for i in range(count)], pa.decimal128(10, 2)),
            "half": pa.array([i / 2 for i in range(count)], pa.float32()),
            "turns": [[{"role": "user", "content": f"Hi {i}", "tags": ["a"] * (i % 3)}] * (i % 4) for i in range(count)],
            "fixed": pa.array([[i, i + 1] for i in range(count)], pa.list_(pa.int32(), 2)),
            "deep": [{"a": {"b": [[i], [], None]}} if i % 7 else None for i in range(count)],
            "nothing": pa.nulls(count),
        }
    )
    for codec in ("snappy", "gzip", "zstd", "none"):
        pq.write_table(table, os.path.join(folder, f"pyarrow-{codec}.parquet"), compression=codec, row_group_size=700)
    with open(os.path.join(folder, "pyarrow.expected"), "w", encoding="utf-8") as out:
        out.writelines(json.dumps(plain(row), ensure_ascii=False) + "\n" for row in table.to_pylist())


if __name__ == "__main__":
    {"load": load, "write": write}[sys.argv[1]](sys.argv[2])
