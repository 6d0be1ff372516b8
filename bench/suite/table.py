"""Rows: a figure, its target, what peers needed in the same run, and whether that can fail a run."""

import dataclasses
import json
import os
import pathlib
import platform
import subprocess
import typing

RESULTS = pathlib.Path(__file__).resolve().parent.parent / "results"


@dataclasses.dataclass
class Row:
    what: str
    figure: float
    unit: str = ""
    target: typing.Optional[float] = None
    peers: dict = dataclasses.field(default_factory=dict)
    # what cannot be noise; milliseconds are a machine's and its neighbours', so they have none
    hopeless_above: typing.Optional[float] = None
    note: str = ""
    # of a target that is missed, told with the miss
    why: str = ""

    @property
    def verdict(self):
        if self.target is None:
            return ""
        if self.figure <= self.target:
            return "met"
        return "missed by %s" % text(self.figure - self.target, self.unit)

    @property
    def told(self):
        missed = self.verdict.startswith("missed")
        return "; ".join(part for part in (self.note, self.why if missed else "") if part)

    @property
    def hopeless(self):
        return self.hopeless_above is not None and self.figure > self.hopeless_above

    @property
    def is_time(self):
        """What another program on the machine can make longer, as against a count or a size."""
        return self.unit in ("ns", "ms", "times")

    @property
    def beside(self):
        """Peers as they are, and as ratios to us."""
        return ", ".join("%s %s" % (name, self.compared(figure)) for name, figure in self.peers.items())

    def compared(self, peer):
        if not isinstance(peer, (int, float)):
            return str(peer)
        ratio = " (x %.3g)" % (peer / self.figure) if self.figure > 0 and peer > 0 else ""
        return text(peer, self.unit) + ratio

    def as_json(self):
        row = {"what": self.what, "figure": self.figure, "unit": self.unit}
        if self.target is not None:
            row.update(target=self.target, verdict=self.verdict)
        if self.peers:
            row["peers"] = self.peers
            row["peer / ours"] = {
                name: round(peer / self.figure, 3)
                for name, peer in self.peers.items()
                if isinstance(peer, (int, float)) and self.figure > 0
            }
        if self.told:
            row["note"] = self.told
        return row


def text(figure, unit):
    number = "%d" % figure if figure == int(figure) else "%.3g" % figure if abs(figure) < 100 else "%.0f" % figure
    return (number + " " + unit).strip()


def show(rows):
    for row in rows:
        target = "" if row.target is None else "at most %s" % text(row.target, row.unit)
        print("%-66s %12s  %-16s %-20s" % (row.what, text(row.figure, row.unit), target, row.verdict), end="")
        print((" | " + row.beside if row.peers else "") + (" | " + row.told if row.told else ""), flush=True)


def write(name, rows, raw):
    """bench/results/NAME.json: the rows, what they were made of, and on what machine."""
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr.splitlines()
    machine = {"jvm": java[1], "cpus": os.cpu_count(), "kernel": platform.release()}
    RESULTS.mkdir(exist_ok=True)
    document = {"machine": machine, "rows": [row.as_json() for row in rows], "raw": raw}
    (RESULTS / (name + ".json")).write_text(json.dumps(document, indent=1) + "\n")
