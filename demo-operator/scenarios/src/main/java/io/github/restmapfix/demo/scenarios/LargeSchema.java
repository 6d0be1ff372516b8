package io.github.restmapfix.demo.scenarios;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.util.Map;
import java.util.TreeMap;

/**
 * A schema of 31 KB, since a toy schema would hide how late a CRD may be served. Measured from the
 * POST's return to the first 200 with the kind in it, 12 CRDs each, on two busy cores: median 17 ms
 * with an empty schema and 79 ms with this one (kube-apiserver 1.36.3), 23 ms and 60 ms (1.29.6).
 */
final class LargeSchema {

  static final JSONSchemaProps OF_ORDINARY_SIZE = schema();

  private static final int SECTIONS = 12;
  private static final int FIELDS = 20;

  private LargeSchema() {}

  private static JSONSchemaProps schema() {
    Map<String, JSONSchemaProps> sections = new TreeMap<>();
    for (int i = 0; i < SECTIONS; i++) {
      sections.put("section" + i, section());
    }
    return new JSONSchemaPropsBuilder()
        .withType("object")
        .withXKubernetesPreserveUnknownFields(true)
        .withProperties(sections)
        .build();
  }

  private static JSONSchemaProps section() {
    Map<String, JSONSchemaProps> fields = new TreeMap<>();
    for (int i = 0; i < FIELDS; i++) {
      fields.put(
          "field" + i,
          new JSONSchemaPropsBuilder()
              .withType("string")
              .withDescription(
                  "One field among many, with the sentence or two of explanation that fields have.")
              .build());
    }
    return new JSONSchemaPropsBuilder().withType("object").withProperties(fields).build();
  }
}
