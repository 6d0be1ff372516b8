package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Bodies of POST and PUT, and whether they are what the path says. */
final class RequestBody {

  private RequestBody() {}

  static ObjectNode object(ApiRequest request, ResourcePath at) {
    if (!List.of("", "application/json", "application/yaml").contains(request.contentType())) {
      throw Failure.unsupportedMediaType(
          "application/json", "application/yaml", "application/vnd.kubernetes.protobuf");
    }
    ObjectNode object = parse(request, at.type());
    expect(object, at.type());
    expectNames(object, at);
    return object;
  }

  /** DeleteOptions; none at all is as good. */
  static JsonNode options(ApiRequest request) {
    try {
      return request.body().length == 0 ? Json.object() : Json.parse(request.body());
    } catch (IOException e) {
      throw Failure.badRequest(e.getMessage());
    }
  }

  static void expectNames(ObjectNode object, ResourcePath at) {
    JsonNode metadata = object.path("metadata");
    String name = metadata.path("name").asText("");
    if (!at.isCollection() && !name.isEmpty() && !name.equals(at.name())) {
      throw Failure.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(name, at.name()));
    }
    String namespace = metadata.path("namespace").asText("");
    if (!namespace.isEmpty() && !namespace.equals(at.namespace())) {
      throw Failure.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
  }

  private static ObjectNode parse(ApiRequest request, ResourceType type) {
    byte[] body = request.body();
    try {
      JsonNode tree =
          request.contentType().equals("application/yaml")
              ? Json.parseYaml(body)
              : Json.parse(body);
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException notJson) {
      // answered as every other body that is no object
    }
    String why =
        body.length == 0
            ? "unexpected end of JSON input (<empty>)"
            : "invalid character '%s' looking for beginning of value (%s)"
                .formatted((char) body[0], HexFormat.of().formatHex(body));
    throw Failure.badRequest(
        unrecognized(type) + "couldn't get version/kind; json parse error: " + why);
  }

  /**
   * Custom and built-in resources word their refusals differently, and built-in ones fill in what
   * is missing.
   */
  private static void expect(ObjectNode object, ResourceType type) {
    String kind = object.path("kind").asText("");
    String version = object.path("apiVersion").asText("");
    if (type.custom()) {
      expectCustom(object, type, kind, version);
    } else if (!kind.isEmpty() && !kind.equals(type.kind())) {
      throw Failure.badRequest(
          "%s in version \"%s\" cannot be handled as a %s"
              .formatted(kind, simple(version), type.kind()));
    } else if (!version.isEmpty() && !version.equals(type.groupVersion())) {
      throw Failure.badRequest(
          "%s in version \"%s\" cannot be handled as a %s"
              .formatted(type.kind(), simple(version), type.kind()));
    }
  }

  private static void expectCustom(
      ObjectNode object, ResourceType type, String kind, String version) {
    if (kind.isEmpty() || version.isEmpty()) {
      String text = new String(Json.bytes(object), StandardCharsets.UTF_8);
      throw Failure.badRequest(
          unrecognized(type)
              + "Object '%s' is missing in '%s' (%s)"
                  .formatted(kind.isEmpty() ? "Kind" : "apiVersion", text, text));
    }
    if (!version.equals(type.groupVersion())) {
      throw Failure.badRequest(
          "the API version in the data (%s) does not match the expected API version (%s)"
              .formatted(version, type.groupVersion()));
    }
    if (!kind.equals(type.kind())) {
      throw Failure.invalid(
          kind,
          type.group(),
          object.path("metadata").path("name").asText(""),
          List.of(Failure.Cause.invalid("kind", '"' + kind + '"', "must be " + type.kind())));
    }
  }

  private static String unrecognized(ResourceType type) {
    return "the object provided is unrecognized (must be of type %s): ".formatted(type.kind());
  }

  private static String simple(String groupVersion) {
    return groupVersion.substring(groupVersion.indexOf('/') + 1);
  }
}
