package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * Defaults, validation and conditions of CustomResourceDefinitions. Schemas are required, but not
 * enforced on objects.
 */
final class CrdRules {

  private static final String FINALIZER = "customresourcecleanup.apiextensions.k8s.io";

  private CrdRules() {}

  /** Fills in what the API server fills in at once; names and conditions are accepted later. */
  static void complete(ObjectNode crd, ObjectNode before) {
    ObjectNode spec = Json.child(crd, "spec");
    ObjectNode names = Json.child(spec, "names");
    String kind = names.path("kind").asText("");
    if (!kind.isEmpty() && !names.hasNonNull("singular")) {
      names.put("singular", kind.toLowerCase(Locale.ROOT));
    }
    if (!kind.isEmpty() && !names.hasNonNull("listKind")) {
      names.put("listKind", kind + "List");
    }
    if (!spec.has("conversion")) {
      spec.putObject("conversion").put("strategy", "None");
    }
    ObjectNode status = Json.child(crd, "status");
    if (before == null) {
      status.putNull("conditions");
      status.putObject("acceptedNames").put("plural", "").put("kind", "");
    }
    ArrayNode stored =
        status.get("storedVersions") instanceof ArrayNode kept
            ? kept
            : status.putArray("storedVersions");
    storageVersions(crd).stream()
        .filter(version -> !contains(stored, version))
        .forEach(stored::add);
  }

  static void expectValid(ObjectNode crd) {
    List<Failure.Cause> causes = new ArrayList<>();
    JsonNode spec = crd.path("spec");
    String name = crd.path("metadata").path("name").asText();
    String group = spec.path("group").asText("");
    if (!name.equals(spec.path("names").path("plural").asText("") + "." + group)) {
      causes.add(
          Failure.Cause.invalid(
              "metadata.name", '"' + name + '"', "must be spec.names.plural+\".\"+spec.group"));
    }
    require(causes, spec, "spec.", "group");
    require(causes, spec, "spec.", "scope");
    if (storageVersions(crd).size() != 1) {
      causes.add(
          Failure.Cause.invalid(
              "spec.versions",
              spec.path("versions").isMissingNode() ? "null" : spec.path("versions").toString(),
              "must have exactly one version marked as storage version"));
    }
    for (String field : List.of("plural", "singular", "kind", "listKind")) {
      require(causes, spec.path("names"), "spec.names.", field);
    }
    if (crd.path("status").path("storedVersions").isEmpty()) {
      causes.add(
          Failure.Cause.invalid(
              "status.storedVersions", "null", "must have at least one stored version"));
    }
    if (causes.isEmpty()) {
      requireSchemas(causes, spec.path("versions"));
    }
    if (!causes.isEmpty()) {
      throw invalid(name, causes);
    }
  }

  /** What clients have learned about a resource cannot change while its CRD lives. */
  static void expectUnchanged(ObjectNode before, ObjectNode after) {
    List<Failure.Cause> causes = new ArrayList<>();
    for (String field : List.of("scope", "group", "names.kind", "names.plural")) {
      JsonNode value = after.path("spec").at("/" + field.replace('.', '/'));
      if (isEstablished(before)
          && !value.equals(before.path("spec").at("/" + field.replace('.', '/')))) {
        causes.add(Failure.Cause.invalid("spec." + field, value.toString(), "field is immutable"));
      }
    }
    if (!causes.isEmpty()) {
      throw invalid(after.path("metadata").path("name").asText(), causes);
    }
  }

  static boolean isEstablished(ObjectNode crd) {
    return StreamSupport.stream(crd.path("status").path("conditions").spliterator(), false)
        .anyMatch(
            condition ->
                condition.path("type").asText().equals("Established")
                    && condition.path("status").asText().equals("True"));
  }

  static ObjectNode established(ObjectNode crd) {
    ObjectNode copy = crd.deepCopy();
    ObjectNode status = Json.child(copy, "status");
    status.set("acceptedNames", copy.path("spec").path("names").deepCopy());
    if (!isEstablished(crd)) {
      ArrayNode conditions = status.putArray("conditions");
      condition(conditions, "NamesAccepted", "NoConflicts", "no conflicts found");
      condition(
          conditions,
          "Established",
          "InitialNamesAccepted",
          "the initial names have been accepted");
    }
    return copy;
  }

  static ObjectNode terminating(ObjectNode crd) {
    ObjectNode copy = crd.deepCopy();
    Json.child(copy, "metadata").put("deletionTimestamp", Deletion.now());
    ArrayNode finalizers = Json.child(copy, "metadata").withArray("finalizers");
    if (!contains(finalizers, FINALIZER)) {
      finalizers.add(FINALIZER);
    }
    ObjectNode status = Json.child(copy, "status");
    ArrayNode conditions =
        status.get("conditions") instanceof ArrayNode kept ? kept : status.putArray("conditions");
    condition(
        conditions,
        "Terminating",
        "InstanceDeletionPending",
        "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon");
    return copy;
  }

  private static void condition(ArrayNode conditions, String type, String reason, String message) {
    conditions
        .addObject()
        .put("type", type)
        .put("status", "True")
        .put("lastTransitionTime", Deletion.now())
        .put("reason", reason)
        .put("message", message);
  }

  private static List<String> storageVersions(ObjectNode crd) {
    return StreamSupport.stream(crd.path("spec").path("versions").spliterator(), false)
        .filter(version -> version.path("storage").asBoolean())
        .map(version -> version.path("name").asText())
        .toList();
  }

  private static void requireSchemas(List<Failure.Cause> causes, JsonNode versions) {
    for (int i = 0; i < versions.size(); i++) {
      if (!versions.get(i).path("schema").hasNonNull("openAPIV3Schema")) {
        causes.add(
            Failure.Cause.required("spec.versions[%d].schema.openAPIV3Schema".formatted(i), ""));
      }
    }
  }

  private static void require(
      List<Failure.Cause> causes, JsonNode object, String prefix, String field) {
    if (object.path(field).asText("").isEmpty()) {
      causes.add(Failure.Cause.required(prefix + field, ""));
    }
  }

  private static Failure invalid(String name, List<Failure.Cause> causes) {
    return Failure.invalid("CustomResourceDefinition", "apiextensions.k8s.io", name, causes);
  }

  private static boolean contains(ArrayNode array, String text) {
    return StreamSupport.stream(array.spliterator(), false)
        .anyMatch(node -> node.asText().equals(text));
  }
}
