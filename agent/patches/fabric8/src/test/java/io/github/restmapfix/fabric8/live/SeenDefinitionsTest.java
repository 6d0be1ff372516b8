package io.github.restmapfix.fabric8.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionListBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.dsl.internal.BaseOperation;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.restmapper.ClusterId;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeenDefinitionsTest {

  private static final String SERVER = "https://a.example.com:6443/";

  private final KubernetesClient client =
      new KubernetesClientBuilder()
          .withConfig(new ConfigBuilder().withMasterUrl(SERVER).build())
          .build();
  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final Copy copy = Copies.of(clusters, Map.of());

  @AfterEach
  void close() {
    clusters.close();
    client.close();
  }

  @Test
  void a_definition_that_comes_marks_its_group_by_an_event_and_by_a_list() {
    event(definitions("apiextensions.k8s.io"), Action.ADDED, crd("a.example.com", "False"));
    list(definitions("apiextensions.k8s.io"), crd("b.example.com", "False"));

    assertThat(marked("a.example.com")).isTrue();
    assertThat(marked("b.example.com")).isTrue();
  }

  @Test
  void of_definitions_that_are_served_for_long_only_one_that_goes_marks_its_group() {
    list(definitions("apiextensions.k8s.io"), crd("a.example.com", "True"));
    assertThat(marked("a.example.com")).isFalse();

    event(definitions("apiextensions.k8s.io"), Action.DELETED, crd("a.example.com", "True"));
    assertThat(marked("a.example.com")).isTrue();
  }

  @Test
  void another_groups_kind_of_this_plural_marks_nothing() {
    event(definitions("other.example.com"), Action.ADDED, crd("a.example.com", "False"));
    list(definitions("other.example.com"), crd("a.example.com", "False"));

    assertThat(marked("a.example.com")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"ERROR", "BOOKMARK"})
  void what_brings_no_definition_marks_nothing_and_fails_nowhere(Action action) {
    event(definitions("apiextensions.k8s.io"), action, crd("a.example.com", "False"));
    event(definitions("apiextensions.k8s.io"), action, null);
    event(definitions("apiextensions.k8s.io"), null, null);
    new ListsGateway(copy).answer(new Object[] {null, definitions("apiextensions.k8s.io"), null});

    assertThat(marked("a.example.com")).isFalse();
  }

  private void event(BaseOperation<?, ?, ?> watched, Action action, CustomResourceDefinition crd) {
    new EventsGateway(copy).answer(new Object[] {null, watched, action, crd});
  }

  private void list(BaseOperation<?, ?, ?> listed, CustomResourceDefinition crd) {
    new ListsGateway(copy)
        .answer(
            new Object[] {
              null, listed, new CustomResourceDefinitionListBuilder().withItems(crd).build()
            });
  }

  private BaseOperation<?, ?, ?> definitions(String group) {
    return (BaseOperation<?, ?, ?>)
        client.genericKubernetesResources(
            new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion("v1")
                .withKind("CustomResourceDefinition")
                .withPlural("customresourcedefinitions")
                .build());
  }

  private boolean marked(String group) {
    return clusters
        .cluster(ClusterId.of(SERVER, ""), request -> new CompletableFuture<>())
        .marked(group);
  }

  private static CustomResourceDefinition crd(String group, String established) {
    return new CustomResourceDefinitionBuilder()
        .withNewMetadata()
        .withName("ws." + group)
        .endMetadata()
        .withNewStatus()
        .addNewCondition()
        .withType("Established")
        .withStatus(established)
        .endCondition()
        .endStatus()
        .build();
  }
}
