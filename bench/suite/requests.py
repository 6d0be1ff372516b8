"""What lookups cost an API server: a miss, full reads, a storm, at so many CRDs; counted in its audit log."""

from . import built, programs
from .programs import CLIENT_JAVA, CONTROLLER_RUNTIME, FABRIC8
from .servers import GROUP, Embedded, Real
from .table import Row

KNOWN = GROUP % 0 + "/v1"
STORM = (100, 10)


def parts(options):
    for kind, sizes in servers(options):
        with kind as server:
            for crds in sizes:
                server.grow(crds)
                where = "%s, %d CRDs" % (server.name, crds)
                measured = measure(server, options)
                yield where, list(judged(where, crds, measured)), measured


def servers(options):
    if options.cluster:
        yield Real(options.cluster), (100,) if options.short else (0, 100, 1000)
    yield Embedded(), (100,) if options.short else (0, 100, 1000, 5000)


def measure(server, options):
    """Each program alone, so that every request in the log is its own. A miss is counted without polling."""
    by_program = {}
    for library in (CLIENT_JAVA, FABRIC8):
        with programs.healed(library, server, wait=0) as program:
            by_program["ours, " + library] = steps(program, server, library)
        with programs.healed(library, server) as program:
            by_program["ours, " + library]["storm"] = storm(program, server, library)
        with programs.stock(library, server) as program:
            by_program[library] = steps(program, server, library)
            by_program[library]["storm"] = storm(program, server, library)
    if not options.short and built.controller_runtime():
        with programs.controller_runtime(server) as program:
            by_program[CONTROLLER_RUNTIME] = steps(program, server, CONTROLLER_RUNTIME)
            by_program[CONTROLLER_RUNTIME]["storm"] = storm(program, server, CONTROLLER_RUNTIME)
    return by_program


def steps(program, server, library):
    done = {}
    if library != FABRIC8:  # it has no full read
        empty = program.ask("heap")[0]
        done["full refresh"] = counted(server, program, "refresh")
        done["held"] = int(program.ask("heap")[0]) - int(empty)
        done["unchanged refresh"] = counted(server, program, "refresh")
    program.ask("lookup %s Warm" % KNOWN)
    done["miss"] = counted(server, program, "lookup %s Nope" % KNOWN)
    return done


def storm(program, server, library):
    if library != FABRIC8:
        program.ask("refresh")
    program.ask("lookup %s Warm" % KNOWN)
    return counted(server, program, "storm %d %d %s Storm" % (*STORM, KNOWN))


def counted(server, program, line):
    (outcome, millis), asked = server.requests(lambda: program.ask(line))
    if outcome.startswith("failed"):
        raise SystemExit("%s: %s: %s" % (program.name, line, outcome))
    statuses = [status for _, status in asked]
    return {"requests": len(asked), "304": statuses.count(304), "ms": round(millis, 1), "outcome": outcome}


def judged(where, crds, by_program):
    """A ceiling on requests is no matter of noise: one more and the run has failed."""
    for what, most in (("miss", 1), ("full refresh", 2), ("unchanged refresh", 2), ("storm", 20)):
        for library in (CLIENT_JAVA, FABRIC8):
            steps = {name: of[what] for name, of in compared(by_program, library).items() if what in of}
            if "ours" in steps:
                yield requests(where, what, most, library, steps)
    steps = {name: of["unchanged refresh"] for name, of in compared(by_program, CLIENT_JAVA).items()}
    bodies = {name: step["requests"] - step["304"] for name, step in steps.items()}
    yield Row(where + ": bodies in an unchanged refresh", bodies.pop("ours"), "", 0, bodies, hopeless_above=0)
    if crds >= 1000:  # with less it drowns in what else a first read makes
        held = {name: round(of["held"] / crds) for name, of in compared(by_program, CLIENT_JAVA).items()}
        yield Row(where + ": held by library and agent, a CRD", held.pop("ours"), "B", None, held)


def compared(by_program, library):
    """Ours first, then who did the same in this run."""
    names = {"ours": "ours, " + library, library: library, CONTROLLER_RUNTIME: CONTROLLER_RUNTIME}
    return {short: by_program[name] for short, name in names.items() if name in by_program}


def requests(where, what, most, library, steps):
    times = ", ".join("%s %s ms" % (name, step["ms"]) for name, step in steps.items())
    counts = {name: step["requests"] for name, step in steps.items()}
    return Row(
        "%s: requests of one %s, %s" % (where, what, library),
        counts.pop("ours"),
        "",
        most,
        counts,
        hopeless_above=most,
        note=times,
    )
