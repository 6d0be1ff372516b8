"""Everything that is measured, compiled from here or fetched, in folders that Git does not see."""

import functools
import os
import pathlib
import shutil
import subprocess
import sys

BENCH = pathlib.Path(__file__).resolve().parent.parent
ROOT = BENCH.parent
AGENT = ROOT / "agent" / "target" / "restmap-fix.jar"
MADE = BENCH / "target"
MADE.mkdir(exist_ok=True)
OPENTELEMETRY = "io.opentelemetry.javaagent:opentelemetry-javaagent:2.33.1"
BYTE_BUDDY = "net.bytebuddy:byte-buddy:1.18.17"


def agent():
    """The shipped jar; not made here, so that what is measured is what was tested."""
    if not AGENT.exists():
        sys.exit("there is no agent/target/restmap-fix.jar yet: mvn -B -DskipTests package makes it")
    return AGENT


@functools.lru_cache(maxsize=None)
def class_path():
    """bench/java with both client libraries, the engine and the embedded API server; as young as the agent."""
    made = BENCH / "java" / "target"
    stamp = MADE / "java.built"
    sources = [agent()] + list((BENCH / "java" / "src").rglob("*.java"))
    if not stamp.exists() or stamp.stat().st_mtime < max(source.stat().st_mtime for source in sources):
        run(["mvn", "-B", "-q", "-ntp", "-Pbench", "-pl", "bench/java", "-am", "-DskipTests", "package"], cwd=ROOT)
        stamp.touch()
    return os.pathsep.join([str(made / "classes")] + sorted(str(jar) for jar in (made / "libs").glob("*.jar")))


@functools.lru_cache(maxsize=None)
def opentelemetry():
    return fetch(OPENTELEMETRY)


@functools.lru_cache(maxsize=None)
def hello():
    """A folder with a program that no agent here is for."""
    compiled(["Hello.java"])
    return MADE / "classes"


@functools.lru_cache(maxsize=None)
def empty_agent():
    return agent_jar("EmptyAgent", "")


@functools.lru_cache(maxsize=None)
def builder_agent():
    return agent_jar("BuilderAgent", fetch(BYTE_BUDDY).name)


@functools.lru_cache(maxsize=None)
def controller_runtime():
    """The Go peer, or None where there is no Go."""
    if not shutil.which("go"):
        return None
    binary = MADE / "controller-runtime"
    run(["go", "build", "-buildvcs=false", "-o", str(binary), "."], cwd=BENCH / "peers" / "controller-runtime")
    return binary


def agent_jar(name, libraries):
    compiled([name + ".java"])
    manifest = MADE / (name + ".mf")
    path = "Class-Path: %s\n" % libraries if libraries else ""
    manifest.write_text("Premain-Class: %s\nCan-Retransform-Classes: true\n%s" % (name, path))
    jar = MADE / (name + ".jar")
    classes = sorted(file.name for file in (MADE / "classes").glob(name + "*.class"))
    entries = [word for file in classes for word in ("-C", str(MADE / "classes"), file)]
    run(["jar", "cfm", str(jar), str(manifest)] + entries)
    return jar


def compiled(sources):
    command = ["javac", "--release", "11", "-cp", str(fetch(BYTE_BUDDY)), "-d", str(MADE / "classes")]
    run(command + [str(BENCH / "peers" / source) for source in sources])


@functools.lru_cache(maxsize=None)
def fetch(coordinates):
    artifact, version = coordinates.split(":")[1:]
    jar = MADE / ("%s-%s.jar" % (artifact, version))
    if not jar.exists():
        goal = ["mvn", "-B", "-q", "-ntp", "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy"]
        run(goal + ["-Dartifact=" + coordinates, "-DoutputDirectory=" + str(MADE)], cwd=ROOT)
    return jar


def run(command, **options):
    if not shutil.which(command[0]):
        sys.exit("needs " + command[0])
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        sys.exit("%s failed:\n%s" % (" ".join(command), done.stdout + done.stderr))
    return done.stdout
