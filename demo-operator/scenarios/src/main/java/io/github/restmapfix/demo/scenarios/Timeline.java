package io.github.restmapfix.demo.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The runs of one scenario with one client as bars over a common scale: stock above agent, a line
 * for each Bundle. Colour is never the only sign: what happened is also written above each bar, and
 * read out from the title. Positions across are in percent, so that bars follow the width of the
 * page while the text keeps its size.
 */
final class Timeline {

  private static final int HEADING = 24;
  private static final int BAR = 26;

  /** Of one Bundle among many: two pixels of colour and one of air. */
  private static final int THIN_BAR = 3;

  private static final int BELOW = 22;
  private static final int AXIS = 40;

  private final List<Run> runs;
  private final TimeAxis axis;

  Timeline(List<Run> runs) {
    this.runs = runs.stream().filter(r -> r.broken() == null).toList();
    this.axis =
        TimeAxis.over(
            this.runs.stream()
                .map(r -> Duration.between(r.from(), r.end()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO));
  }

  String svg() {
    int bottom = runs.stream().mapToInt(Timeline::height).sum();
    StringBuilder svg = new StringBuilder();
    svg.append(
        f(
            "<svg width=\"100%%\" height=\"%d\" role=\"img\" aria-label=\"%s\">%n",
            bottom + AXIS, label()));
    axis(svg, bottom);
    int top = 0;
    for (Run run : runs) {
      row(svg, run, top);
      top += height(run);
    }
    return svg.append("</svg>\n").toString();
  }

  private String label() {
    StringBuilder label = new StringBuilder();
    for (Run run : runs) {
      label.append(run.cell().variant()).append(": ").append(summary(run)).append(". ");
    }
    return Html.escape(label.toString().strip());
  }

  private static int height(Run run) {
    return HEADING + bars(run) + BELOW;
  }

  private static int bars(Run run) {
    return Math.max(BAR, THIN_BAR * run.bundles().size());
  }

  private void row(StringBuilder svg, Run run, int top) {
    svg.append(
        f(
            "<text x=\"0\" y=\"%d\"><tspan class=\"who\">%s</tspan> %s</text>%n",
            top + HEADING - 8, run.cell().variant(), Html.escape(summary(run))));
    int bars = bars(run);
    double each = (double) bars / run.bundles().size();
    for (int i = 0; i < run.bundles().size(); i++) {
      bar(svg, run, run.bundles().get(i), top + HEADING + i * each, each - 1);
    }
    if (run.restarted() != null) {
      double x = percent(run, run.restarted());
      line(svg, "restart", x, top + HEADING - 3, bars + 6);
      label(svg, x, top + HEADING + bars + 16, "restart");
    }
  }

  private void bar(StringBuilder svg, Run run, BundleStory bundle, double y, double height) {
    double start = percent(run, bundle.from());
    double applied = bundle.applied() ? Math.max(percent(run, bundle.appliedAt()), start) : 100;
    double failed =
        bundle.failures().isEmpty()
            ? applied
            : Math.min(percent(run, bundle.failures().get(0)), applied);
    rectangle(svg, "waiting", start, failed, y, height);
    rectangle(svg, "failing", failed, applied, y, height);
    rectangle(svg, "applied", applied, 100, y, height);
    for (Instant failure : bundle.failures()) {
      line(svg, "attempt", percent(run, failure), y, height);
    }
  }

  private static void rectangle(
      StringBuilder svg, String kind, double from, double to, double y, double height) {
    if (to > from) {
      svg.append(
          f(
              "<rect class=\"%s\" x=\"%.2f%%\" y=\"%.1f\" width=\"%.2f%%\" height=\"%.1f\"/>%n",
              kind, from, y, to - from, height));
    }
  }

  /** Behind the bars, from top to bottom: where a colour ends can be read off it. */
  private void axis(StringBuilder svg, int bottom) {
    for (long millis : axis.ticks()) {
      double x = axis.percent(millis);
      line(svg, "tick", x, 0, bottom + 4);
      label(svg, x, bottom + 18, seconds(millis));
    }
    svg.append(
        f(
            "<text x=\"50%%\" y=\"%d\" class=\"note\" text-anchor=\"middle\">%s</text>%n",
            bottom + 35, "time since a Bundle was there with its CRDs"));
  }

  private String seconds(long millis) {
    return axis.step() % 1000 == 0 ? f("%d s", millis / 1000) : f("%.1f s", millis / 1000.0);
  }

  private static void line(StringBuilder svg, String kind, double x, double y, double height) {
    svg.append(
        f(
            "<line class=\"%s\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
            kind, x, x, y, y + height));
  }

  /** Centred, but for the ends, where half of it would be cut off. */
  private static void label(StringBuilder svg, double x, int y, String text) {
    String anchor = x < 5 ? "start" : x > 95 ? "end" : "middle";
    svg.append(
        f(
            "<text x=\"%.2f%%\" y=\"%d\" class=\"note\" text-anchor=\"%s\">%s</text>%n",
            x, y, anchor, text));
  }

  private double percent(Run run, Instant at) {
    return axis.percent(Duration.between(run.from(), at).toMillis());
  }

  private static String summary(Run run) {
    String attempts = run.attempts() == 1 ? "1 attempt" : run.attempts() + " attempts";
    Duration applied = run.appliedAfter();
    String when =
        applied == null
            ? ""
            : (run.bundles().size() > 1 ? ", slowest applied after " : ", applied after ")
                + Text.span(applied);
    return run.outcome() + ", " + attempts + when;
  }

  /** In the root locale: a decimal comma would end a coordinate. */
  private static String f(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
