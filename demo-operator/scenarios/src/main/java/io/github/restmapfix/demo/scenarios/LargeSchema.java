package io.github.restmapfix.demo.scenarios;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.util.Map;
import java.util.TreeMap;

/**
 * A schema of some 30 KB, which is little for a real CRD (cert-manager's and Istio's have ten times
 * that). The server needs longer to serve a CRD the larger it is: measured, from the POST's return,
 * 5 to 15 ms with an empty schema, 25 to 45 ms with this one. A demo with toy schemas would hide
 * that.
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
