package io.github.restmapfix.core.probe;

import io.github.restmapfix.core.GivenTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the user set about answers that an application holds on to. Immutable. */
public final class FrozenSettings {

  public static final Set<String> KEYS =
      Set.of("frozen", "frozen.sites", "frozen.min-uptime", "frozen.confirm");

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private enum Mode {
    REPORT,
    EXIT,
    OFF
  }

  private final Mode mode;
  private final boolean reads;
  private final List<String> sites;
  private final Duration minUptime;
  private final Duration confirm;

  /**
   * @param warnings gets one sentence for each value that was not understood or has no effect
   */
  public FrozenSettings(
      Map<String, String> values, boolean reads, boolean observes, List<String> warnings) {
    this.reads = reads;
    this.mode = mode(values.get("frozen"), reads, observes, warnings);
    this.sites = sites(values.getOrDefault("frozen.sites", ""));
    this.minUptime = time("frozen.min-uptime", values, Duration.ofMinutes(10), warnings);
    this.confirm = time("frozen.confirm", values, Duration.ofSeconds(60), warnings);
  }

  public boolean areOff() {
    return mode == Mode.OFF;
  }

  /** Not because the user wanted that, but for want of reads to compare with. */
  public boolean areOffForWantOfReads() {
    return !reads;
  }

  /** {@code restmap.fix.frozen=exit}: the process ends, so that whoever runs it starts it again. */
  public boolean exits() {
    return mode == Mode.EXIT;
  }

  /** {@code restmap.fix.frozen.sites}: how the names of classes or methods begin; all if none. */
  boolean wants(String site) {
    return sites.isEmpty() || sites.stream().anyMatch(site::startsWith);
  }

  /** {@code restmap.fix.frozen.min-uptime}: a younger process never ends. */
  Duration minUptime() {
    return minUptime;
  }

  /**
   * {@code restmap.fix.frozen.confirm}: the least time between two reads, and the longest delay.
   */
  Duration confirm() {
    return confirm;
  }

  private static Mode mode(String text, boolean reads, boolean observes, List<String> warnings) {
    Mode asked = Mode.REPORT;
    try {
      asked = text == null ? Mode.REPORT : Mode.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      warnings.add("frozen=" + text + " is not one of report, exit, off; using report");
    }
    if (!reads) {
      if (text != null && asked != Mode.OFF) {
        warnings.add("refresh=off switches frozen=" + text + " off as well: nothing is read again");
      }
      return Mode.OFF;
    }
    if (observes && asked == Mode.EXIT) {
      warnings.add("mode=observe: frozen=exit only reports");
      return Mode.REPORT;
    }
    return asked;
  }

  private static List<String> sites(String text) {
    List<String> sites = new ArrayList<>();
    for (String site : text.split("[,+ ]+")) { // no lambda on the way to main
      if (!site.isEmpty()) {
        sites.add(site);
      }
    }
    return List.copyOf(sites);
  }

  private static Duration time(
      String key, Map<String, String> values, Duration byDefault, List<String> warnings) {
    String text = values.get(key);
    if (text == null) {
      return byDefault;
    }
    Optional<Duration> given = GivenTime.parse(text, SHORTEST);
    if (given.isPresent()) {
      return given.get();
    }
    warnings.add(
        key + "=" + text + " is not a time like 90s, 5m or 1h, 1s to 24h; using " + byDefault);
    return byDefault;
  }
}
