package io.github.restmapfix.cli.attach;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Properties;

/**
 * By the JDK's own attach API, for Java 11 to 15, where java.nio has no Unix domain sockets. By
 * reflection: its module is in a JDK, and seldom in a JRE.
 */
final class JdkAttachJvm implements AttachedJvm {

  private static final String API = "com.sun.tools.attach.VirtualMachine";

  private final Object machine;

  private JdkAttachJvm(Object machine) {
    this.machine = machine;
  }

  static boolean isPossible() {
    try {
      Class.forName(API, false, ClassLoader.getSystemClassLoader());
      return true;
    } catch (ClassNotFoundException noJdk) {
      return false;
    }
  }

  static JdkAttachJvm to(long pid) throws AttachException {
    try {
      Class<?> api = Class.forName(API, true, ClassLoader.getSystemClassLoader());
      return new JdkAttachJvm(
          api.getMethod("attach", String.class).invoke(null, Long.toString(pid)));
    } catch (ReflectiveOperationException failure) {
      throw failed(failure);
    }
  }

  @Override
  public Properties systemProperties() throws AttachException {
    return (Properties) call("getSystemProperties");
  }

  @Override
  public Optional<Boolean> flag(String name) {
    return Optional.empty();
  }

  @Override
  public void load(String jar, String arguments) throws AttachException {
    try {
      method("loadAgent", String.class, String.class).invoke(machine, jar, arguments);
    } catch (InvocationTargetException thrown) {
      checkCode(thrown.getCause(), jar);
      throw LoadResult.refused(String.valueOf(thrown.getCause().getMessage()));
    } catch (ReflectiveOperationException failure) {
      throw failed(failure);
    }
  }

  /** AgentInitializationException has the number that the agent's start returned. */
  private static void checkCode(Throwable thrown, String jar) throws AttachException {
    if (thrown.getClass().getSimpleName().equals("AgentInitializationException")) {
      try {
        LoadResult.check((Integer) thrown.getClass().getMethod("returnValue").invoke(thrown), jar);
      } catch (ReflectiveOperationException impossible) {
        throw failed(impossible);
      }
    }
  }

  @Override
  public void close() {
    try {
      call("detach");
    } catch (AttachException ignored) {
      // there is nothing that could be done about it
    }
  }

  private Object call(String name) throws AttachException {
    try {
      return method(name).invoke(machine);
    } catch (ReflectiveOperationException failure) {
      throw failed(failure);
    }
  }

  /** Of the public class: the one that implements it is in a package that is not exported. */
  private Method method(String name, Class<?>... parameters) throws ReflectiveOperationException {
    return Class.forName(API, false, ClassLoader.getSystemClassLoader())
        .getMethod(name, parameters);
  }

  private static AttachException failed(ReflectiveOperationException failure) {
    Throwable cause =
        failure instanceof InvocationTargetException ? failure.getCause() : (Throwable) failure;
    return AttachException.failed("talking to the JVM failed: " + cause.getMessage());
  }
}
