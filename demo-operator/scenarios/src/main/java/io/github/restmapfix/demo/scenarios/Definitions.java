package io.github.restmapfix.demo.scenarios;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The CRDs of one run, in its group and in groups below that: installed, watched, taken away. */
final class Definitions {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final KubernetesClient client;
  private final String group;
  private final Map<String, String> labels;
  private final CrdWatch watch;

  Definitions(KubernetesClient client, String group, Map<String, String> labels, Undo undo) {
    this.client = client;
    this.group = group;
    this.labels = labels;
    this.watch = new CrdWatch(client, labels);
    undo.add(watch::close);
    undo.add(this::remove);
  }

  /** Those of the run's own group. */
  Kinds kinds() {
    return new Kinds(group, labels);
  }

  /** Those of a group below it, which is as foreign to the API server as any other. */
  Kinds kindsBelow(String prefix) {
    return new Kinds(prefix + "." + group, labels);
  }

  /** Returns when the kind is served in these versions, everywhere in discovery. */
  void install(Kinds kinds, String kind, String... versions) {
    var crd = client.apiextensions().v1().customResourceDefinitions().withName(kinds.crdName(kind));
    if (crd.get() == null) {
      client.resource(kinds.crd(kind, versions)).create();
    } else {
      crd.edit(
          old ->
              new CustomResourceDefinitionBuilder(old)
                  .editSpec()
                  .withVersions(kinds.versions(versions))
                  .endSpec()
                  .build());
    }
    for (String version : versions) {
      String what = kind + "/" + version;
      Await.until(what + " is in discovery", LIMIT, () -> isServed(kinds, kind, version));
    }
  }

  /** Deletes the kind and defines it anew, with another plural: what a corrected chart does. */
  void replace(String kind, String... versions) {
    Kinds kinds = kinds();
    client.apiextensions().v1().customResourceDefinitions().withName(kinds.crdName(kind)).delete();
    for (String version : versions) {
      String what = kind + "/" + version;
      Await.until(what + " is gone", LIMIT, () -> !isServed(kinds, kind, version));
    }
    install(kinds.endingIn("es"), kind, versions);
  }

  /** The kind is served as {@code to} and no longer as {@code from}, which the CRD still names. */
  void move(String kind, String from, String to) {
    Kinds kinds = kinds();
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(kinds.crdName(kind))
        .edit(
            old ->
                new CustomResourceDefinitionBuilder(old)
                    .editSpec()
                    .withVersions(kinds.versions(to))
                    .addToVersions(kinds.unserved(from))
                    .endSpec()
                    .build());
    Await.until(kind + "/" + to + " is in discovery", LIMIT, () -> isServed(kinds, kind, to));
    Await.until(kind + "/" + from + " is gone", LIMIT, () -> !isServed(kinds, kind, from));
  }

  /** When the last of these became Established; null if none of them did yet. */
  Instant establishedAt(List<String> crdNames) {
    return crdNames.stream()
        .map(watch::establishedAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }

  private boolean isServed(Kinds kinds, String kind, String version) {
    boolean listed =
        client.getApiGroups().getGroups().stream()
            .filter(g -> g.getName().equals(kinds.group()))
            .flatMap(g -> g.getVersions().stream())
            .anyMatch(v -> v.getVersion().equals(version));
    return listed && client.supports(kinds.apiVersion(version), kind);
  }

  /**
   * Until discovery has forgotten the groups: the next operator to start would stumble over one
   * that is half gone.
   */
  private void remove() {
    client.apiextensions().v1().customResourceDefinitions().withLabels(labels).delete();
    Await.until("the CRDs are gone", LIMIT, watch::noneLeft);
    Await.until("discovery has forgotten their groups", LIMIT, this::groupsAreGone);
  }

  private boolean groupsAreGone() {
    try {
      return client.getApiGroups().getGroups().stream().noneMatch(this::isOurs);
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  private boolean isOurs(APIGroup served) {
    return served.getName().equals(group) || served.getName().endsWith("." + group);
  }
}
