package io.github.restmapfix.cli.attach;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM answers to being given an agent, in words: its numbers are in no documentation. */
final class LoadResult {

  /** The names in OpenJDK's InvocationAdapter: BADJAR, NOTONCP, STARTFAIL. */
  private static final int BAD_JAR = 100;

  private static final int NOT_ON_CLASS_PATH = 101;
  private static final int START_FAILED = 102;

  private static final Pattern CODE = Pattern.compile("(?:return code: )?(-?\\d+)");

  private LoadResult() {}

  /** The body after the protocol's own status line, which is 0 also for an agent that failed. */
  static void check(String body, String jar) throws AttachException {
    Matcher code = CODE.matcher(body.trim());
    if (!code.matches()) {
      throw refused(body);
    }
    check(Integer.parseInt(code.group(1)), jar);
  }

  static void check(int code, String jar) throws AttachException {
    switch (code) {
      case 0:
        return;
      case BAD_JAR:
        throw AttachException.failed(
            "the JVM could not open "
                + jar
                + " as an agent (code 100): was it changed or removed?");
      case NOT_ON_CLASS_PATH:
        throw AttachException.failed(
            "the JVM could not put " + jar + " on its class path (code 101)");
      case START_FAILED:
        throw AttachException.failed(
            "the JVM could not start the agent (code 102), the program goes on as it is: its stderr"
                + " says why; a runtime with --limit-modules may hide java.instrument");
      default:
        throw AttachException.failed("the JVM did not load the agent (code " + code + ")");
    }
  }

  /** Where jdk.attach is the way, the JVM's flag cannot be asked before, and this is its answer. */
  static AttachException refused(String said) {
    String line = said.trim().replaceAll("\\s*\\R\\s*", " ");
    if (line.contains("Dynamic agent loading is not enabled")) {
      return AttachException.refused("the JVM " + Check.NO_LOADING);
    }
    return AttachException.failed(
        line.isEmpty()
            ? "the JVM answered nothing when it was given the agent"
            : "the JVM refused the agent: " + line);
  }
}
