"""The command line on running JVMs: attach, how long it holds the target up, list, status."""

import contextlib
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

from . import built
from .table import Row

CLASSES = 10_000
JVMS = 20
TOTAL = re.compile(r"\[safepoint *\] Safepoint .* Total: *(\d+) ns")


def parts(options):
    measured = attached(2 if options.short else 7)
    yield "attach", judged_attach(measured), measured
    measured = asked(3 if options.short else 15)
    yield "list and status", judged_asked(measured), measured


def attached(rounds):
    """By turns, each on a JVM of its own, since the second time finds everything warm."""
    ways = {
        "restmap-fix": lambda pid: restmap_fix("attach", pid),
        "jcmd": lambda pid: ["jcmd", pid, "JVMTI.agent_load", str(built.agent())],
    }
    runs = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            runs[name].append(attach(name, way))
    return {name: {key: round(statistics.median(run[key] for run in of), 2) for key in of[0]} for name, of in runs.items()}


def attach(name, way):
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / "safepoints"
        options = ["-Xlog:safepoint:file=%s" % log, "-cp", built.class_path()]
        with jvm(options + ["io.github.restmapfix.bench.Loaded", str(CLASSES), "io.kubernetes.client."]) as (pid, said):
            before = len(log.read_text())
            took = timed(way(pid))
            paused = [int(total) / 1e6 for total in TOTAL.findall(log.read_text()[before:])]
            status = subprocess.check_output(restmap_fix("status", pid, "--output", "json"))
            if json.loads(status)["state"] != "on":
                sys.exit("%s did not patch" % name)
            return {"ms": took, "paused ms": sum(paused), "safepoints": len(paused), "classes": int(said)}


def asked(rounds):
    runs = {"list": [], "status": [], "bare JVM": []}
    with contextlib.ExitStack() as stack:
        idle = ["-XX:+UseSerialGC", "-Xmx32m", "-cp", built.class_path(), "io.github.restmapfix.bench.Loaded", "0", ""]
        pids = [stack.enter_context(jvm(idle))[0] for _ in range(JVMS)]
        timed(restmap_fix("attach", pids[0]))
        for _ in range(rounds):
            runs["list"].append(timed(restmap_fix("list"), *pids))
            runs["status"].append(timed(restmap_fix("status", pids[0]), "state"))
            runs["bare JVM"].append(timed(["java", "-cp", str(built.hello()), "Hello"], "hello"))
    return {name: round(statistics.median(of), 1) for name, of in runs.items()}


def judged_attach(measured):
    ours, peer = measured["restmap-fix"], measured["jcmd"]
    note = "%d classes loaded" % ours["classes"]
    return [
        Row("attach until patched, in all", ours["ms"], "ms", 1500, {"jcmd": peer["ms"]}, note=note),
        Row("  the target's threads paused meanwhile", ours["paused ms"], "ms", 50, {"jcmd": peer["paused ms"]}),
    ]


def judged_asked(measured):
    over = round(measured["status"] - measured["bare JVM"], 1)
    return [
        Row("list of %d JVMs" % JVMS, measured["list"], "ms", 1000, {"bare JVM": measured["bare JVM"]}),
        Row("status, over the start of a bare JVM", over, "ms", 200),
    ]


def restmap_fix(*words):
    return ["java", "-jar", str(built.agent())] + [str(word) for word in words]


def timed(command, *expected):
    """Milliseconds from the start of a process to its end."""
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    took = (time.perf_counter() - began) * 1000
    if done.returncode or not all(word in done.stdout for word in expected):
        sys.exit("%s failed:\n%s" % (" ".join(command), done.stdout + done.stderr))
    return took


@contextlib.contextmanager
def jvm(command):
    """Its process and the first line that it prints."""
    process = subprocess.Popen(
        ["java"] + command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield str(process.pid), process.stdout.readline().strip()
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()
