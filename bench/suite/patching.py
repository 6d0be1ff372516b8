"""The first target class of a JVM patched, and un-patched, in JVMs of their own."""

import statistics
import subprocess
import sys

from . import built
from .table import Row

TARGETS = {
    "client-java": ("io.kubernetes.client.util.ModelMapper", "findApiResourceByGroupVersionKind"),
    "fabric8": ("io.fabric8.kubernetes.client.impl.Handlers", "getResourceDefinitionContext"),
}

WHY = "some 700 classes of Byte Buddy are loaded and verified first; the agent keeps them out of the boot loader to be able to leave"


def parts(options):
    for library, target in TARGETS.items():
        measured = measure(*target, 3 if options.short else 15)
        yield library, judged(library, measured), measured


def measure(type_name, method, rounds):
    agents = {
        "none": [],
        "AgentBuilder": ["-javaagent:%s=%s:%s" % (built.builder_agent(), type_name, method)],
        "restmap-fix": ["-javaagent:%s" % built.agent()],
    }
    runs = {name: [] for name in agents}
    for _ in range(rounds):
        for name, jvm in agents.items():
            runs[name].append(first(jvm, type_name, name))
    return {
        name: {key: round(statistics.median(run[key] for run in of), 2) for key in ("load", "install", "unpatch")}
        for name, of in runs.items()
    }


def first(jvm, type_name, agent):
    command = ["java"] + jvm + ["-cp", built.class_path(), "io.github.restmapfix.bench.FirstTarget", type_name, agent]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [line.split(" ", 1) for line in done.stdout.splitlines()]
    states = [value for key, value in lines if key == "status"]
    if agent == "restmap-fix" and not ("patched" in states[0] and states[1].endswith("state=unpatched")):
        sys.exit("was not patched, or not un-patched: %s\n%s" % (states, done.stderr))
    return {key: float(value) for key, value in lines if key != "status"}


def judged(library, measured):
    bare, peer, ours = (measured[name] for name in ("none", "AgentBuilder", "restmap-fix"))
    patch = round(ours["load"] - bare["load"], 1)
    # an AgentBuilder pays for most of it when it is installed, whether or not the class ever comes
    builder = round(peer["load"] - bare["load"] + peer["install"], 1)
    return [
        Row("first target class patched, %s" % library, patch, "ms", 200, {"AgentBuilder": builder}, why=WHY),
        Row("  in times of what an AgentBuilder needs", round(patch / builder, 2), "times", 1, hopeless_above=2),
        Row("un-patch, %s" % library, ours["unpatch"], "ms", 50, {"AgentBuilder": peer["unpatch"]}),
    ]
