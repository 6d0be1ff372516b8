package io.github.restmapfix.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.Stderr;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecordingTest {

  @AfterEach
  void clear() {
    System.clearProperty("restmap.fix.status");
  }

  @Test
  void a_flight_recording_has_site_question_and_both_answers(@TempDir Path directory)
      throws Exception {
    Decision decision =
        new Decision("A.b(A.java:1)", Question.ofVersions("asked", "g"), Question.NO, 0);
    decision.read(Optional.of(Set.of("v1", "v2")), 1, 2);
    Path file = directory.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("restmapfix.FrozenDecision");
      recording.start();
      new Stderr().report(new AtomicLong()).frozen(decision, "asked once");
      recording.stop();
      recording.dump(file);
    }

    RecordedEvent event =
        RecordingFile.readAllEvents(file).stream()
            .filter(any -> any.getEventType().getName().equals("restmapfix.FrozenDecision"))
            .findFirst()
            .orElseThrow();
    assertThat(event.getString("site")).isEqualTo("A.b(A.java:1)");
    assertThat(event.getString("question")).isEqualTo("asked");
    assertThat(event.getString("told")).isEqualTo("no");
    assertThat(event.getString("now")).isEqualTo("v1, v2");
  }
}
