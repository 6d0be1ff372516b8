"""A full read without its network: how long it takes to parse and publish, and what the engine holds after it."""

import json
import subprocess

from . import built
from .servers import Embedded, Real
from .table import Row


def parts(options):
    for kind, sizes in servers(options):
        with kind as server:
            for crds in sizes:
                server.grow(crds)
                where = "%s, %d CRDs" % (server.name, crds)
                measured = measure(server, options)
                yield where, list(judged(where, measured)), measured


def servers(options):
    if options.cluster and not options.short:
        yield Real(options.cluster), (100, 1000)
    yield Embedded(), (100,) if options.short else (1000, 5000)


def measure(server, options):
    folder = built.MADE / "documents"
    folder.mkdir(exist_ok=True)
    documents = server.documents()
    for name, document in zip(("api", "apis"), documents):
        (folder / (name + ".json")).write_bytes(document)
    held = ["java", "-cp", built.class_path(), "io.github.restmapfix.bench.Held", str(folder), "2"]
    kinds, size = map(int, built.run(held).split())
    return {
        "kinds": kinds,
        "held bytes a kind": round(size / kinds),
        "warm ms": warm(folder, options.short),
        "document bytes": sum(map(len, documents)),
    }


def warm(folder, short):
    result = built.MADE / "fullread.json"
    command = ["java", "-cp", built.class_path(), "org.openjdk.jmh.Main", "FullReadBenchmark", "-f", "1", "-foe", "true"]
    command += ["-wi", "2" if short else "5", "-w", "1s", "-i", "2" if short else "5", "-r", "1s"]
    command += ["-rf", "json", "-rff", str(result), "-jvmArgsAppend", "-Dbench.documents=%s" % folder]
    subprocess.run(command, capture_output=True, text=True, check=True)
    (entry,) = json.loads(result.read_text())
    return round(entry["primaryMetric"]["score"] / 1000, 2)


def judged(where, measured):
    # the target is for 1,000 CRDs; the work is linear
    target = 30 * max(1, measured["kinds"] / 1000)
    yield Row(where + ": full read, warm, without the network", measured["warm ms"], "ms", round(target, 1))
    yield Row(where + ": memory held a kind", measured["held bytes a kind"], "B", 2048, hopeless_above=4096)
