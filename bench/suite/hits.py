"""Lookups of what a library knows, with and without the agent: JMH, forks by turns."""

import json
import statistics
import subprocess
import sys

from . import built
from .table import Row

NAMES = {
    "fabric8Generic": "fabric8, genericKubernetesResources of a known kind",
    "clientJavaFind": "client-java, ModelMapper.find… of a known kind",
    "clientJavaByClass": "client-java, resource of a known class",
    "clientJavaNamespaced": "client-java, scope of a known class",
}

WHY = {
    "fabric8Generic": "one look-up more in the library's map, so that a miss asks outside of the map's lock, where fabric8 asks inside it"
}


def parts(options):
    forks = 2 if options.short else 3
    runs = {patched: {name: [] for name in NAMES} for patched in (False, True)}
    for _ in range(forks):
        for patched in runs:
            for name, scores in fork(patched, options.short).items():
                runs[patched][name].append(statistics.mean(scores))
    raw = {"with" if patched else "without": by_name for patched, by_name in runs.items()}
    yield "ns", [judged(title, runs[False][name], runs[True][name], WHY.get(name, "")) for name, title in NAMES.items()], raw


def fork(patched, short):
    """One JVM for each benchmark; nanoseconds of each iteration."""
    # idle threads of the libraries' HTTP clients would hold each fork for half a minute
    jvm = ["-Djmh.shutdownTimeout=0", "-Dbench.patched=%s" % str(patched).lower()]
    if patched:
        jvm.append("-javaagent:%s" % built.agent())
    result = built.MADE / "hits.json"
    time = "200ms" if short else "500ms"
    command = ["java", "-cp", built.class_path(), "org.openjdk.jmh.Main", "HitBenchmark", "-f", "1", "-foe", "true"]
    command += ["-wi", "2", "-w", time, "-i", "3" if short else "5", "-r", time, "-rf", "json", "-rff", str(result)]
    done = subprocess.run(command + ["-jvmArgsAppend", " ".join(jvm)], capture_output=True, text=True)
    if done.returncode:
        sys.exit("JMH failed:\n" + done.stdout + done.stderr)
    return {
        entry["benchmark"].rsplit(".", 1)[1]: entry["primaryMetric"]["rawData"][0]
        for entry in json.loads(result.read_text())
    }


def judged(title, without, with_agent, why):
    stock = statistics.mean(without)
    difference = statistics.mean(with_agent) - stock
    noise = error(without, with_agent)
    return Row(
        "hit: " + title,
        round(difference, 2),
        "ns",
        2,
        {"stock": "takes %.1f ns" % stock},
        note="± %.2f ns (99 %%, over forks)" % noise,
        hopeless_above=max(stock, 20) + noise,
        why=why,
    )


def error(a, b):
    """Half of the confidence interval of the difference of two means; forks are the samples."""
    students_t = {2: 9.92, 3: 4.60, 4: 3.71, 5: 3.36, 6: 3.17}[len(a)]  # 2n - 2 degrees of freedom
    return students_t * ((statistics.variance(a) + statistics.variance(b)) / len(a)) ** 0.5
