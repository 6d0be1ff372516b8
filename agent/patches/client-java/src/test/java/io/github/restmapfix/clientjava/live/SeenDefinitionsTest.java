package io.github.restmapfix.clientjava.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.restmapper.ClusterId;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import io.kubernetes.client.openapi.models.V1CustomResourceDefinition;
import io.kubernetes.client.openapi.models.V1CustomResourceDefinitionCondition;
import io.kubernetes.client.openapi.models.V1CustomResourceDefinitionList;
import io.kubernetes.client.openapi.models.V1CustomResourceDefinitionStatus;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Status;
import io.kubernetes.client.util.Watch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeenDefinitionsTest {

  private static final String SERVER = "https://a.example.com:6443/k8s/c1";
  private static final HttpUrl CRDS =
      HttpUrl.get(SERVER + "/apis/apiextensions.k8s.io/v1/customresourcedefinitions?watch=true");

  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final Copy copy = Copies.of(clusters);

  @AfterEach
  void close() {
    clusters.close();
  }

  @Test
  void a_definition_that_comes_marks_its_group_by_an_event_and_by_a_list() {
    event(CRDS, "ADDED", crd("a.example.com", "False"));
    list(CRDS, new V1CustomResourceDefinitionList().items(List.of(crd("b.example.com", "False"))));
    list(
        CRDS,
        JsonParser.parseString("{\"items\":[{\"metadata\":{\"name\":\"ws.c.example.com\"}}]}"));

    assertThat(marked("a.example.com")).isTrue();
    assertThat(marked("b.example.com")).isTrue();
    assertThat(marked("c.example.com")).isTrue();
  }

  @Test
  void of_definitions_that_are_served_for_long_only_one_that_goes_marks_its_group() {
    list(CRDS, new V1CustomResourceDefinitionList().items(List.of(crd("a.example.com", "True"))));
    assertThat(marked("a.example.com")).isFalse();

    event(CRDS, "DELETED", crd("a.example.com", "True"));
    assertThat(marked("a.example.com")).isTrue();
  }

  @Test
  void another_groups_kind_of_this_plural_marks_nothing() {
    HttpUrl other = HttpUrl.get(SERVER + "/apis/other.example.com/v1/customresourcedefinitions");
    event(other, "ADDED", crd("a.example.com", "False"));
    list(other, new V1CustomResourceDefinitionList().items(List.of(crd("a.example.com", "False"))));

    assertThat(marked("a.example.com")).isFalse();
  }

  @Test
  void what_brings_no_definition_marks_nothing_and_fails_nowhere() {
    event(CRDS, "BOOKMARK", crd("a.example.com", "False"));
    event(CRDS, null, crd("a.example.com", "False"));
    new EventsGateway(copy)
        .answer(new Object[] {null, CRDS, new Watch.Response<>("ERROR", new V1Status())});
    new EventsGateway(copy).answer(new Object[] {null, CRDS, null});
    list(CRDS, null);
    list(CRDS, JsonParser.parseString("{\"items\":null}"));
    list(CRDS, new V1CustomResourceDefinitionList().items(null));
    list(CRDS, crd("a.example.com", "False")); // what a POST was answered

    assertThat(marked("a.example.com")).isFalse();
  }

  private void event(HttpUrl watched, String type, V1CustomResourceDefinition crd) {
    new EventsGateway(copy).answer(new Object[] {null, watched, new Watch.Response<>(type, crd)});
  }

  private void list(HttpUrl listed, Object answer) {
    new ListsGateway(copy).answer(new Object[] {null, listed, answer});
  }

  private boolean marked(String group) {
    return clusters
        .cluster(ClusterId.of(SERVER, ""), request -> new CompletableFuture<>())
        .marked(group);
  }

  private static V1CustomResourceDefinition crd(String group, String established) {
    return new V1CustomResourceDefinition()
        .metadata(new V1ObjectMeta().name("ws." + group))
        .status(
            new V1CustomResourceDefinitionStatus()
                .addConditionsItem(
                    new V1CustomResourceDefinitionCondition()
                        .type("Established")
                        .status(established)));
  }
}
