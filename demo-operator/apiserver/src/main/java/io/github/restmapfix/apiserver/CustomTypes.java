package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a CRD brings: one resource for every version served. */
final class CustomTypes {

  private static final List<String> VERBS =
      List.of("delete", "deletecollection", "get", "list", "patch", "create", "update", "watch");
  private static final List<String> TERMINATING_VERBS =
      List.of("delete", "deletecollection", "get", "list", "watch");

  private CustomTypes() {}

  static List<ResourceType> of(ObjectNode crd) {
    List<ResourceType> types = new ArrayList<>();
    for (JsonNode version : crd.path("spec").path("versions")) {
      if (version.path("served").asBoolean()) {
        types.add(type(crd, version));
      }
    }
    return List.copyOf(types);
  }

  private static ResourceType type(ObjectNode crd, JsonNode version) {
    JsonNode spec = crd.path("spec");
    JsonNode names = spec.path("names");
    return new ResourceType(
        spec.path("group").asText(),
        version.path("name").asText(),
        storageVersion(spec),
        names.path("plural").asText(),
        names.path("singular").asText(),
        names.path("kind").asText(),
        names.path("listKind").asText(),
        texts(names.path("shortNames")),
        texts(names.path("categories")),
        spec.path("scope").asText().equals("Namespaced"),
        version.path("subresources").hasNonNull("status"),
        true,
        Deletion.isMarked(crd) ? TERMINATING_VERBS : VERBS);
  }

  private static String storageVersion(JsonNode spec) {
    for (JsonNode version : spec.path("versions")) {
      if (version.path("storage").asBoolean()) {
        return version.path("name").asText();
      }
    }
    return "";
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
