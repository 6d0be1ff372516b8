package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.CompatibilityFlags;
import com.flipkart.zjsonpatch.JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;

/** The kinds of patches. Server-side apply is told apart, because it may create. */
final class PatchBody {

  static final String JSON_PATCH = "application/json-patch+json";
  static final String MERGE_PATCH = "application/merge-patch+json";
  static final String STRATEGIC_MERGE_PATCH = "application/strategic-merge-patch+json";
  static final String APPLY_PATCH = "application/apply-patch+yaml";

  private static final EnumSet<CompatibilityFlags> STRICT =
      EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT);

  private PatchBody() {}

  static void expectKnownType(ApiRequest request, ResourceType type) {
    String sent = request.contentType();
    boolean known =
        List.of(JSON_PATCH, MERGE_PATCH, APPLY_PATCH).contains(sent)
            || !type.custom() && sent.equals(STRATEGIC_MERGE_PATCH);
    if (!known) {
      throw Failure.unsupportedMediaType(JSON_PATCH, MERGE_PATCH, APPLY_PATCH);
    }
  }

  /**
   * What is to be applied: an object that says what it is, and leaves the server's book-keeping to
   * the server.
   */
  static ObjectNode applied(ApiRequest request, ResourcePath at) {
    if (request.parameter("fieldManager").isEmpty()) {
      throw Failure.invalid(
          "PatchOptions",
          "meta.k8s.io",
          "",
          List.of(Failure.Cause.required("fieldManager", "is required for apply patch")));
    }
    if (!(tree(request) instanceof ObjectNode object)) {
      throw Failure.badRequest("error decoding YAML: not an object");
    }
    String kind = object.path("kind").asText("");
    String version = object.path("apiVersion").asText("");
    if (!kind.equals(at.type().kind()) || !version.equals(at.type().groupVersion())) {
      throw Failure.badRequest(
          "invalid object type: %s, Kind=%s"
              .formatted(version.contains("/") ? version : "/" + version, kind));
    }
    if (!object.path("metadata").path("managedFields").isEmpty()) {
      throw Failure.badRequest("metadata.managedFields must be nil");
    }
    RequestBody.expectNames(object, at);
    return object;
  }

  /** The object as it would be, from a copy of the object as it is. */
  static ObjectNode patched(ApiRequest request, ObjectNode copy) {
    JsonNode patch = tree(request);
    if (request.contentType().equals(JSON_PATCH)) {
      try {
        return (ObjectNode) JsonPatch.apply(patch, copy, STRICT);
      } catch (JsonPatchApplicationException | ClassCastException e) {
        throw Failure.patchDoesNotApply();
      }
    }
    return merge(copy, patch);
  }

  /** RFC 7386: objects are merged, null removes, everything else replaces. */
  static ObjectNode merge(ObjectNode target, JsonNode patch) {
    for (var field : patch.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      if (value.isNull()) {
        target.remove(name);
      } else if (value.isObject()) {
        ObjectNode child = target.get(name) instanceof ObjectNode old ? old : Json.object();
        target.set(name, merge(child, value));
      } else {
        target.set(name, value);
      }
    }
    return target;
  }

  private static JsonNode tree(ApiRequest request) {
    try {
      return request.contentType().equals(APPLY_PATCH)
          ? Json.parseYaml(request.body())
          : Json.parse(request.body());
    } catch (IOException e) {
      throw Failure.badRequest("error decoding patch: " + e.getMessage());
    }
  }
}
