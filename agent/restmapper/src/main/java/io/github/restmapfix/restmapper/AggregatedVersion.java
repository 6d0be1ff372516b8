package io.github.restmapfix.restmapper;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code APIVersionDiscovery}: one version inside an {@link AggregatedDocument}. */
final class AggregatedVersion {

  String name = "";
  private boolean stale;
  private final List<ApiResource> resources = new ArrayList<>();

  void field(String field, JsonParser json) throws IOException {
    switch (field) {
      case "version":
        name = Json.text(json);
        break;
      case "freshness":
        stale = Json.text(json).equals("Stale");
        break;
      case "resources":
        Json.array(json, this::resource);
        break;
      default:
    }
  }

  Listing.Version content() {
    return new Listing.Version(Resources.of(resources), stale);
  }

  private void resource(JsonParser json) throws IOException {
    Row row = new Row();
    Json.object(json, row::field);
    ApiResource resource =
        ApiResource.described(row.kind, row.plural, row.singular, row.namespaced, row.subresources);
    if (resource != null) {
      resources.add(resource);
    }
  }

  private static final class Row {
    String plural = "";
    String singular = "";
    String kind = "";
    boolean namespaced;
    final List<String> subresources = new ArrayList<>();

    void field(String field, JsonParser json) throws IOException {
      switch (field) {
        case "resource":
          plural = Json.text(json);
          break;
        case "singularResource":
          singular = Json.text(json);
          break;
        case "responseKind":
          Json.object(json, (key, value) -> kind = key.equals("kind") ? Json.text(value) : kind);
          break;
        case "scope":
          namespaced = Json.text(json).equals("Namespaced");
          break;
        case "subresources":
          Json.array(json, this::subresource);
          break;
        default:
      }
    }

    private void subresource(JsonParser json) throws IOException {
      Json.object(
          json,
          (key, value) -> {
            if (key.equals("subresource")) {
              subresources.add(Json.text(value));
            }
          });
    }
  }
}
