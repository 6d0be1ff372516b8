package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The defaults that somebody may look at; Pods and Deployments get none, for nothing runs them
 * here.
 */
final class BuiltInDefaults {

  private BuiltInDefaults() {}

  static void fill(ResourceType type, ObjectNode object) {
    switch (type.collection()) {
      case BuiltIns.NAMESPACES -> namespace(object);
      case "/secrets" -> secret(object);
      case "/services" -> service(object);
      default -> {
        // nothing to fill in
      }
    }
  }

  static ObjectNode terminating(ObjectNode namespace) {
    ObjectNode copy = namespace.deepCopy();
    Json.child(copy, "metadata").put("deletionTimestamp", Deletion.now());
    Json.child(copy, "status").put("phase", "Terminating");
    return copy;
  }

  private static void namespace(ObjectNode object) {
    ObjectNode metadata = Json.child(object, "metadata");
    Json.child(metadata, "labels").set("kubernetes.io/metadata.name", metadata.get("name"));
    ObjectNode spec = Json.child(object, "spec");
    if (!spec.has("finalizers")) {
      spec.putArray("finalizers").add("kubernetes");
    }
    ObjectNode status = Json.child(object, "status");
    if (!status.has("phase")) {
      status.put("phase", "Active");
    }
  }

  /** stringData is only ever written. */
  private static void secret(ObjectNode object) {
    if (!object.has("type")) {
      object.put("type", "Opaque");
    }
    if (object.remove("stringData") instanceof ObjectNode texts) {
      ObjectNode data = Json.child(object, "data");
      texts.properties().forEach(text -> data.put(text.getKey(), base64(text.getValue().asText())));
    }
  }

  private static void service(ObjectNode object) {
    ObjectNode spec = Json.child(object, "spec");
    putIfAbsent(spec, "type", "ClusterIP");
    putIfAbsent(spec, "sessionAffinity", "None");
    putIfAbsent(spec, "internalTrafficPolicy", "Cluster");
    for (JsonNode port : spec.path("ports")) {
      putIfAbsent((ObjectNode) port, "protocol", "TCP");
      ((ObjectNode) port).putIfAbsent("targetPort", port.get("port"));
    }
    Json.child(Json.child(object, "status"), "loadBalancer");
  }

  private static void putIfAbsent(ObjectNode object, String field, String value) {
    if (!object.has(field)) {
      object.put(field, value);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
