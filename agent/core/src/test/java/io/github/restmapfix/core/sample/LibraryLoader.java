package io.github.restmapfix.core.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * One application's class loader with its own copy of {@code com.example.library}: classes as given
 * by the test, the others as they are on the test class path.
 */
public final class LibraryLoader extends ClassLoader {

  private static final String LIBRARY = "com.example.library.";

  private final Map<String, byte[]> given;

  public LibraryLoader(String name) {
    this(name, Map.of());
  }

  /**
   * @param given class files by binary name
   */
  public LibraryLoader(String name, Map<String, byte[]> given) {
    super(name, LibraryLoader.class.getClassLoader());
    this.given = given;
  }

  public Class<?> names() throws ClassNotFoundException {
    return loadClass(LIBRARY + "Names");
  }

  public Class<?> scopes() throws ClassNotFoundException {
    return loadClass(LIBRARY + "Scopes");
  }

  public String plural(String kind) throws ReflectiveOperationException {
    return (String) names().getMethod("plural", String.class).invoke(null, kind);
  }

  public String scope(String kind) throws ReflectiveOperationException {
    return (String) scopes().getMethod("scope", String.class).invoke(null, kind);
  }

  public boolean hasLoaded(String name) {
    return findLoadedClass(name) != null;
  }

  public byte[] classFile(String name) {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(LIBRARY)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> defined = findLoadedClass(name);
      if (defined != null) {
        return defined;
      }
      byte[] bytes = classFile(name);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] bytes = given.get(name.replaceAll("\\.class$", "").replace('/', '.'));
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }
}
