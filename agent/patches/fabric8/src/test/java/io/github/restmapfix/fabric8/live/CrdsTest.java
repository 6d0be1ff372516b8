package io.github.restmapfix.fabric8.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.github.restmapfix.restmapper.SeenCrd;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrdsTest {

  private static final String NAME = "ws.demo.example.com";

  private final KubernetesSerialization json = new KubernetesSerialization();

  @ParameterizedTest
  @ValueSource(classes = {CustomResourceDefinition.class, GenericKubernetesResource.class})
  void a_definition_is_established_if_the_condition_says_so(Class<HasMetadata> type) {
    assertThat(
            read(
                type,
                ",\"status\":{\"conditions\":[{\"type\":\"NamesAccepted\",\"status\":\"True\"},{\"type\":\"Established\",\"status\":\"True\"}]}"))
        .contains(SeenCrd.of(NAME, "u", 2L, true));
  }

  @ParameterizedTest
  @ValueSource(classes = {CustomResourceDefinition.class, GenericKubernetesResource.class})
  void a_definition_is_on_its_way_without_a_status_and_before_it_is_established(
      Class<HasMetadata> type) {
    SeenCrd coming = SeenCrd.of(NAME, "u", 2L, false);
    assertThat(read(type, "")).contains(coming);
    assertThat(read(type, ",\"status\":{\"conditions\":null}")).contains(coming);
    assertThat(
            read(
                type,
                ",\"status\":{\"conditions\":[{\"type\":\"NamesAccepted\",\"status\":\"True\"},{\"type\":\"Established\",\"status\":\"False\"}]}"))
        .contains(coming);
  }

  @ParameterizedTest
  @ValueSource(classes = OwnClass.class)
  void of_a_class_of_the_applications_own_only_the_metadata_count(Class<HasMetadata> type) {
    assertThat(read(type, "")).contains(SeenCrd.of(NAME, "u", 2L, true));
  }

  @Test
  void what_has_no_name_is_no_definition() {
    assertThat(Crds.of(null)).isEmpty();
    assertThat(Crds.of(new CustomResourceDefinition())).isEmpty();
    assertThat(Crds.of(json.unmarshal("{\"metadata\":{}}", GenericKubernetesResource.class)))
        .isEmpty();
  }

  private Optional<SeenCrd> read(Class<HasMetadata> type, String rest) {
    return Crds.of(
        json.unmarshal(
            "{\"apiVersion\":\"apiextensions.k8s.io/v1\",\"kind\":\"CustomResourceDefinition\","
                + "\"metadata\":{\"name\":\""
                + NAME
                + "\",\"uid\":\"u\",\"generation\":2}"
                + rest
                + "}",
            type));
  }

  @Group("apiextensions.k8s.io")
  @Version("v1")
  static final class OwnClass extends CustomResource<Void, Void> {
    private static final long serialVersionUID = 1;
  }
}
