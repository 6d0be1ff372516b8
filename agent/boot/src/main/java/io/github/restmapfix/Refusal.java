package io.github.restmapfix;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The reasons for which this JVM is left alone. Inputs are given, so that each is tested without
 * forking a JVM.
 */
final class Refusal {

  static final String SILENT = "";

  private Refusal() {}

  /**
   * Null: nothing speaks against it. {@link #SILENT}: leave without a word. Else the line to print.
   */
  static String reason(
      Map<String, String> arguments,
      Properties system,
      Map<String, String> environment,
      File ownJar) {
    if (isInstall(arguments)
        && "false".equalsIgnoreCase(setting("enabled", arguments, system, environment))) {
      return SILENT;
    }
    if (isJvmTool(system.getProperty("jdk.module.main"))) {
      return SILENT;
    }
    String java = system.getProperty("java.specification.version", "");
    if (java.startsWith("1.") || java.equals("9") || java.equals("10")) {
      return "needs Java 11 or later, this JVM is " + java + "; nothing is patched";
    }
    return isOurs(ownJar)
        ? null
        : "its classes were merged into "
            + ownJar
            + ", which cannot work: give the JVM restmap-fix.jar itself by -javaagent; nothing is"
            + " patched";
  }

  /** What is there already may have come by an argument, which later operations do not repeat. */
  private static boolean isInstall(Map<String, String> arguments) {
    return !arguments.containsKey("op") || arguments.get("op").equals("install");
  }

  /** {@code JAVA_TOOL_OPTIONS} reaches jcmd, keytool and the like as well; they have no mapping. */
  private static boolean isJvmTool(String mainModule) {
    return mainModule != null
        && (mainModule.equals("java.base")
            || mainModule.startsWith("jdk.")
            || mainModule.startsWith("java."));
  }

  private static boolean isOurs(File jar) {
    if (jar == null || !jar.isFile()) {
      return false;
    }
    try (JarFile file = new JarFile(jar)) {
      Manifest manifest = file.getManifest();
      return manifest != null
          && RestmapFixAgent.class
              .getName()
              .equals(manifest.getMainAttributes().getValue("Premain-Class"))
          && "restmap-fix".equals(manifest.getMainAttributes().getValue("Implementation-Title"));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static String setting(
      String key, Map<String, String> arguments, Properties system, Map<String, String> env) {
    if (arguments.containsKey(key)) {
      return arguments.get(key);
    }
    String property = system.getProperty("restmap.fix." + key);
    return property != null ? property : env.get("RESTMAP_FIX_" + key.toUpperCase());
  }
}
