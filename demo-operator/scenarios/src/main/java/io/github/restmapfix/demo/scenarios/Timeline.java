package io.github.restmapfix.demo.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The runs of one scenario with one client as bars over a common scale: stock above agent, a line
 * for each Bundle. Colour is never the only sign: what happened is also written beside each bar,
 * and read out from the title.
 */
final class Timeline {

  private static final int LEFT = 60;
  private static final int WIDTH = 660;
  private static final int BAR = 30;
  private static final int ROW = 62;
  private static final int AXIS = 26;
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final List<Run> runs;
  private final Duration span;

  Timeline(List<Run> runs) {
    this.runs = runs.stream().filter(r -> r.broken() == null).toList();
    this.span = this.runs.stream().map(Timeline::length).max(Duration::compareTo).orElse(SHORTEST);
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    int height = runs.size() * ROW + AXIS;
    svg.append(
        f(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
            LEFT + WIDTH + 10, height, label()));
    for (int i = 0; i < runs.size(); i++) {
      row(svg, runs.get(i), i * ROW);
    }
    axis(svg, runs.size() * ROW);
    return svg.append("</svg>\n").toString();
  }

  private String label() {
    StringBuilder label = new StringBuilder();
    for (Run run : runs) {
      label.append(run.cell().variant()).append(": ").append(summary(run)).append(". ");
    }
    return Html.escape(label.toString().strip());
  }

  private void row(StringBuilder svg, Run run, int top) {
    svg.append(
        f(
            "<text x=\"0\" y=\"%d\" class=\"who\">%s</text>%n",
            top + BAR / 2 + 5, run.cell().variant()));
    double height = (double) BAR / run.bundles().size();
    for (int i = 0; i < run.bundles().size(); i++) {
      bar(svg, run, run.bundles().get(i), top + i * height, height);
    }
    if (run.restarted() != null) {
      double x = x(run, run.restarted());
      svg.append(f("<path class=\"restart\" d=\"M%.1f %d v%d\"/>%n", x, top - 2, BAR + 4));
      svg.append(
          f("<text x=\"%.1f\" y=\"%d\" class=\"note\">restart</text>%n", x + 4, top + BAR + 12));
    }
    svg.append(
        f(
            "<text x=\"%d\" y=\"%d\" class=\"note\">%s</text>%n",
            LEFT, top + BAR + 24, Html.escape(summary(run))));
  }

  private void bar(StringBuilder svg, Run run, BundleStory bundle, double y, double height) {
    double thick = Math.max(height - (height > 4 ? 2 : 0.3), 0.8);
    double start = x(run, bundle.from());
    double failed = bundle.failures().isEmpty() ? start : x(run, bundle.failures().get(0));
    double end = LEFT + WIDTH;
    double applied = bundle.applied() ? Math.max(x(run, bundle.appliedAt()), start) : end;
    double firstDone = bundle.failures().isEmpty() ? applied : Math.min(failed, applied);
    rectangle(svg, "waiting", start, firstDone, y, thick);
    rectangle(svg, "failing", firstDone, applied, y, thick);
    rectangle(svg, "applied", applied, end, y, thick);
    for (Instant failure : bundle.failures()) {
      svg.append(
          f("<path class=\"attempt\" d=\"M%.1f %.1f v%.1f\"/>%n", x(run, failure), y, thick));
    }
  }

  private static void rectangle(
      StringBuilder svg, String kind, double from, double to, double y, double height) {
    if (to > from) {
      svg.append(
          f(
              "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>%n",
              kind, from, y, to - from, height));
    }
  }

  private void axis(StringBuilder svg, int top) {
    long step = Math.max(1, (span.toSeconds() + 5) / 6);
    for (long second = 0; second <= span.toSeconds(); second += step) {
      double x = LEFT + WIDTH * (second * 1000.0 / span.toMillis());
      svg.append(f("<path class=\"tick\" d=\"M%.1f %d v6\"/>%n", x, top));
      svg.append(
          f("<text x=\"%.1f\" y=\"%d\" class=\"note\">%d s</text>%n", x + 3, top + 16, second));
    }
  }

  private double x(Run run, Instant at) {
    double share = (double) Duration.between(run.from(), at).toMillis() / span.toMillis();
    return LEFT + WIDTH * Math.min(Math.max(share, 0), 1);
  }

  private static Duration length(Run run) {
    Duration length = Duration.between(run.from(), run.end());
    return length.compareTo(SHORTEST) < 0 ? SHORTEST : length;
  }

  private static String summary(Run run) {
    String attempts = run.attempts() == 1 ? "1 attempt" : run.attempts() + " attempts";
    Duration applied = run.appliedAfter();
    return run.outcome()
        + ", "
        + attempts
        + (applied == null ? "" : ", applied after " + Text.span(applied));
  }

  /** In the root locale: a decimal comma would end a coordinate. */
  private static String f(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
