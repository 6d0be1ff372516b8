package io.github.restmapfix.demo.scenarios;

import static io.github.restmapfix.demo.operator.ClientLibrary.CLIENT_JAVA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

  private final Cell stock = Runs.cell(new NewVersionWithNewKind(), CLIENT_JAVA, Variant.STOCK);
  private final Cell agent = Runs.cell(new NewVersionWithNewKind(), CLIENT_JAVA, Variant.AGENT);
  private final List<Run> runs =
      List.of(Runs.restarted(stock, 3000, 5000, 10, 260, 760), Runs.works(agent, 40));

  @Test
  void the_page_loads_nothing_from_anywhere() throws Exception {
    assertThat(page(runs)).doesNotContain("http:", "https:", "<script", "<link", "url(", "@import");
  }

  @Test
  void an_error_message_cannot_break_out_of_its_text() throws Exception {
    String page = page(List.of(Run.broken(agent, "<script>alert('x')</script>")));

    assertThat(page).contains("&lt;script&gt;alert(&#39;x&#39;)").doesNotContain("<script>");
  }

  @Test
  void stock_is_red_from_its_first_failure_until_the_restart_helped_and_the_agent_never()
      throws Exception {
    String svg = new Timeline(runs).svg();

    String[] rows = svg.split(">agent</tspan>");
    assertThat(rows[0]).contains("class=\"failing\"", "class=\"restart\"", "class=\"applied\"");
    assertThat(rows[1]).doesNotContain("class=\"failing\"").contains("class=\"applied\"");
  }

  @Test
  void the_time_line_is_well_formed_and_can_be_read_out() throws Exception {
    String svg = new Timeline(runs).svg();

    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getAttribute("aria-label"))
        .isEqualTo(
            "stock: fails until restart, 4 attempts, applied after 5.0 s. agent: works, 1 attempt, applied after 40 ms.");
  }

  private static String page(List<Run> runs) throws Exception {
    return new HtmlReport(runs, new Environment(Map.of("API server", "v1.36.3"))).page();
  }
}
