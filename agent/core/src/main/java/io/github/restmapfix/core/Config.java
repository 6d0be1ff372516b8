package io.github.restmapfix.core;

import io.github.restmapfix.core.heal.Retry;
import io.github.restmapfix.core.probe.FrozenSettings;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the user set. An unknown key and a malformed value each give one warning; the agent goes on
 * with the default. Immutable.
 */
public final class Config {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration SHORTEST_REFRESH = Duration.ofSeconds(10);

  private final Map<String, String> values;
  private final List<String> warnings;
  private final Duration wait;
  private final Duration refresh;
  private final LogLevel log;
  private final Set<String> patchesOff;
  private final boolean observing;
  private final Set<String> ignored;
  private final Path trigger;
  private final Retry retry;
  private final FrozenSettings frozen;

  public Config(Map<String, String> arguments, Properties system, Map<String, String> env) {
    Given given = new Given(arguments, system, env);
    values = given.values();
    warnings = new ArrayList<>(given.warnings());
    wait = parseWait();
    refresh = parseRefresh();
    log = parseLog();
    patchesOff = parsePatches();
    observing = parseMode();
    ignored = parseIgnored();
    trigger = parseTrigger();
    retry = parseRetry();
    frozen = new FrozenSettings(values, !refresh.equals(Settings.NEVER), observing, warnings);
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

  /**
   * {@code restmap.fix.patches=-name,-name} (agent argument: {@code patches=-name+-name}), and
   * {@code restmap.fix.josdk.crd-checks=stock}.
   */
  public boolean isOn(String patch) {
    return !patchesOff.contains(patch);
  }

  /** {@code restmap.fix.mode=observe}: nothing is changed, only said. */
  public boolean observes() {
    return observing;
  }

  /** {@code restmap.fix.ignore=group,group}: left to the library wholly. */
  public boolean ignores(String group) {
    return ignored.contains(group);
  }

  /** {@code restmap.fix.trigger=FILE}: a change of its content asks for a refresh; or null. */
  public Path trigger() {
    return trigger;
  }

  /** {@code restmap.fix.retry=all|reads|off}: what is sent again after a 404 on its path. */
  public Retry retry() {
    return retry;
  }

  /** {@code restmap.fix.frozen} and {@code restmap.fix.frozen.*}. */
  public FrozenSettings frozen() {
    return frozen;
  }

  /** One sentence for each key or value that was not understood. */
  public List<String> warnings() {
    return List.copyOf(warnings);
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
    Optional<Duration> given = GivenTime.parse(text, SHORTEST_REFRESH);
    if (given.isPresent()) {
      return given.get();
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
    String crdChecks = values.getOrDefault("josdk.crd-checks", "");
    if (crdChecks.equals("stock")) {
      off.add("josdk.crd-present");
    } else if (!crdChecks.isEmpty()) {
      warnings.add("josdk.crd-checks=" + crdChecks + " is not stock, which keeps JOSDK's limit");
    }
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

  private boolean parseMode() {
    String text = values.get("mode");
    if (text == null || text.equalsIgnoreCase("heal")) {
      return false;
    }
    if (!text.equalsIgnoreCase("observe")) {
      warnings.add("mode=" + text + " is not one of heal, observe; using heal");
      return false;
    }
    return true;
  }

  private Set<String> parseIgnored() {
    Set<String> groups = new HashSet<>();
    if (!values.containsKey("ignore")) {
      return groups;
    }
    for (String part : values.get("ignore").split("[,+ ]+")) {
      // the engine's rule for names; the core group has none
      if (GroupVersionKind.of(part, "v1", "Kind").isPresent() && !part.isEmpty()) {
        groups.add(part);
      } else if (!part.isEmpty()) {
        warnings.add("ignore=" + part + " is not the name of an API group like demo.example.com");
      }
    }
    return Set.copyOf(groups);
  }

  private Path parseTrigger() {
    String text = values.get("trigger");
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException malformed) {
      warnings.add("trigger=" + text + " is not the name of a file");
      return null;
    }
  }

  private Retry parseRetry() {
    String text = values.get("retry");
    if (text == null) {
      return Retry.ALL;
    }
    try {
      return Retry.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      // whoever sets this wants less than all
      warnings.add("retry=" + text + " is not one of all, reads, off; using off");
      return Retry.OFF;
    }
  }
}
