"""From a CRD's Established to the first success, on a real API server."""

import json
import statistics

from . import built, programs
from .programs import CLIENT_JAVA, FABRIC8
from .servers import CRDS, Real, crd
from .table import Row

STEPS = ("lookup", "list", "apply")
KINDS_PER_GROUP = 10
# who does not find it in this time does not find it
LIMIT_MS = 250
# of each step three that do not count: a controller has run for a while when a CRD comes
WARM_UP = 9

WHY = {"list": "the API server answers the first list of a new kind with 429, storage is (re)initializing"}


def parts(options):
    if options.cluster:
        with Real(options.cluster) as server:
            measured = measure(server, 12 if options.short else 100, options)
        yield server.name, list(judged(measured)), measured


def measure(server, crds, options):
    started = [programs.healed(library, server) for library in (CLIENT_JAVA, FABRIC8)]
    started += [programs.stock(library, server) for library in (CLIENT_JAVA, FABRIC8)]
    if not options.short and built.controller_runtime():
        started.append(programs.controller_runtime(server))
    try:
        for program in started:
            program.ask("refresh")
        runs = {program.name: [] for program in started}
        for number in range(-WARM_UP, crds):
            for index, program in enumerate(started):
                took = first_success(server, program, index, number)
                if number >= 0:
                    runs[program.name].append(took)
        return runs
    finally:
        for program in started:
            program.__exit__()


def first_success(server, program, index, number):
    """Milliseconds, or None; each program has CRDs of its own, new groups and new kinds of known ones."""
    group = "p%d-g%d.bench.example.com" % (index, (number + WARM_UP) // KINDS_PER_GROUP)
    kind = "Kind%d" % (number + WARM_UP)
    establish(server, group, kind)
    step = STEPS[number % len(STEPS)]
    outcome, millis = program.ask("until %d %s %s/v1 %s" % (LIMIT_MS, step, group, kind))
    if outcome.startswith("failed"):
        raise SystemExit("%s: %s of %s: %s" % (program.name, step, kind, outcome))
    return round(millis, 2) if outcome == "found" else None


def establish(server, group, kind):
    """Returns the moment that a watch tells of Established."""
    status, said = server.call("POST", CRDS, json.dumps(crd(group, kind)), Content_Type="application/json")
    if status != 201:
        raise SystemExit("CRD refused: %s" % said[:300])
    made = json.loads(said)["metadata"]
    connection = server.connect()
    query = "?watch=1&fieldSelector=metadata.name%%3D%s&resourceVersion=%s" % (made["name"], made["resourceVersion"])
    connection.request("GET", CRDS + query, headers={"Authorization": "Bearer admin", "User-Agent": "bench"})
    try:
        for line in connection.getresponse():
            conditions = json.loads(line)["object"].get("status", {}).get("conditions") or []
            if any(c["type"] == "Established" and c["status"] == "True" for c in conditions):
                return
    finally:
        connection.close()


def judged(runs):
    for index, step in enumerate(STEPS):
        summaries = {name: summary(times[index :: len(STEPS)]) for name, times in runs.items()}
        stock = {name: text for name, (_, text) in summaries.items() if not name.startswith("restmap-fix")}
        for name, (p99, text) in summaries.items():
            if name.startswith("restmap-fix"):
                what = "Established to first success of a %s, p99, %s" % (step, name)
                yield Row(what, p99, "ms", 100, stock, note=text, why=WHY.get(step, ""))


def summary(times):
    """The 99th of 100, so to say: of fewer the last."""
    found = sorted(time for time in times if time is not None)
    if not found:
        return float(LIMIT_MS), "never, in %d of %d" % (len(times), len(times))
    ordered = found + [float(LIMIT_MS)] * (len(times) - len(found))
    p99 = ordered[max(0, -(-len(ordered) * 99 // 100) - 1)]
    median = statistics.median(ordered)
    return p99, "%d of %d, median %.1f ms, p99 %.1f ms" % (len(found), len(times), median, p99)
