package io.github.restmapfix.core;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as settings give it: {@code 90s}, {@code 5m}, {@code 1h}. */
public final class GivenTime {

  private static final Duration LONGEST = Duration.ofHours(24);

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})([smh])");

  private GivenTime() {}

  /** Empty if it is no time, or not one from {@code least} to 24 h. */
  public static Optional<Duration> parse(String text, Duration least) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Duration given = Duration.parse("PT" + matcher.group(1) + matcher.group(2));
    boolean fits = given.compareTo(least) >= 0 && given.compareTo(LONGEST) <= 0;
    return fits ? Optional.of(given) : Optional.empty();
  }
}
