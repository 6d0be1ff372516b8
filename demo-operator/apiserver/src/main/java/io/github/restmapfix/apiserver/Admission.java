package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * What the server makes of an object before it is stored: names, the metadata that are its own,
 * defaults, validation.
 */
final class Admission {

  private static final String SUBDOMAIN_REGEX =
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
  private static final Pattern SUBDOMAIN = Pattern.compile(SUBDOMAIN_REGEX);
  private static final String NOT_A_SUBDOMAIN =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex"
          + " used for validation is '"
          + SUBDOMAIN_REGEX
          + "')";

  /** The consonants and digits that Kubernetes makes names of, so that no words come out. */
  private static final String SUFFIX = "bcdfghjklmnpqrstvwxz2456789";

  private static final List<String> SERVER_OWNED =
      List.of(
          "uid",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "generation",
          "resourceVersion",
          "name",
          "namespace");

  private Admission() {}

  static String name(ResourceType type, ObjectNode object) {
    JsonNode metadata = object.path("metadata");
    String name = metadata.path("name").asText("");
    String prefix = metadata.path("generateName").asText("");
    if (name.isEmpty() && prefix.isEmpty()) {
      throw Failure.invalid(
          type.kind(),
          type.group(),
          "",
          List.of(Failure.Cause.required("metadata.name", "name or generateName is required")));
    }
    if (name.isEmpty()) {
      name = prefix + suffix();
    }
    if (!SUBDOMAIN.matcher(name).matches()) {
      throw Failure.invalid(
          type.kind(),
          type.group(),
          name,
          List.of(Failure.Cause.invalid("metadata.name", '"' + name + '"', NOT_A_SUBDOMAIN)));
    }
    return name;
  }

  static ObjectNode created(ResourceType type, String namespace, String name, ObjectNode body) {
    ObjectNode object = body.deepCopy();
    ObjectNode metadata = Json.child(object, "metadata");
    SERVER_OWNED.forEach(metadata::remove);
    metadata.remove("managedFields");
    metadata.put("name", name);
    if (type.namespaced()) {
      metadata.put("namespace", namespace);
    }
    metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", Deletion.now());
    if (type.countsGenerations()) {
      metadata.put("generation", 1);
    }
    if (type.status()) {
      object.remove("status");
    }
    stored(type, object);
    if (isCrd(type)) {
      CrdRules.complete(object, null);
      CrdRules.expectValid(object);
    }
    return object;
  }

  /** A write to the object leaves its status alone, a write to the status everything else. */
  static ObjectNode updated(ResourcePath at, ObjectNode existing, ObjectNode wanted) {
    ResourceType type = at.type();
    ObjectNode result = at.isStatus() ? existing.deepCopy() : wanted.deepCopy();
    if (type.status()) {
      JsonNode status = (at.isStatus() ? wanted : existing).get("status");
      if (status == null) {
        result.remove("status");
      } else {
        result.set("status", status.deepCopy());
      }
    }
    ObjectNode metadata = Json.child(result, "metadata");
    metadata.remove("managedFields");
    for (String field : SERVER_OWNED) {
      JsonNode kept = existing.path("metadata").get(field);
      if (kept == null) {
        metadata.remove(field);
      } else {
        metadata.set(field, kept);
      }
    }
    stored(type, result);
    if (isCrd(type)) {
      CrdRules.complete(result, existing);
      CrdRules.expectValid(result);
      CrdRules.expectUnchanged(existing, result);
    }
    if (type.countsGenerations() && differs(type, existing, result)) {
      metadata.put("generation", metadata.path("generation").asLong() + 1);
    }
    return result;
  }

  static void expectUnconditionalUpdatesAllowed(ResourcePath at) {
    ResourceType type = at.type();
    if (type.custom() || isCrd(type) || type.group().equals("coordination.k8s.io")) {
      throw Failure.invalid(
          type.plural(),
          type.group(),
          at.name(),
          List.of(
              Failure.Cause.invalid(
                  "metadata.resourceVersion", "0", "must be specified for an update")));
    }
  }

  /** CRDs and namespaces go only after what they hold. */
  static ObjectNode beforeDeletion(ResourceType type, ObjectNode existing) {
    if (Deletion.isMarked(existing)) {
      return existing;
    }
    return switch (type.collection()) {
      case BuiltIns.CRDS -> CrdRules.terminating(existing);
      case BuiltIns.NAMESPACES -> BuiltInDefaults.terminating(existing);
      default -> existing;
    };
  }

  /** Most answer with a Status. */
  static boolean returnsDeletedObject(ResourceType type) {
    return List.of("/pods", "/services", BuiltIns.NAMESPACES).contains(type.collection());
  }

  private static void stored(ResourceType type, ObjectNode object) {
    object.remove("apiVersion");
    object.remove("kind");
    BuiltInDefaults.fill(type, object);
  }

  private static boolean differs(ResourceType type, ObjectNode left, ObjectNode right) {
    List<String> uncounted = type.status() ? List.of("metadata", "status") : List.of("metadata");
    return !left.deepCopy().without(uncounted).equals(right.deepCopy().without(uncounted));
  }

  private static boolean isCrd(ResourceType type) {
    return type.collection().equals(BuiltIns.CRDS);
  }

  private static String suffix() {
    StringBuilder suffix = new StringBuilder();
    ThreadLocalRandom.current()
        .ints(5, 0, SUFFIX.length())
        .forEach(index -> suffix.append(SUFFIX.charAt(index)));
    return suffix.toString();
  }
}
