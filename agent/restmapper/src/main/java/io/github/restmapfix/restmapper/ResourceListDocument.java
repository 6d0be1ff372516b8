package io.github.restmapfix.restmapper;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code APIResourceList}: what {@code /api/v1} and {@code /apis/g/v} answer. */
final class ResourceListDocument {

  private final List<Row> rows = new ArrayList<>();
  private String documentKind = "";
  private String groupVersion = "";

  private ResourceListDocument() {}

  static Resources read(byte[] body, GroupVersion asked) throws IOException {
    ResourceListDocument document = new ResourceListDocument();
    Json.document(body, document::field);
    document.check(asked);
    return Resources.of(document.resources());
  }

  /**
   * A gateway that answers every path with some document must not teach us that a group-version is
   * empty.
   */
  private void check(GroupVersion asked) throws IOException {
    if (!documentKind.equals("APIResourceList")) {
      throw new IOException("not an APIResourceList");
    }
    if (!groupVersion.isEmpty() && !groupVersion.equals(asked.toString())) {
      throw new IOException("the document of another group-version");
    }
  }

  private void field(String name, JsonParser json) throws IOException {
    switch (name) {
      case "kind":
        documentKind = Json.text(json);
        break;
      case "groupVersion":
        groupVersion = Json.text(json);
        break;
      case "resources":
        Json.array(json, this::row);
        break;
      default:
    }
  }

  private void row(JsonParser json) throws IOException {
    Row row = new Row();
    Json.object(json, row::field);
    rows.add(row);
  }

  private List<ApiResource> resources() {
    Map<String, List<String>> subresources = new LinkedHashMap<>();
    for (Row row : rows) {
      int slash = row.name.indexOf('/');
      if (slash > 0) {
        subresources
            .computeIfAbsent(row.name.substring(0, slash), name -> new ArrayList<>())
            .add(row.name.substring(slash + 1));
      }
    }
    // Of a name that is listed twice the first row counts: each with all the subresources would
    // make
    // a small document fill the heap.
    Map<String, ApiResource> resources = new LinkedHashMap<>();
    for (Row row : rows) {
      resources.computeIfAbsent(
          row.name,
          name ->
              ApiResource.described(
                  row.kind,
                  name,
                  row.singular,
                  row.namespaced,
                  subresources.getOrDefault(name, List.of())));
    }
    return new ArrayList<>(resources.values());
  }

  private static final class Row {
    String name = "";
    String singular = "";
    String kind = "";
    boolean namespaced;

    void field(String field, JsonParser json) throws IOException {
      switch (field) {
        case "name":
          name = Json.text(json);
          break;
        case "singularName":
          singular = Json.text(json);
          break;
        case "kind":
          kind = Json.text(json);
          break;
        case "namespaced":
          namespaced = json.currentToken() == JsonToken.VALUE_TRUE;
          break;
        default:
      }
    }
  }
}
