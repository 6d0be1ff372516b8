package io.github.restmapfix.demo.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The whole result as one page that needs nothing else: it can be mailed, or kept by a CI job. */
final class HtmlReport {

  private final List<Run> runs;
  private final Environment environment;

  HtmlReport(List<Run> runs, Environment environment) {
    this.runs = List.copyOf(runs);
    this.environment = environment;
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, page());
  }

  String page() throws IOException {
    return resource("report.html")
        .replace("{{style}}", resource("report.css"))
        .replace("{{verdict}}", verdict())
        .replace("{{environment}}", environmentList())
        .replace("{{table}}", table())
        .replace("{{timelines}}", timelines());
  }

  private String verdict() {
    List<String> complaints = new Check(runs).complaints();
    if (complaints.isEmpty()) {
      boolean agent = runs.stream().anyMatch(r -> r.cell().variant() == Variant.AGENT);
      return "<p class=\"verdict good\">As expected: stock fails where it is known to fail"
          + (agent ? ", and with the agent everything heals.</p>" : ". The agent was not run.</p>");
    }
    StringBuilder html =
        new StringBuilder("<div class=\"verdict bad\"><p>Not as expected:</p><ul>");
    complaints.forEach(c -> html.append("<li>").append(Html.escape(c)).append("</li>"));
    return html.append("</ul></div>").toString();
  }

  private String environmentList() {
    StringBuilder html = new StringBuilder("<dl>\n");
    environment
        .entries()
        .forEach(
            (name, value) ->
                html.append("<div><dt>")
                    .append(Html.escape(name))
                    .append("</dt><dd>")
                    .append(Html.escape(value))
                    .append("</dd></div>\n"));
    return html.append("</dl>").toString();
  }

  /** The scenario is a heading over its rows: as a column it would leave no room for the others. */
  private String table() {
    List<String> headings = ResultTable.HEADINGS.subList(1, ResultTable.HEADINGS.size());
    StringBuilder html = new StringBuilder("<table>\n<thead><tr>");
    headings.forEach(h -> html.append("<th scope=\"col\">").append(h).append("</th>"));
    html.append("</tr></thead>\n");
    List<List<String>> rows = new ResultTable(runs).rows();
    String scenario = null;
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      if (!row.get(0).equals(scenario)) {
        html.append(scenario == null ? "<tbody>\n" : "</tbody>\n<tbody>\n");
        scenario = row.get(0);
        html.append(
                f("<tr class=\"scenario\"><th scope=\"rowgroup\" colspan=\"%d\">", row.size() - 1))
            .append(Html.escape(scenario))
            .append("</th></tr>\n");
      }
      html.append(f("<tr class=\"%s\">", runs.get(i).outcome().works() ? "works" : "fails"));
      for (int column = 0; column < headings.size(); column++) {
        html.append(f("<td data-heading=\"%s\">", headings.get(column)))
            .append(Html.escape(row.get(column + 1)))
            .append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table>").toString();
  }

  private String timelines() {
    Map<String, List<Run>> figures = new LinkedHashMap<>();
    for (Run run : runs) {
      Cell cell = run.cell();
      String title =
          "(" + cell.scenario().id() + ") " + cell.scenario().title() + ", " + cell.client();
      figures.computeIfAbsent(title, t -> new ArrayList<>()).add(run);
    }
    StringBuilder html = new StringBuilder();
    figures.forEach(
        (title, both) -> {
          html.append("<figure>\n<figcaption>")
              .append(Html.escape(title))
              .append("</figcaption>\n");
          html.append(new Timeline(both).svg());
          errors(html, both);
          html.append("</figure>\n");
        });
    return html.toString();
  }

  private static void errors(StringBuilder html, List<Run> both) {
    for (Run run : both) {
      if (run.error() != null) {
        html.append("<p class=\"error\">error, ")
            .append(run.cell().variant())
            .append(": <code>")
            .append(Html.escape(run.error()))
            .append("</code></p>\n");
      }
    }
  }

  private static String f(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream("/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
