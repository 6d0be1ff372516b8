package io.github.restmapfix.clientjava.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.CoreV1Event;
import io.kubernetes.client.openapi.models.EventsV1Event;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.util.ModelMapper;
import org.junit.jupiter.api.Test;

class ModelKindTest {

  @Test
  void a_class_of_the_application_may_be_of_any_group() {
    ModelKind kind = ModelKind.of(V1Widget.class);

    assertThat(kind).hasToString("v1 Widget");
    assertThat(kind.group()).isEmpty();
    assertThat(kind.mayBeIn("")).isTrue();
    assertThat(kind.mayBeIn("a.example.com")).isTrue();
    assertThat(kind.isOfAnotherThan("a.example.com")).isFalse();
  }

  @Test
  void a_class_that_was_registered_with_client_java_is_of_that_group_and_version() {
    ModelMapper.addModelMap("a.example.com", "v2", "Gadget", "gadgets", true, V1Gadget.class);
    ModelKind kind = ModelKind.of(V1Gadget.class);

    assertThat(kind).hasToString("v2 Gadget");
    assertThat(kind.group()).contains("a.example.com");
    assertThat(kind.mayBeIn("a.example.com")).isTrue();
    assertThat(kind.mayBeIn("b.example.com")).isFalse();
    assertThat(kind.isOfAnotherThan("b.example.com")).isTrue();
  }

  @Test
  void a_name_that_begins_like_a_group_does_not_say_the_group_of_an_applications_class() {
    assertThat(ModelKind.of(PolicyV1Rule.class).group()).isEmpty();
    assertThat(ModelKind.of(CoreV1Rule.class).group()).isEmpty();
  }

  @Test
  void a_model_of_client_java_is_of_a_group_of_kubernetes() {
    ModelKind kind = ModelKind.of(V1Service.class);

    assertThat(kind.group()).isEmpty();
    assertThat(kind.mayBeIn("")).isTrue();
    assertThat(kind.mayBeIn("apps")).isTrue();
    assertThat(kind.mayBeIn("networking.k8s.io")).isTrue();
    assertThat(kind.mayBeIn("serving.knative.dev")).isFalse();
  }

  @Test
  void a_model_of_client_java_with_a_group_in_its_name_is_of_that_group_alone() {
    assertThat(ModelKind.of(CoreV1Event.class).group()).contains("");
    assertThat(ModelKind.of(EventsV1Event.class).group()).contains("events.k8s.io");
  }

  static final class V1Widget extends Model {}

  static final class V1Gadget extends Model {}

  static final class PolicyV1Rule extends Model {}

  static final class CoreV1Rule extends Model {}
}
