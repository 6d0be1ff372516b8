package io.github.restmapfix.cli.attach;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import net.bytebuddy.agent.VirtualMachine;

/** By HotSpot's own protocol, with nothing but java.base. */
final class SocketJvm implements AttachedJvm {

  /** The JVM's buffer for each part of a command. */
  private static final int LONGEST_ARGUMENT = 1023;

  private final AttachSocket connection;
  private final VirtualMachine machine;

  private SocketJvm(AttachSocket connection, VirtualMachine machine) {
    this.connection = connection;
    this.machine = machine;
  }

  static SocketJvm on(Path socket, Duration patience) throws AttachException {
    AttachSocket connection = new AttachSocket(socket, patience);
    try {
      return new SocketJvm(connection, VirtualMachine.ForHotSpot.attach("", connection));
    } catch (IOException impossible) {
      throw failed(impossible);
    }
  }

  @Override
  public Properties systemProperties() throws AttachException {
    try {
      return machine.getSystemProperties();
    } catch (IOException | IllegalStateException | NumberFormatException failure) {
      throw failed(failure);
    }
  }

  /** A command that no library has: {@code printflag}, answered like {@code -XX:+Name}. */
  @Override
  public Optional<Boolean> flag(String name) throws AttachException {
    try {
      connection.execute("1", "printflag", name, null, null).close();
    } catch (IOException failure) {
      throw failed(failure);
    }
    String said = connection.lastBody().trim();
    return said.endsWith(name) && said.startsWith("-XX:")
        ? Optional.of(said.startsWith("-XX:+"))
        : Optional.empty();
  }

  @Override
  public void load(String jar, String arguments) throws AttachException {
    if ((jar + "=" + arguments).length() > LONGEST_ARGUMENT) {
      throw AttachException.refused(
          "path and settings together are longer than the 1,023 characters that a JVM takes: "
              + arguments);
    }
    try {
      machine.loadAgent(jar, arguments);
    } catch (IllegalStateException refused) {
      throw LoadResult.refused(refused.getMessage());
    } catch (IOException | NumberFormatException failure) {
      throw failed(failure);
    }
    LoadResult.check(connection.lastBody(), jar);
  }

  @Override
  public void close() {
    connection.close();
  }

  private static AttachException failed(Exception failure) {
    return AttachException.failed(
        failure instanceof NoAnswerException
            ? failure.getMessage()
            : failure instanceof NumberFormatException
                ? "what answers on the attach socket does not speak a JVM's protocol"
                : "talking to the JVM failed: " + failure.getMessage());
  }
}
