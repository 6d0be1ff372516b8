package io.github.restmapfix.cli.attach;

import io.github.restmapfix.cli.target.Identity;
import io.github.restmapfix.cli.target.Machine;
import io.github.restmapfix.cli.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * One thing that must hold before a process is touched, with what is wrong otherwise and its cure.
 * All are told by /proc and files: nothing is sent to the process. Each is asked only if those
 * before it hold.
 */
public final class Check {

  private static final int S_IFMT = 0170000;
  private static final int S_IFSOCK = 0140000;

  private final String name;
  private final BiPredicate<Target, Identity> holds;
  private final Function<Target, String> problem;

  private Check(
      String name, BiPredicate<Target, Identity> holds, Function<Target, String> problem) {
    this.name = name;
    this.holds = holds;
    this.problem = problem;
  }

  /** Of the Java that this runs on; of no target. */
  public static List<Check> ofThisProgram() {
    return List.of(canTalk(), canSignal());
  }

  /** Without them, a JVM cannot even be asked. */
  public static List<Check> beforeTalking() {
    return List.of(
        sameUser(),
        visible(),
        isJvm(),
        isHotSpot(),
        isRunning(),
        allowsAttach(),
        hasTmp(),
        socketIsItsOwn(),
        catchesQuit(),
        canTalk());
  }

  /** Without them, it cannot be given an agent. */
  public static List<Check> beforeLoading() {
    return List.of(java11(), allowsLoading(), hasInstrument());
  }

  /** The first that does not hold, as a sentence. */
  static void all(List<Check> checks, Target target, Identity self) throws AttachException {
    for (Check check : checks) {
      Optional<String> problem = check.problem(target, self);
      if (problem.isPresent()) {
        throw AttachException.refused("process " + target.pid() + " " + problem.get());
      }
    }
  }

  public String name() {
    return name;
  }

  /** What is wrong and what to do, after "process N". */
  public Optional<String> problem(Target target, Identity self) {
    return holds.test(target, self) ? Optional.empty() : Optional.of(problem.apply(target));
  }

  private static Check sameUser() {
    return new Check(
        "same user",
        (target, self) -> target.identity().equals(self),
        target ->
            "belongs to "
                + target.identity()
                + ", and a JVM takes commands of its own user and group only; run this as that user"
                + " (kubectl exec does), not as root");
  }

  private static Check visible() {
    return new Check(
        "can be looked into",
        (target, self) -> target.machine() != Machine.HIDDEN,
        target ->
            "does not let us read /proc/"
                + target.pid()
                + "/maps: it has capabilities that this program has not; use kubectl exec into its"
                + " own container");
  }

  private static Check isJvm() {
    return new Check(
        "is a JVM",
        (target, self) -> target.machine() != Machine.NONE,
        target -> "is no JVM (no libjvm.so is mapped): " + target.program());
  }

  private static Check isHotSpot() {
    return new Check(
        "is HotSpot",
        (target, self) -> target.machine() == Machine.HOTSPOT,
        target ->
            target.machine() == Machine.OPENJ9
                ? "runs on OpenJ9, which speaks another attach protocol; give it"
                    + " -javaagent:restmap-fix.jar at its start"
                : "is a GraalVM native image: its classes were compiled away, no agent can be"
                    + " loaded; build it with a library that is fixed, or run it on a JVM");
  }

  private static Check isRunning() {
    return new Check(
        "is running",
        (target, self) -> !target.isStopped(),
        target -> "is stopped (by SIGSTOP or a debugger) and would not answer; kill -CONT first");
  }

  private static Check allowsAttach() {
    return new Check(
        "allows attaching",
        (target, self) -> target.allowsAttach(),
        target ->
            "was started with -XX:+DisableAttachMechanism; give it -javaagent:restmap-fix.jar at"
                + " its start");
  }

  private static Check hasTmp() {
    return new Check(
        "has a /tmp",
        (target, self) -> isUsable(target.root().resolve("tmp")),
        target ->
            "has no /tmp that it can write, so its JVM cannot listen (readOnlyRootFilesystem?);"
                + " mount an emptyDir on /tmp, or give it -javaagent:restmap-fix.jar at its start");
  }

  private static boolean isUsable(Path tmp) {
    return Files.isDirectory(tmp, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(tmp);
  }

  private static Check socketIsItsOwn() {
    return new Check(
        "attach socket is its own",
        (target, self) -> !target.isListening() || isItsOwn(target),
        target ->
            "has something at /tmp/.java_pid"
                + target.ownPid()
                + " that is not a socket of its user: somebody else may have put it there; find out"
                + " who, and remove it");
  }

  static boolean isItsOwn(Target target) {
    try {
      Map<String, Object> socket =
          Files.readAttributes(target.attachSocket(), "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
      return ((Integer) socket.get("mode") & S_IFMT) == S_IFSOCK
          && Integer.toUnsignedLong((Integer) socket.get("uid")) == target.identity().uid();
    } catch (IOException gone) {
      return false;
    }
  }

  /** A JVM with -Xrs does not catch SIGQUIT, and listens from its start. */
  private static Check catchesQuit() {
    return new Check(
        "listens, or catches SIGQUIT",
        (target, self) -> target.isListening() || target.catchesQuit(),
        target ->
            "does not catch SIGQUIT, which would end it, and does not listen yet; is it still"
                + " starting?");
  }

  private static Check canTalk() {
    return new Check(
        "this Java can talk to it",
        (target, self) -> AttachSocket.isPossible() || JdkAttachJvm.isPossible(),
        target ->
            "cannot be reached from Java "
                + Runtime.version().feature()
                + " without the module jdk.attach; run this on Java 16 or later");
  }

  private static Check canSignal() {
    return new Check(
        "this Java can signal",
        (target, self) -> Quit.isPossible(),
        target ->
            "cannot be woken by Java "
                + Runtime.version().feature()
                + " without /bin/sh, if it does not listen yet; run this on Java 22 or later");
  }

  private static Check java11() {
    return new Check(
        "Java 11 or later",
        (target, self) -> !isOld(target.javaVersion()),
        target -> "runs on Java " + target.javaVersion() + ", the agent needs Java 11 or later");
  }

  static boolean isOld(String version) {
    return version.matches("(1\\.|9|10).*");
  }

  private static Check allowsLoading() {
    return new Check(
        "allows loading agents",
        (target, self) -> !target.hasOption("-XX:-EnableDynamicAgentLoading"),
        target -> NO_LOADING);
  }

  static final String NO_LOADING =
      "was started with -XX:-EnableDynamicAgentLoading, which is honoured here on every JDK; give"
          + " it -javaagent:restmap-fix.jar at its start";

  private static Check hasInstrument() {
    return new Check(
        "has java.instrument",
        (target, self) -> target.hasInstrument(),
        target ->
            "runs on a runtime without the module java.instrument, so no agent can be loaded, by"
                + " -javaagent neither; add java.instrument to its jlink modules");
  }
}
