package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request that is refused; carries the Status document that says so, worded as the real server
 * words it.
 */
final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with one field of an object. */
  record Cause(String field, String reason, String message) {

    static Cause required(String field, String why) {
      return new Cause(
          field, "FieldValueRequired", "Required value" + (why.isEmpty() ? "" : ": " + why));
    }

    static Cause invalid(String field, String value, String why) {
      return new Cause(field, "FieldValueInvalid", "Invalid value: " + value + ": " + why);
    }
  }

  private final transient ObjectNode status;

  private Failure(ObjectNode status) {
    super(status.get("message").asText(), null, false, false);
    this.status = status;
  }

  ObjectNode status() {
    return status;
  }

  int code() {
    return status.get("code").asInt();
  }

  /** The path is not served, in a group that is built in. */
  static Failure noSuchPath() {
    return of(404, "NotFound", "the server could not find the requested resource", Json.object());
  }

  static Failure noSuchObject(ResourceType type, String name) {
    return of(
        404,
        "NotFound",
        "%s \"%s\" not found".formatted(type.groupResource(), name),
        details(name, type.group(), type.plural()));
  }

  static Failure noSuchNamespace(String name) {
    return of(
        404,
        "NotFound",
        "namespaces \"%s\" not found".formatted(name),
        details(name, "", "namespaces"));
  }

  static Failure alreadyExists(ResourceType type, String name) {
    return of(
        409,
        "AlreadyExists",
        "%s \"%s\" already exists".formatted(type.groupResource(), name),
        details(name, type.group(), type.plural()));
  }

  static Failure conflict(ResourceType type, String name, String why) {
    return of(
        409,
        "Conflict",
        "Operation cannot be fulfilled on %s \"%s\": %s".formatted(type.groupResource(), name, why),
        details(name, type.group(), type.plural()));
  }

  static Failure methodNotAllowed() {
    return of(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        Json.object());
  }

  static Failure terminating(ResourceType type, String verb) {
    return of(
        405,
        "MethodNotAllowed",
        verb + " not allowed while custom resource definition is terminating",
        details("", type.group(), type.plural()));
  }

  static Failure badRequest(String message) {
    return of(400, "BadRequest", message, null);
  }

  static Failure unsupportedMediaType(String... accepted) {
    return of(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: "
            + String.join(", ", accepted),
        null);
  }

  static Failure notAcceptable() {
    return of(
        406,
        "NotAcceptable",
        "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml,"
            + " application/vnd.kubernetes.protobuf",
        Json.object());
  }

  /** A JSON patch that does not apply. */
  static Failure patchDoesNotApply() {
    return of(
        422,
        "Invalid",
        "the server rejected our request due to an error in our request",
        Json.object());
  }

  /**
   * @param subject kind (of a new object) or resource (of one that exists), with its group
   */
  static Failure invalid(String subject, String group, String name, List<Cause> causes) {
    String list =
        causes.stream().map(c -> c.field() + ": " + c.message()).collect(Collectors.joining(", "));
    ObjectNode details = details(name, group, subject);
    ArrayNode nodes = details.putArray("causes");
    for (Cause cause : causes) {
      nodes
          .addObject()
          .put("reason", cause.reason())
          .put("message", cause.message())
          .put("field", cause.field());
    }
    return of(
        422,
        "Invalid",
        "%s \"%s\" is invalid: %s"
            .formatted(
                group.isEmpty() ? subject : subject + "." + group,
                name,
                causes.size() == 1 ? list : "[" + list + "]"),
        details);
  }

  static Failure internal(Throwable cause) {
    return of(500, "InternalError", "Internal error occurred: " + cause, null);
  }

  /** What a watch says, as an event, whose starting point is no longer remembered. */
  static ObjectNode expired(long asked, long oldest) {
    return document(
        410, "Expired", "too old resource version: %d (%d)".formatted(asked, oldest), null);
  }

  private static Failure of(int code, String reason, String message, ObjectNode details) {
    return new Failure(document(code, reason, message, details));
  }

  private static ObjectNode document(int code, String reason, String message, ObjectNode details) {
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Failure").put("message", message).put("reason", reason);
    if (details != null) {
      status.set("details", details);
    }
    return status.put("code", code);
  }

  private static ObjectNode details(String name, String group, String kind) {
    ObjectNode details = Json.object();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!group.isEmpty()) {
      details.put("group", group);
    }
    return details.put("kind", kind);
  }
}
