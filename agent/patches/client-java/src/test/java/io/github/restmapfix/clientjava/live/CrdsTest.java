package io.github.restmapfix.clientjava.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.restmapfix.restmapper.SeenCrd;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CustomResourceDefinition;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrdsTest {

  private static final String NAME = "ws.demo.example.com";

  @ParameterizedTest
  @MethodSource("forms")
  void a_definition_is_established_if_the_condition_says_so(Function<String, Object> form) {
    assertThat(
            Crds.of(
                form.apply(
                    crd(
                        ",\"status\":{\"conditions\":[{\"type\":\"NamesAccepted\",\"status\":\"True\"},{\"type\":\"Established\",\"status\":\"True\"}]}"))))
        .contains(SeenCrd.of(NAME, "u", 2L, true));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_definition_is_on_its_way_without_a_status_and_before_it_is_established(
      Function<String, Object> form) {
    SeenCrd coming = SeenCrd.of(NAME, "u", 2L, false);
    assertThat(Crds.of(form.apply(crd("")))).contains(coming);
    assertThat(Crds.of(form.apply(crd(",\"status\":null")))).contains(coming);
    assertThat(Crds.of(form.apply(crd(",\"status\":{\"conditions\":null}")))).contains(coming);
    assertThat(
            Crds.of(
                form.apply(
                    crd(
                        ",\"status\":{\"conditions\":[{\"type\":\"NamesAccepted\",\"status\":\"True\"},{\"type\":\"Established\",\"status\":\"False\"}]}"))))
        .contains(coming);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void what_has_no_name_is_no_definition(Function<String, Object> form) {
    assertThat(Crds.of(form.apply("{\"metadata\":{\"resourceVersion\":\"7\"}}"))).isEmpty();
    assertThat(Crds.of(form.apply("{\"metadata\":null}"))).isEmpty();
    assertThat(Crds.of(form.apply("{\"metadata\":{\"name\":null}}"))).isEmpty();
    assertThat(Crds.of(form.apply("{}"))).isEmpty();
  }

  @Test
  void of_a_class_of_the_applications_own_only_the_metadata_count() {
    Object own = new JSON().deserialize(crd(""), V1ConfigMap.class);

    assertThat(Crds.of(own)).contains(SeenCrd.of(NAME, "u", 2L, true));
    assertThat(Crds.of("a status, of an ERROR")).isEmpty();
    assertThat(Crds.of(null)).isEmpty();
  }

  static Stream<Named<Function<String, Object>>> forms() {
    return Stream.of(
        Named.of("typed", json -> new JSON().deserialize(json, V1CustomResourceDefinition.class)),
        Named.of("JSON", JsonParser::parseString),
        Named.of(
            "dynamic",
            json -> new DynamicKubernetesObject(JsonParser.parseString(json).getAsJsonObject())));
  }

  private static String crd(String rest) {
    return "{\"apiVersion\":\"apiextensions.k8s.io/v1\",\"kind\":\"CustomResourceDefinition\","
        + "\"metadata\":{\"name\":\""
        + NAME
        + "\",\"uid\":\"u\",\"generation\":2}"
        + rest
        + "}";
  }
}
