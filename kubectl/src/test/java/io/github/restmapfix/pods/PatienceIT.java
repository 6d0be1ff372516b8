package io.github.restmapfix.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A call of kubectl that never comes back; no node is needed for that. */
class PatienceIT {

  @TempDir Path bin;

  @Test
  @Timeout(30)
  void a_call_that_hangs_is_given_up() throws Exception {
    Command.script(bin, "exec sleep 300\n");

    long start = System.nanoTime();
    Command attached = Command.plugin(bin, "attach", "pod", "--request-timeout", "1");

    assertThat(attached.exit()).as("%s", attached).isEqualTo(1);
    assertThat(attached.err()).contains("kubectl get was given up after 1 s");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }
}
