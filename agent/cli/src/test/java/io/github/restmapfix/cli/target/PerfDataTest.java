package io.github.restmapfix.cli.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** On the file that this test's own JVM writes. */
class PerfDataTest {

  @Test
  void a_jvm_tells_its_version_options_and_class_path() throws IOException {
    Map<String, String> strings = PerfData.strings(own());

    assertThat(strings)
        .containsEntry("java.property.java.version", System.getProperty("java.version"))
        .containsKey("java.rt.vmArgs");
    // HotSpot cuts at 1,023 characters; Surefire puts the tests' class path over the JVM's own
    assertThat(
            System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")))
        .startsWith(strings.get("java.property.java.class.path"));
    assertThat(strings.get("sun.rt.jvmCapabilities")).startsWith("1");
  }

  @Test
  void a_file_that_ends_early_or_is_damaged_does_no_harm() throws IOException {
    byte[] whole = own();
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, 32 + random.nextInt(whole.length - 32));
      for (int j = 0; j < 20; j++) {
        damaged[6 + random.nextInt(damaged.length - 6)] = (byte) random.nextInt();
      }
      PerfData.strings(damaged);
    }
    assertThat(PerfData.strings(new byte[0])).isEmpty();
    assertThat(PerfData.strings("not such a file, but long enough".getBytes())).isEmpty();
  }

  private static byte[] own() throws IOException {
    return Files.readAllBytes(
        Path.of(
            "/tmp/hsperfdata_" + System.getProperty("user.name"),
            Long.toString(ProcessHandle.current().pid())));
  }
}
