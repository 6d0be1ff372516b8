package io.github.restmapfix.cli.attach;

import io.github.restmapfix.cli.target.Identity;
import io.github.restmapfix.cli.target.Machine;
import io.github.restmapfix.cli.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that must hold before a process is touched, with what is wrong otherwise and its cure.
 * All are told by /proc and files: nothing is sent to the process. Each is asked only if those
 * before it hold. Two switches and not fourteen pairs of lambdas, which would cost every command a
 * tenth of its time.
 */
public enum Check {
  SAME_USER("same user"),
  VISIBLE("can be looked into"),
  IS_JVM("is a JVM"),
  IS_HOTSPOT("is HotSpot"),
  IS_RUNNING("is running"),
  ALLOWS_ATTACH("allows attaching"),
  HAS_TMP("has a /tmp"),
  SOCKET_IS_ITS_OWN("attach socket is its own"),
  /** A JVM with -Xrs does not catch SIGQUIT, and listens from its start. */
  CATCHES_QUIT("listens, or catches SIGQUIT"),
  CAN_TALK("this Java can talk to it"),
  CAN_SIGNAL("this Java can signal"),
  JAVA_11("Java 11 or later"),
  ALLOWS_LOADING("allows loading agents"),
  HAS_INSTRUMENT("has java.instrument");

  static final String NO_LOADING =
      "was started with -XX:-EnableDynamicAgentLoading, which is honoured here on every JDK; give"
          + " it -javaagent:restmap-fix.jar at its start";

  private static final int S_IFMT = 0170000;
  private static final int S_IFSOCK = 0140000;

  private final String title;

  Check(String title) {
    this.title = title;
  }

  /** Of the Java that this runs on; of no target. */
  public static List<Check> ofThisProgram() {
    return List.of(CAN_TALK, CAN_SIGNAL);
  }

  /** Without them, a JVM cannot even be asked. */
  public static List<Check> beforeTalking() {
    return List.of(
        SAME_USER,
        VISIBLE,
        IS_JVM,
        IS_HOTSPOT,
        IS_RUNNING,
        ALLOWS_ATTACH,
        HAS_TMP,
        SOCKET_IS_ITS_OWN,
        CATCHES_QUIT,
        CAN_TALK);
  }

  /** Without them, it cannot be given an agent. */
  public static List<Check> beforeLoading() {
    return List.of(JAVA_11, ALLOWS_LOADING, HAS_INSTRUMENT);
  }

  /** Both, in the order in which they rely on each other. */
  public static List<Check> beforeAttaching() {
    List<Check> both = new ArrayList<>(beforeTalking());
    both.addAll(beforeLoading());
    return both;
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

  public String title() {
    return title;
  }

  /** What is wrong and what to do, after "process N". */
  public Optional<String> problem(Target target, Identity self) {
    return holds(target, self) ? Optional.empty() : Optional.of(cure(target));
  }

  private boolean holds(Target target, Identity self) {
    switch (this) {
      case SAME_USER:
        return target.identity().equals(self);
      case VISIBLE:
        return target.machine() != Machine.HIDDEN;
      case IS_JVM:
        return target.machine() != Machine.NONE;
      case IS_HOTSPOT:
        return target.machine() == Machine.HOTSPOT;
      case IS_RUNNING:
        return !target.isStopped();
      case ALLOWS_ATTACH:
        return target.allowsAttach();
      case HAS_TMP:
        return isUsable(target.root().resolve("tmp"));
      case SOCKET_IS_ITS_OWN:
        return !target.isListening() || isItsOwn(target);
      case CATCHES_QUIT:
        return target.isListening() || target.catchesQuit();
      case CAN_TALK:
        return AttachSocket.isPossible() || JdkAttachJvm.isPossible();
      case CAN_SIGNAL:
        return Quit.isPossible();
      case JAVA_11:
        return !isOld(target.javaVersion());
      case ALLOWS_LOADING:
        return !target.hasOption("-XX:-EnableDynamicAgentLoading");
      case HAS_INSTRUMENT:
        return target.hasInstrument();
      default:
        throw new AssertionError(this);
    }
  }

  private String cure(Target target) {
    switch (this) {
      case SAME_USER:
        return "belongs to "
            + target.identity()
            + ", and a JVM takes commands of its own user and group only; run this as that user"
            + " (kubectl exec does), not as root";
      case VISIBLE:
        return "does not let us read /proc/"
            + target.pid()
            + "/maps: it has capabilities that this program has not; use kubectl exec into its own"
            + " container";
      case IS_JVM:
        return "is no JVM (no libjvm.so is mapped): " + target.program();
      case IS_HOTSPOT:
        return target.machine() == Machine.OPENJ9
            ? "runs on OpenJ9, which speaks another attach protocol; give it"
                + " -javaagent:restmap-fix.jar at its start"
            : "is a GraalVM native image: its classes were compiled away, no agent can be loaded;"
                + " build it with a library that is fixed, or run it on a JVM";
      case IS_RUNNING:
        return "is stopped (by SIGSTOP or a debugger) and would not answer; kill -CONT first";
      case ALLOWS_ATTACH:
        return "was started with -XX:+DisableAttachMechanism; give it -javaagent:restmap-fix.jar at"
            + " its start";
      case HAS_TMP:
        return "has no /tmp that it can write, so its JVM cannot listen (readOnlyRootFilesystem?);"
            + " mount an emptyDir on /tmp, or give it -javaagent:restmap-fix.jar at its start";
      case SOCKET_IS_ITS_OWN:
        return "has something at /tmp/.java_pid"
            + target.ownPid()
            + " that is not a socket of its user: somebody else may have put it there; find out"
            + " who, and remove it";
      case CATCHES_QUIT:
        return "does not catch SIGQUIT, which would end it, and does not listen yet; is it still"
            + " starting?";
      case CAN_TALK:
        return "cannot be reached from Java "
            + Runtime.version().feature()
            + " without the module jdk.attach; run this on Java 16 or later";
      case CAN_SIGNAL:
        return "cannot be woken by Java "
            + Runtime.version().feature()
            + " without /bin/sh, if it does not listen yet; run this on Java 22 or later";
      case JAVA_11:
        return "runs on Java " + target.javaVersion() + ", the agent needs Java 11 or later";
      case ALLOWS_LOADING:
        return NO_LOADING;
      case HAS_INSTRUMENT:
        return "runs on a runtime without the module java.instrument, so no agent can be loaded, by"
            + " -javaagent neither; add java.instrument to its jlink modules";
      default:
        throw new AssertionError(this);
    }
  }

  private static boolean isUsable(Path tmp) {
    return Files.isDirectory(tmp, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(tmp);
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

  static boolean isOld(String version) {
    return version.matches("(1\\.|9|10).*");
  }
}
