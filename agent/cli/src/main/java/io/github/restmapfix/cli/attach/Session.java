package io.github.restmapfix.cli.attach;

import io.github.restmapfix.cli.target.Identity;
import io.github.restmapfix.cli.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Properties;

/**
 * One JVM that was connected to, and the agent in it. Whether something was done is decided by what
 * the agent itself says in the JVM's properties, never by the JVM's "loaded".
 */
public final class Session implements AutoCloseable {

  private final Target target;
  private final Identity self;
  private final AttachedJvm jvm;

  private Session(Target target, Identity self, AttachedJvm jvm) {
    this.target = target;
    this.self = self;
    this.jvm = jvm;
  }

  public static Session with(Door door, Target target) throws AttachException {
    return new Session(target, door.self(), door.open(target));
  }

  public Properties properties() throws AttachException {
    return jvm.systemProperties();
  }

  public AgentStatus status() throws AttachException {
    return AgentStatus.of(properties());
  }

  /**
   * Hands arguments to the agent, by loading this jar.
   *
   * @return the agent's status after that
   */
  public AgentStatus tell(Path jar, String version, String arguments) throws AttachException {
    checkLoading();
    AgentJar copy = agentJar(jar, version);
    copy.place(target);
    jvm.load(copy.path(), "jar=" + copy.path() + "," + arguments);
    copy.verifyLoaded(target);
    return status();
  }

  /**
   * Has the agent find something out.
   *
   * @return its answer, which no other client's question has taken the place of
   */
  public List<String> ask(Path jar, String version, String op, String arguments)
      throws AttachException {
    String question = Long.toHexString(new SecureRandom().nextLong());
    AgentStatus after =
        tell(
            jar,
            version,
            "op=" + op + ",ask=" + question + (arguments.isEmpty() ? "" : "," + arguments));
    if (!after.value("asked").equals(question)) {
      throw AttachException.failed(
          "the agent did not answer: release "
              + after.version()
              + " of it may not know "
              + op
              + ", or somebody else asked at the same time");
    }
    return after.answers();
  }

  private void checkLoading() throws AttachException {
    Check.all(Check.beforeLoading(), target, self);
    if (Check.isOld(properties().getProperty("java.specification.version", ""))) {
      throw AttachException.refused("process " + target.pid() + " runs on a Java before 11");
    }
    if (!jvm.flag("EnableDynamicAgentLoading").orElse(true)) {
      throw AttachException.refused("process " + target.pid() + " " + Check.NO_LOADING);
    }
    if (!target.isStillThere()) {
      throw AttachException.refused("process " + target.pid() + " has ended meanwhile");
    }
  }

  private static AgentJar agentJar(Path jar, String version) throws AttachException {
    try {
      return AgentJar.of(jar, version);
    } catch (IOException unreadable) {
      throw AttachException.refused("this program's own jar cannot be read: " + unreadable);
    }
  }

  @Override
  public void close() {
    jvm.close();
  }
}
