package io.github.restmapfix.restmapper;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code APIGroupDiscoveryList}, v2 and v2beta1, which differ in nothing that is read here. */
final class AggregatedDocument {

  /** In client-go's order of parameters: some servers compare the text. */
  static final String ACCEPT =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
          + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
          + "application/json";

  private final boolean core;
  private final List<Listing.Group> groups = new ArrayList<>();
  private String documentKind = "";

  private AggregatedDocument(boolean core) {
    this.core = core;
  }

  /** By the response alone, whatever was asked for; the parameters may come in any order. */
  static boolean is(String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    String packed = type.replace(" ", "").replace("\"", "") + ";";
    return packed.startsWith("application/json;")
        && packed.contains(";g=apidiscovery.k8s.io;")
        && (packed.contains(";v=v2;") || packed.contains(";v=v2beta1;"))
        && packed.contains(";as=apigroupdiscoverylist;");
  }

  /**
   * The answer to {@code /apis}, or to {@code /api} where {@code core}. The core group has no name,
   * so that a group whose name was lost on the way must not be taken for it.
   */
  static Listing read(byte[] body, boolean core) throws IOException {
    AggregatedDocument document = new AggregatedDocument(core);
    Json.document(body, document::field);
    if (!document.documentKind.equals("APIGroupDiscoveryList")) {
      throw new IOException("not an APIGroupDiscoveryList");
    }
    return Listing.of(true, document.groups);
  }

  private void field(String name, JsonParser json) throws IOException {
    switch (name) {
      case "kind":
        documentKind = Json.text(json);
        break;
      case "items":
        Json.array(json, this::group);
        break;
      default:
    }
  }

  private void group(JsonParser json) throws IOException {
    Group group = new Group();
    Json.object(json, group::field);
    if (group.name.isEmpty() == core && Names.group(group.name)) {
      groups.add(
          new Listing.Group(
              group.name,
              Versions.of("", new ArrayList<>(group.versions.keySet())),
              group.versions));
    }
  }

  private static final class Group {
    String name = "";
    final Map<String, Listing.Version> versions = new LinkedHashMap<>();

    void field(String field, JsonParser json) throws IOException {
      switch (field) {
        case "metadata":
          Json.object(json, (key, value) -> name = key.equals("name") ? Json.text(value) : name);
          break;
        case "versions":
          Json.array(json, this::version);
          break;
        default:
      }
    }

    private void version(JsonParser json) throws IOException {
      AggregatedVersion version = new AggregatedVersion();
      Json.object(json, version::field);
      if (Names.version(version.name)) {
        versions.putIfAbsent(version.name, version.content());
      }
    }
  }
}
