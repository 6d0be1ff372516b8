package io.github.restmapfix.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A program that has loaded as many classes as a large controller has, and does nothing until its
 * stdin ends: first those under the name given, then what else is on the class path. Arguments: how
 * many, and the beginning of the names that come first.
 */
public final class Loaded {

  private static final ClassLoadingMXBean LOADED = ManagementFactory.getClassLoadingMXBean();

  private Loaded() {}

  public static void main(String[] arguments) throws IOException {
    int wanted = Integer.parseInt(arguments[0]);
    load(wanted, arguments[1]);
    load(wanted, "");
    System.out.println(LOADED.getLoadedClassCount());
    while (System.in.read() >= 0) {
      // nothing is asked of it
    }
  }

  private static void load(int wanted, String prefix) throws IOException {
    for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (jar.endsWith(".jar")) {
        load(wanted, prefix, jar);
      }
    }
  }

  private static void load(int wanted, String prefix, String jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        String name = entry.getName().replace('/', '.');
        if (LOADED.getLoadedClassCount() >= wanted) {
          return;
        }
        if (name.startsWith(prefix) && name.endsWith(".class") && name.indexOf('-') < 0) {
          load(name.substring(0, name.length() - ".class".length()));
        }
      }
    }
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, Loaded.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError missing) {
      // it extends what this class path has not
    }
  }
}
