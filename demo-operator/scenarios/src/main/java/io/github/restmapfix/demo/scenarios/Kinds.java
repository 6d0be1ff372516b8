package io.github.restmapfix.demo.scenarios;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The definitions of one group's kinds, whose plurals end alike, and objects of them. */
record Kinds(String group, Map<String, String> labels, String ending) {

  private static final String USUAL = "s";

  Kinds(String group, Map<String, String> labels) {
    this(group, labels, USUAL);
  }

  /** The same kinds under plurals that end differently. */
  Kinds endingIn(String other) {
    return new Kinds(group, labels, other);
  }

  String apiVersion(String version) {
    return group + "/" + version;
  }

  String crdName(String kind) {
    return plural(kind, ending) + "." + group;
  }

  /** Of the CRD that this object needs, or needed at first. */
  static String crdName(GenericKubernetesResource object) {
    String apiVersion = object.getApiVersion();
    String group = apiVersion.substring(0, apiVersion.indexOf('/'));
    return plural(object.getKind(), USUAL) + "." + group;
  }

  CustomResourceDefinition crd(String kind, String... versions) {
    return new CustomResourceDefinitionBuilder()
        .withNewMetadata()
        .withName(crdName(kind))
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withGroup(group)
        .withScope("Namespaced")
        .withNewNames()
        .withKind(kind)
        .withPlural(plural(kind, ending))
        .withSingular(kind.toLowerCase(Locale.ROOT))
        .endNames()
        .withVersions(versions(versions))
        .endSpec()
        .build();
  }

  /** The first one is stored. */
  List<CustomResourceDefinitionVersion> versions(String... names) {
    List<CustomResourceDefinitionVersion> versions = new ArrayList<>();
    for (String name : names) {
      versions.add(version(name, true, versions.isEmpty()));
    }
    return versions;
  }

  CustomResourceDefinitionVersion unserved(String name) {
    return version(name, false, false);
  }

  private static CustomResourceDefinitionVersion version(
      String name, boolean served, boolean stored) {
    return new CustomResourceDefinitionVersionBuilder()
        .withName(name)
        .withServed(served)
        .withStorage(stored)
        .withNewSchema()
        .withOpenAPIV3Schema(LargeSchema.OF_ORDINARY_SIZE)
        .endSchema()
        .build();
  }

  GenericKubernetesResource object(String kind, String version) {
    return new GenericKubernetesResourceBuilder()
        .withApiVersion(apiVersion(version))
        .withKind(kind)
        .withNewMetadata()
        .withName("demo")
        .endMetadata()
        .addToAdditionalProperties("spec", Map.of("colour", "green"))
        .build();
  }

  private static String plural(String kind, String ending) {
    return kind.toLowerCase(Locale.ROOT) + ending;
  }
}
