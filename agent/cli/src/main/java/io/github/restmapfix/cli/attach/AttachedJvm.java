package io.github.restmapfix.cli.attach;

import java.util.Optional;
import java.util.Properties;

/** A JVM that listens to us. Every call is one conversation with it, and ends by a time limit. */
public interface AttachedJvm extends AutoCloseable {

  Properties systemProperties() throws AttachException;

  /** A flag of type boolean as the JVM has it now; empty where it cannot be asked. */
  Optional<Boolean> flag(String name) throws AttachException;

  /**
   * Loads an agent.
   *
   * @param jar a path in the JVM's own mount namespace
   * @throws AttachException if the JVM says that it did not; that it says nothing of the kind does
   *     not mean that the agent did its work
   */
  void load(String jar, String arguments) throws AttachException;

  @Override
  void close();
}
