"""API servers to measure against: the embedded one, and a real one where there is one. Both write an audit log."""

import concurrent.futures
import http.client
import json
import pathlib
import random
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time

from . import built

GROUP = "g%d.bench.example.com"
KINDS_PER_GROUP = 10
AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"


class Server:
    """Where it listens, what it logged, and how many of our CRDs it has."""

    def __init__(self, name, kubeconfig, audit_log, connect):
        self.name = name
        self.kubeconfig = kubeconfig
        self.audit_log = audit_log
        self.connect = connect
        self.crds = 0

    def call(self, method, path, body=None, **headers):
        """A request of ours on a connection of its own; status and body."""
        connection = self.connect()
        try:
            return self.ask(connection, method, path, body, **headers)
        finally:
            connection.close()

    @staticmethod
    def ask(connection, method, path, body=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Authorization": "Bearer admin", "User-Agent": "bench", **headers})
        answer = connection.getresponse()
        return answer.status, answer.read()

    def grow(self, crds):
        """Serves so many custom kinds, ten to a group, and returns when discovery lists them all."""
        missing = range(self.crds, crds)
        local = threading.local()

        def create(number):
            if not hasattr(local, "connection"):
                local.connection = self.connect()
            body = json.dumps(crd(GROUP % (number // KINDS_PER_GROUP), "Kind%d" % number))
            status, said = self.ask(local.connection, "POST", CRDS, body, Content_Type="application/json")
            if status != 201:
                raise SystemExit("CRD refused by the %s server: %d %s" % (self.name, status, said[:300]))

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            list(pool.map(create, missing))
        self.crds = max(self.crds, crds)
        while self.documents()[1].count(b'"kind":"Kind') < 2 * self.crds:  # itself and its status
            time.sleep(0.5)
        time.sleep(0.5 if self.name == "embedded" else 3)  # a real one has its other documents to follow

    def documents(self):
        """/api and /apis, aggregated."""
        return [self.call("GET", path, Accept=AGGREGATED)[1] for path in ("/api", "/apis")]

    def requests(self, action):
        """What action returns, and the (path, status) of the discovery requests that it made."""
        with open(self.audit_log, "rb") as log:
            start = log.seek(0, 2)
            log.seek(max(0, start - 1))
            result = action()
            marker = "/version?bench=%d" % time.monotonic_ns()
            self.call("GET", marker)
            text = b""
            end = time.monotonic() + 30
            # in the order of the answers; those of action came before
            while marker.encode() not in text[: text.rfind(b"\n")]:
                text += log.read()
                if time.monotonic() > end:
                    raise SystemExit("the audit log of the %s server does not follow" % self.name)
        # Linux lets a reader see a long write page by page: a line may have begun before, or not be all there
        lines = text.split(b"\n")[1 if start else 0 : -1]
        events = [json.loads(line) for line in lines]
        asked = [(e["requestURI"].split("?")[0], e["responseStatus"]["code"]) for e in events]
        return result, [(path, status) for path, status in asked if is_discovery(path)]


CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"


def crd(group, kind):
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": kind.lower() + "s." + group},
        "spec": {
            "group": group,
            "scope": "Namespaced",
            "names": {"plural": kind.lower() + "s", "kind": kind},
            "versions": [
                {
                    "name": "v1",
                    "served": True,
                    "storage": True,
                    "subresources": {"status": {}},
                    "schema": {"openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": True}},
                }
            ],
        },
    }


def is_discovery(path):
    words = path.strip("/").split("/")
    return words[0] == "api" and len(words) <= 2 or words[0] == "apis" and len(words) <= 3


def free_port():
    """The first of three in a row that nobody has: etcd takes the other two. They lie below 32768, where Linux begins
    to number outgoing connections, since one of those may come to have a port that was free a moment ago."""
    ports = range(20_000, 32_000, 10)
    return next(port for port in random.sample(ports, len(ports)) if all(map(is_free, range(port, port + 3))))


def is_free(port):
    with socket.socket() as listener:
        try:
            listener.bind(("127.0.0.1", port))
            return True
        except OSError:
            return False


class Embedded:
    """demo-operator/apiserver in a JVM of its own, as long as the block lasts."""

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="restmap-fix-bench"))
        kubeconfig = self.folder / "kubeconfig"
        audit_log = self.folder / "audit.log"
        command = ["java", "-cp", built.class_path(), "io.github.restmapfix.apiserver.ApiServer"]
        command += ["--kubeconfig", str(kubeconfig), "--audit-log", str(audit_log)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        address = self.process.stdout.readline().split("http://")[1].strip()
        return Server("embedded", kubeconfig, audit_log, lambda: http.client.HTTPConnection(address, timeout=120))

    def __exit__(self, *failure):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder)


class Real:
    """kube-apiserver and etcd, started by the script that --cluster names."""

    def __init__(self, script):
        self.script = script

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="restmap-fix-bench"))
        port = free_port()
        built.run([str(self.script), "up", "--dir", str(self.folder), "--port", str(port)])
        trust = ssl.create_default_context(cafile=self.folder / "certs" / "apiserver.crt")
        return Server(
            "kube-apiserver",
            self.folder / "kubeconfig.admin",
            self.folder / "audit.log",
            lambda: http.client.HTTPSConnection("127.0.0.1", port, timeout=120, context=trust),
        )

    def __exit__(self, *failure):
        subprocess.run([str(self.script), "down", "--dir", str(self.folder)], check=False)
