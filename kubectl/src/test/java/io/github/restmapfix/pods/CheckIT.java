package io.github.restmapfix.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code status --check} makes of what the agents in a fleet say. */
@Timeout(30) // less than a call of kubectl may take: nothing waits for the clock that ends those
class CheckIT {

  private static final String FINE =
      "agent 0.1.0\nstate         on\nhealed        3\nfailures      0\n"
          + "copies        client-java (app) patched find\n";
  private static final String WITH_THE_FLAG =
      "[{name: istio-proxy}, {name: app, args: ['-javaagent:/x/restmap-fix.jar', -jar, app.jar]}]";

  @TempDir Path bin;

  @Test
  void a_fleet_in_which_all_is_patched_passes() throws Exception {
    Command fleet = status(FINE, 0, "--check");

    assertThat(fleet.exit()).as("%s", fleet).isZero();
    assertThat(fleet.out()).contains("shop ", " p ", "client-java (app) patched find");
  }

  @Test
  void what_is_left_alone_or_switched_off_fails_it_and_only_where_it_is_asked_for()
      throws Exception {
    String off = FINE + "switched off  client-java.find\n";

    Command checked = status(off, 3, "--check");
    assertThat(checked.exit()).as("%s", checked).isEqualTo(3);
    assertThat(checked.out()).contains("switched off: client-java.find");
    assertThat(status(off, 3).exit()).isZero();
  }

  @Test
  void failures_fail_it_too() throws Exception {
    Command fleet = status(FINE.replace("failures      0", "failures      2"), 0, "--check");

    assertThat(fleet.exit()).as("%s", fleet).isEqualTo(3);
  }

  @Test
  void an_agent_that_cannot_be_asked_has_a_row_and_fails_it() throws Exception {
    Command fleet =
        fleet(WITH_THE_FLAG, "case \"$*\" in *'-version'*) ;; *) exit 126 ;; esac\n", "--check");

    assertThat(fleet.exit()).as("%s", fleet).isEqualTo(3);
    assertThat(fleet.out()).contains("could not be asked: no HotSpot JVM can be seen in it");

    fleet = fleet(WITH_THE_FLAG, "exit 126\n", "--check");
    assertThat(fleet.exit()).as("%s", fleet).isEqualTo(3);
    assertThat(fleet.out()).contains("could not be asked: its container app has no java in PATH");
  }

  @Test
  void a_pod_without_the_agent_is_counted_and_fails_nothing() throws Exception {
    Command fleet = fleet("[{name: istio-proxy}, {name: app}]", "exit 126\n", "--check");

    assertThat(fleet.exit()).as("%s", fleet).isZero();
    assertThat(fleet.err()).contains("1 more in which no agent can be seen");
  }

  private Command status(String said, int exit, String... options) throws Exception {
    return fleet(
        WITH_THE_FLAG,
        "case \"$*\" in\n"
            + "  *istio-proxy*) exit 126 ;;\n"
            + "  *' list') printf 'PID JAVA VM\\n7 17 HotSpot yes operator\\n' ;;\n"
            + ("  *' status 7') printf '" + said.replace("\n", "\\n") + "'; exit " + exit + " ;;\n")
            + "esac\n",
        options);
  }

  private Command fleet(String containers, String inThem, String... options) throws Exception {
    Paper paper =
        new Paper(
            bin,
            "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: "
                + containers
                + "}}",
            inThem);
    return paper.restmapFix(
        Stream.concat(Stream.of("status", "-l", "app=operator"), List.of(options).stream())
            .toArray(String[]::new));
  }
}
