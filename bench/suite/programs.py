"""The programs that look kinds up: two libraries, stock and with the agent, and controller-runtime."""

import subprocess
import tempfile

from . import built

CLIENT_JAVA, FABRIC8, CONTROLLER_RUNTIME = "client-java", "fabric8", "controller-runtime"


class Program:
    """Does a line, says a word and how many milliseconds it took."""

    def __init__(self, name, command):
        self.name = name
        self.complaints = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.complaints, text=True, bufsize=1
        )
        if self.process.stdout.readline().strip() != "ready":
            self.give_up("its start")

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer:
            self.give_up(line)
        return answer[0], float(answer[1])

    def give_up(self, line):
        self.complaints.seek(0)
        raise SystemExit("%s ended at %s:\n%s" % (self.name, line, self.complaints.read()))

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.process.stdin.close()
        self.process.stdout.close()
        self.complaints.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()


def stock(library, server):
    return java(library, library, server, [])


def healed(library, server, **arguments):
    arguments = {"log": "summary", **arguments}
    text = ",".join("%s=%s" % argument for argument in arguments.items())
    return java("restmap-fix in " + library, library, server, ["-javaagent:%s=%s" % (built.agent(), text)])


def controller_runtime(server):
    return Program(CONTROLLER_RUNTIME, [str(built.controller_runtime()), str(server.kubeconfig)])


def java(name, library, server, jvm):
    quiet = ["-Dorg.slf4j.simpleLogger.defaultLogLevel=off"]
    command = ["java"] + jvm + quiet + ["-cp", built.class_path(), "io.github.restmapfix.bench.Steps", library]
    return Program(name, command + [str(server.kubeconfig)])
