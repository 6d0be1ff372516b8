package io.github.restmapfix.core;

import io.github.restmapfix.restmapper.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the user set: agent arguments {@code k=v}, then {@code -Drestmap.fix.k}, then {@code
 * RESTMAP_FIX_K}. An unknown key and a malformed value each give one warning; the agent goes on
 * with the default. Immutable.
 */
public final class Config {

  /** Of agent arguments only: they say what to do, not how. {@code enabled} was read before. */
  private static final Set<String> OPERATIONS = Set.of("op", "jar");

  private static final Set<String> KEYS = Set.of("enabled", "wait", "log", "patches", "refresh");
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration SHORTEST_REFRESH = Duration.ofSeconds(10);
  private static final Duration LONGEST_REFRESH = Duration.ofHours(24);

  private final Map<String, String> values = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final Duration wait;
  private final Duration refresh;
  private final LogLevel log;
  private final Set<String> patchesOff;

  public Config(Map<String, String> arguments, Properties system, Map<String, String> env) {
    // loops: the first lambda of a JVM costs it milliseconds, and this runs before main
    for (Map.Entry<String, String> variable : env.entrySet()) {
      accept("RESTMAP_FIX_", variable.getKey(), variable.getValue());
    }
    for (Map.Entry<Object, Object> property : system.entrySet()) {
      accept("restmap.fix.", property.getKey().toString(), property.getValue().toString());
    }
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      accept("", argument.getKey(), argument.getValue());
    }
    wait = parseWait();
    refresh = parseRefresh();
    log = parseLog();
    patchesOff = parsePatches();
  }

  /** {@code restmap.fix.wait}: the longest that a call is held, default 500 ms. */
  public Duration maxWait() {
    return wait;
  }

  /**
   * {@code restmap.fix.refresh}: how often a cluster in use is read again in the background,
   * default 5 minutes; {@link Settings#NEVER} for {@code off}.
   */
  public Duration refresh() {
    return refresh;
  }

  public LogLevel log() {
    return log;
  }

  /** {@code restmap.fix.patches=-name,-name} (agent argument: {@code patches=-name+-name}). */
  public boolean isOn(String patch) {
    return !patchesOff.contains(patch);
  }

  /** One sentence for each key or value that was not understood. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  private void accept(String prefix, String name, String value) {
    boolean environment = prefix.equals("RESTMAP_FIX_");
    if (!name.startsWith(prefix) || name.equals(Report.STATUS)) {
      return;
    }
    String key = name.substring(prefix.length());
    if (environment) {
      key = key.toLowerCase(Locale.ROOT).replace('_', '-');
    }
    if (KEYS.contains(key)) {
      values.put(key, value);
    } else if (!(prefix.isEmpty() && OPERATIONS.contains(key))) {
      warnings.add("unknown setting " + name + ", known are " + new TreeSet<>(KEYS));
    }
  }

  private Duration parseWait() {
    String text = values.get("wait");
    if (text == null) {
      return Settings.defaults().maxWait();
    }
    Matcher matcher = Pattern.compile("(\\d{1,6})(ms|s)?").matcher(text);
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      Duration given =
          "s".equals(matcher.group(2)) ? Duration.ofSeconds(number) : Duration.ofMillis(number);
      if (given.compareTo(LONGEST_WAIT) <= 0) {
        return given;
      }
    }
    warnings.add("wait=" + text + " is not a time like 500ms or 2s, at most 60s; using 500ms");
    return Settings.defaults().maxWait();
  }

  private Duration parseRefresh() {
    String text = values.get("refresh");
    if (text == null || text.equals("off")) {
      return text == null ? Settings.defaults().refresh() : Settings.NEVER;
    }
    Matcher matcher = Pattern.compile("(\\d{1,5})([smh])").matcher(text);
    if (matcher.matches()) {
      Duration given = Duration.parse("PT" + matcher.group(1) + matcher.group(2));
      if (given.compareTo(SHORTEST_REFRESH) >= 0 && given.compareTo(LONGEST_REFRESH) <= 0) {
        return given;
      }
    }
    warnings.add(
        "refresh=" + text + " is not off or a time like 90s, 5m or 1h, 10s to 24h; using 5m");
    return Settings.defaults().refresh();
  }

  private LogLevel parseLog() {
    String text = values.get("log");
    if (text == null) {
      return LogLevel.HEAL;
    }
    try {
      return LogLevel.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      warnings.add("log=" + text + " is not one of off, summary, heal; using heal");
      return LogLevel.HEAL;
    }
  }

  private Set<String> parsePatches() {
    Set<String> off = new HashSet<>();
    if (!values.containsKey("patches")) {
      return off;
    }
    for (String part : values.get("patches").split("[,+ ]+")) {
      if (part.startsWith("-")) {
        off.add(part.substring(1));
      } else if (!part.isEmpty()) {
        warnings.add("patches=" + part + " is not of the form -name, which switches one off");
      }
    }
    return Set.copyOf(off);
  }
}
