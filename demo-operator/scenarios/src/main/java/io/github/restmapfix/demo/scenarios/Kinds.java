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

/** The definitions of one group's kinds, and objects of them. */
record Kinds(String group, Map<String, String> labels) {

  String apiVersion(String version) {
    return group + "/" + version;
  }

  String crdName(String kind) {
    return plural(kind) + "." + group;
  }

  /** Of the CRD that this object needs. */
  static String crdName(GenericKubernetesResource object) {
    String apiVersion = object.getApiVersion();
    String group = apiVersion.substring(0, apiVersion.indexOf('/'));
    return plural(object.getKind()) + "." + group;
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
        .withPlural(plural(kind))
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
      versions.add(
          new CustomResourceDefinitionVersionBuilder()
              .withName(name)
              .withServed(true)
              .withStorage(versions.isEmpty())
              .withNewSchema()
              .withOpenAPIV3Schema(LargeSchema.OF_ORDINARY_SIZE)
              .endSchema()
              .build());
    }
    return versions;
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

  private static String plural(String kind) {
    return kind.toLowerCase(Locale.ROOT) + "s";
  }
}
