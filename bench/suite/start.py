"""What the agent costs a JVM that it does nothing for, and the jar's size."""

import os
import statistics
import subprocess
import sys
import time

from . import built
from .table import Row

MIB = 1024 * 1024
# at most so many milliseconds and MiB over it
LIMITS = {"a bare JVM": (60, 8), "an empty agent": (25, 3)}
EMPTY_AGENT_MS = 30


def parts(options):
    agents = {
        "bare JVM": None,
        "empty agent": built.empty_agent(),
        "AgentBuilder": built.builder_agent(),
        "restmap-fix": built.agent(),
    }
    if not options.short:
        agents["OpenTelemetry"] = built.opentelemetry()  # it takes seconds, on a busy machine half a minute
    measured = measure(agents, 7 if options.short else 31)
    yield "hello world", judged(measured), measured


def measure(agents, rounds):
    """In turn, so that a neighbour's load falls on all of them alike."""
    runs = {name: [] for name in agents}
    for number in range(rounds):
        for name, jar in agents.items():
            if name != "OpenTelemetry" or number < 5:
                runs[name].append(hello(jar))
    return {
        name: {
            "ms": round(statistics.median(r[0] for r in of), 1),
            "ms fastest": round(min(r[0] for r in of), 1),
            "ms slowest": round(max(r[0] for r in of), 1),
            "cpu ms": round(statistics.median(r[1] for r in of), 1),
            "MiB": round(statistics.median(r[2] for r in of), 1),
            "runs": len(of),
        }
        for name, of in runs.items()
    }


def hello(jar):
    command = ["java"] + (["-javaagent:%s" % jar] if jar else []) + ["-cp", str(built.hello()), "Hello"]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status or said != b"hello\n":
        sys.exit("the program failed with %s" % jar)
    took = (time.perf_counter() - began) * 1000
    return took, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def judged(measured):
    ours, bare, empty = (measured[name] for name in ("restmap-fix", "bare JVM", "empty agent"))
    rows = []
    for other, (name, most) in zip((bare, empty), LIMITS.items()):
        for unit, target in zip(("ms", "MiB"), most):
            rows.append(
                Row(
                    "start of hello world, over " + name,
                    round(ours[unit] - other[unit], 1),
                    unit,
                    target,
                    {
                        peer: round(of[unit] - other[unit], 1)
                        for peer, of in measured.items()
                        if of not in (ours, bare, other)
                    },
                    why="an agent that does nothing takes %.1f %s over a bare JVM here" % (empty[unit] - bare[unit], unit),
                )
            )
    costs = (ours["ms"] - bare["ms"]) / (empty["ms"] - bare["ms"])
    rows.append(
        Row(
            "  the same in costs of an empty agent",
            round(costs, 2),
            "times",
            target := LIMITS["a bare JVM"][0] / EMPTY_AGENT_MS,
            hopeless_above=2 * target,
        )
    )
    size = {"OpenTelemetry": round(built.opentelemetry().stat().st_size / MIB, 2)}
    mebibytes = round(built.agent().stat().st_size / MIB, 2)
    rows.append(Row("size of the jar", mebibytes, "MiB", 6, size, hopeless_above=6))
    return rows

