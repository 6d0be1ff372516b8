package io.github.restmapfix.fabric8.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscaler;
import io.github.restmapfix.core.LogLevel;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassMatchGatewayTest {

  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final ClassMatchGateway gateway =
      new ClassMatchGateway(
          Copies.of(
              clusters,
              Map.of("ignore", "ignored.example.com"),
              new PrintStream(stderr, true, StandardCharsets.UTF_8),
              LogLevel.SUMMARY));

  @AfterEach
  void close() {
    clusters.close();
  }

  @Test
  void the_class_of_another_version_is_said_and_what_to_do() throws Exception {
    answered("autoscaling/v2#HorizontalPodAutoscaler", HorizontalPodAutoscaler.class);

    assertThat(lines())
        .containsExactly(
            "[restmap-fix] fabric8.class-match: autoscaling/v2 HorizontalPodAutoscaler is answered"
                + " with io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscaler,"
                + " the class of autoscaling/v1: objects are read as that, and requests go to"
                + " autoscaling/v1; left as it is. fabric8 6.0 and later compares group and"
                + " version; before, register a class for it, of your own or the generic one:"
                + " KubernetesDeserializer.registerCustomKind(\"autoscaling/v2\","
                + " \"HorizontalPodAutoscaler\", GenericKubernetesResource.class)");
  }

  @Test
  void the_class_of_another_group_is_said_and_the_core_group_is_one() throws Exception {
    answered("demo.example.com/v1#Pod", Pod.class);
    answered("v1#HorizontalPodAutoscaler", HorizontalPodAutoscaler.class);

    assertThat(lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("demo.example.com/v1 Pod", "the class of v1:"),
            line ->
                assertThat(line)
                    .contains("v1 HorizontalPodAutoscaler", "the class of autoscaling/v1:"));
  }

  @Test
  void a_part_of_other_objects_is_no_kind() throws Exception {
    answered("demo.example.com/v1#Container", Container.class);

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("Container, which is no kind of any version: objects are read as that; left");
  }

  @Test
  void a_key_of_three_fields_is_read_as_well() throws Exception {
    answered(new TypeKey("Pod", null, "v1"), Pod.class);
    answered(new TypeKey("Pod", null, null), Pod.class);
    assertThat(lines()).isEmpty();

    answered(new TypeKey("Pod", null, "v2"), Pod.class);
    answered(new TypeKey("HorizontalPodAutoscaler", "autoscaling", "v2"), Pod.class);
    assertThat(lines())
        .satisfiesExactly(
            line -> assertThat(line).contains(": v2 Pod is"),
            line -> assertThat(line).contains(": autoscaling/v2 HorizontalPodAutoscaler is"));
  }

  /** A kind alone, and what no server could have accepted, ask for no version. */
  @ParameterizedTest
  @ValueSource(strings = {"v1#Pod", "Pod", "#Pod", "v1#", "../v1#Pod", "a b/v1#Pod", "/v1#Pod"})
  void the_class_that_was_asked_for_is_not_worth_a_line(String key) throws Exception {
    answered(key, Pod.class);

    assertThat(lines()).isEmpty();
  }

  @Test
  void each_kind_is_said_once() throws Exception {
    answered("v2#Pod", Pod.class);
    answered("v2#Pod", Pod.class);
    answered("v3#Pod", Pod.class);

    assertThat(lines()).hasSize(2);
  }

  @Test
  void a_group_that_is_ignored_is_not_mentioned() throws Exception {
    answered("ignored.example.com/v1#Pod", Pod.class);

    assertThat(lines()).isEmpty();
  }

  @Test
  void it_is_the_same_for_who_only_observes() throws Exception {
    gateway.observe(new Object[] {null, "v2#Pod", Pod.class});

    assertThat(lines()).hasSize(1);
  }

  private void answered(Object key, Class<?> found) throws Exception {
    assertThat(gateway.answer(new Object[] {null, key, found})).isNull();
  }

  private List<String> lines() {
    return stderr.toString(StandardCharsets.UTF_8).lines().collect(Collectors.toList());
  }

  /** As in 5.12.2 and later. */
  @SuppressWarnings("unused") // read by name
  private static final class TypeKey {

    private final String kind;
    private final String apiGroup;
    private final String version;

    private TypeKey(String kind, String apiGroup, String version) {
      this.kind = kind;
      this.apiGroup = apiGroup;
      this.version = version;
    }
  }
}
