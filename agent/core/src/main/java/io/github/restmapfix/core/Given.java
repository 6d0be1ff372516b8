package io.github.restmapfix.core;

import io.github.restmapfix.core.probe.FrozenSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The known keys that the user set, as text: agent arguments {@code k=v}, then {@code
 * -Drestmap.fix.k}, then {@code RESTMAP_FIX_K}. Immutable.
 */
final class Given {

  private static final String IN_ENVIRONMENT = "RESTMAP_FIX_";

  /** Of agent arguments only: they say what to do, not how. {@code enabled} was read before. */
  private static final Set<String> OPERATIONS = Set.of("op", "jar");

  private static final Set<String> KEYS =
      keys(
          "enabled",
          "ignore",
          "josdk.crd-checks",
          "log",
          "mode",
          "patches",
          "refresh",
          "retry",
          "trigger",
          "wait");

  private final Map<String, String> values = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();

  Given(Map<String, String> arguments, Properties system, Map<String, String> env) {
    // loops: the first lambda of a JVM costs it milliseconds, and this runs before main
    for (Map.Entry<String, String> variable : env.entrySet()) {
      accept(IN_ENVIRONMENT, variable.getKey(), variable.getValue());
    }
    for (Map.Entry<Object, Object> property : system.entrySet()) {
      accept("restmap.fix.", property.getKey().toString(), property.getValue().toString());
    }
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      accept("", argument.getKey(), argument.getValue());
    }
  }

  Map<String, String> values() {
    return Map.copyOf(values);
  }

  /** One sentence for each key that is not known. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  private void accept(String prefix, String name, String value) {
    if (!name.startsWith(prefix) || name.equals(Status.PROPERTY)) {
      return;
    }
    String key = name.substring(prefix.length());
    if (prefix.equals(IN_ENVIRONMENT)) {
      key = withDots(key.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    if (KEYS.contains(key)) {
      values.put(key, value);
    } else if (!(prefix.isEmpty() && OPERATIONS.contains(key))) {
      warnings.add("unknown setting " + name + ", known are " + KEYS);
    }
  }

  /** The name of an environment variable has no dots. */
  private static String withDots(String dashed) {
    for (String key : KEYS) {
      if (key.replace('.', '-').equals(dashed)) {
        return key;
      }
    }
    return dashed;
  }

  private static Set<String> keys(String... own) {
    Set<String> keys = new TreeSet<>(List.of(own));
    keys.addAll(FrozenSettings.KEYS);
    return keys;
  }
}
