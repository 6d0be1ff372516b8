package io.github.restmapfix;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads the agent proper from {@code restmapfix/**.classdata} of the agent jar, which class path
 * scanners take for data. Its parent is the platform loader, so that no library of the application
 * and no library of the agent ever meet. Thrown away, with all it loaded, when the agent is taken
 * off or replaced.
 */
final class AgentLoader extends ClassLoader implements Closeable {

  static {
    registerAsParallelCapable();
  }

  private static final String PREFIX = "restmapfix/";

  /** Of every class in the jar, relocated libraries included. */
  private static final String OURS = "io.github.restmapfix.";

  private final File file;
  private final JarFile jar;

  private AgentLoader(File file, JarFile jar, ClassLoader parent) {
    super(parent);
    this.file = file;
    this.jar = jar;
  }

  static AgentLoader open(File file) throws IOException {
    // the parent of the system loader: the platform loader, which Java 8 has no name for
    return new AgentLoader(file, new JarFile(file), ClassLoader.getSystemClassLoader().getParent());
  }

  File file() {
    return file;
  }

  /**
   * The parent is not asked for what only we can have: it would answer each of a thousand classes
   * with an exception, while the application waits for its first class to be patched.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try {
      byte[] bytes = read(name.replace('.', '/') + ".class");
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }

  /** Class files are found under their usual names: Byte Buddy reads advice this way. */
  @Override
  protected URL findResource(String name) {
    JarEntry entry = entry(name);
    try {
      return entry == null ? null : new URL("jar:" + file.toURI().toURL() + "!/" + entry.getName());
    } catch (MalformedURLException impossible) {
      return null;
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    JarEntry entry = entry(name);
    try {
      return entry == null ? super.getResourceAsStream(name) : jar.getInputStream(entry);
    } catch (IOException unreadable) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }

  private byte[] read(String name) throws IOException {
    JarEntry entry = entry(name);
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    }
  }

  private JarEntry entry(String name) {
    return jar.getJarEntry(PREFIX + (name.endsWith(".class") ? name + "data" : name));
  }
}
