package io.github.restmapfix.demo.scenarios;

import java.time.Duration;
import java.util.Locale;

/** How times are written, in the table as in the report. */
final class Text {

  private Text() {}

  static String span(Duration time) {
    if (time == null) {
      return "never";
    }
    long millis = time.toMillis();
    return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
