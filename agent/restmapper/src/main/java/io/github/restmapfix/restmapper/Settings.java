package io.github.restmapfix.restmapper;

import java.time.Duration;
import java.util.Objects;

/** What a user can set of the engine; everything else is the contract and not configurable. */
public final class Settings {

  /** As a refresh: what was read stays as it is until somebody misses something. */
  public static final Duration NEVER = Duration.ofDays(36_500);

  private static final Settings DEFAULTS =
      new Settings(Duration.ofMillis(500), Duration.ofMinutes(5));

  private final Duration wait;
  private final Duration refresh;

  private Settings(Duration wait, Duration refresh) {
    this.wait = wait;
    this.refresh = refresh;
  }

  public static Settings defaults() {
    return DEFAULTS;
  }

  public Settings withWait(Duration wait) {
    return new Settings(Objects.requireNonNull(wait), refresh);
  }

  public Settings withRefresh(Duration refresh) {
    return new Settings(wait, Objects.requireNonNull(refresh));
  }

  /** {@code restmap.fix.wait}: no call is held longer than this, whatever the reason. */
  public Duration maxWait() {
    return wait;
  }

  /**
   * {@code restmap.fix.refresh}: how often a cluster in use is read again in the background, and
   * how old a group entry may be before a version-less hit re-reads it.
   */
  public Duration refresh() {
    return refresh;
  }
}
