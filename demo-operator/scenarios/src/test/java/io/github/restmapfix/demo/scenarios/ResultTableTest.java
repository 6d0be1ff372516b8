package io.github.restmapfix.demo.scenarios;

import static io.github.restmapfix.demo.operator.ClientLibrary.CLIENT_JAVA;
import static io.github.restmapfix.demo.operator.ClientLibrary.FABRIC8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  @Test
  void columns_are_aligned_and_every_run_is_a_row() {
    Cell stock = Runs.cell(new NewGroup(), CLIENT_JAVA, Variant.STOCK);
    Cell agent = Runs.cell(new NewGroup(), CLIENT_JAVA, Variant.AGENT);

    String text =
        new ResultTable(
                List.of(Runs.restarted(stock, 3000, 6100, 5, 255, 755), Runs.works(agent, 31)))
            .text();

    assertThat(text.lines())
        .containsExactly(
            "scenario                                     client       run    outcome              resolved  applied  attempts  discovery  as expected",
            "(e) W arrives in a group that did not exist  client-java  stock  fails until restart  6.1 s     6.1 s    4         1          yes",
            "(e) W arrives in a group that did not exist  client-java  agent  works                31 ms     31 ms    1         1          yes");
  }

  @Test
  void without_an_audit_log_nobody_claims_a_number_of_requests() {
    Cell cell = Runs.cell(new NewGroup(), FABRIC8, Variant.STOCK);
    Run run =
        new Run(cell, List.of(Runs.story(20)), null, false, Runs.at(50), OptionalInt.empty(), null);

    assertThat(new ResultTable(List.of(run)).rows().get(0)).contains("-");
  }
}
