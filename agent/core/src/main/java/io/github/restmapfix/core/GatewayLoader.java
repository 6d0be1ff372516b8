package io.github.restmapfix.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees the agent and one application's copy of a library: defines the library's gateway classes
 * itself, takes the agent's classes from the agent and everything else from the library's loader.
 *
 * <pre>
 *   application's library loader     agent loader
 *                 \                   /
 *                  gateway loader (this)
 * </pre>
 */
final class GatewayLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final ClassLoader AGENT = GatewayLoader.class.getClassLoader();

  private final Library library;
  private final Optional<String> senderType;
  private final Map<String, Gateway> gateways = new ConcurrentHashMap<>();
  private volatile Sender sender;

  GatewayLoader(Library library, Optional<String> sender, ClassLoader application) {
    super(application);
    this.library = library;
    this.senderType = sender;
  }

  Gateway gateway(Patch patch, Copy copy) throws ReflectiveOperationException {
    Gateway present = gateways.get(patch.name());
    if (present == null) {
      present = (Gateway) loadClass(patch.gateway()).getConstructor(Copy.class).newInstance(copy);
      gateways.put(patch.name(), present);
    }
    return present;
  }

  /**
   * @throws IllegalStateException if the library is no client
   */
  Sender sender() throws ReflectiveOperationException {
    if (sender == null) {
      String type =
          senderType.orElseThrow(
              () -> new IllegalStateException(library.name() + " sends nothing"));
      sender = (Sender) loadClass(type).getConstructor().newInstance();
    }
    return sender;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(library.codePackage())) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> defined = findLoadedClass(name);
        return defined != null ? defined : define(name);
      }
    }
    return name.startsWith("io.github.restmapfix.")
        ? AGENT.loadClass(name)
        : super.loadClass(name, resolve);
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = AGENT.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }
}
