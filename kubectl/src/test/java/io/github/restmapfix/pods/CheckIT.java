package io.github.restmapfix.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code status --check} makes of what the agents in a fleet say; the cluster is a script. */
@Timeout(30) // less than a call of kubectl may take: nothing waits for the clock that ends those
class CheckIT {

  private static final String FINE =
      "agent 0.1.0\nstate         on\nhealed        3\nfailures      0\n"
          + "copies        client-java (app) patched find\n";

  @TempDir Path bin;

  @BeforeEach
  void aPodWithAnAgent() throws Exception {
    Command.script(
        bin,
        "case \"$*\" in\n"
            + "  *'get pods '*) echo shop operator-1 ;;\n"
            + "  *'get pod '*) echo restmap-fix ;;\n"
            + "  *' list') printf 'PID JAVA VM\\n7 17 HotSpot yes operator\\n' ;;\n"
            + "  *' status 7') cat \"${0%/*}/status\"; exit $(cat \"${0%/*}/exit\") ;;\n"
            + "esac\n");
  }

  @Test
  void a_fleet_in_which_all_is_patched_passes() throws Exception {
    Command fleet = status(FINE, 0, "--check");

    assertThat(fleet.exit()).as("%s", fleet).isZero();
    assertThat(fleet.out()).contains("operator-1", "client-java (app) patched find");
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

  private Command status(String said, int exit, String... options) throws Exception {
    Files.writeString(bin.resolve("status"), said);
    Files.writeString(bin.resolve("exit"), String.valueOf(exit));
    String[] words = new String[options.length + 3];
    words[0] = "status";
    words[1] = "-l";
    words[2] = "app=operator";
    System.arraycopy(options, 0, words, 3, options.length);
    return Command.plugin(bin, words);
  }
}
