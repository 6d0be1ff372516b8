package io.github.restmapfix.restmapper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One API group of custom kinds, as CRDs on a real server. */
final class RealGroup {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubeconfigClient client;
  private final String group;
  private final Map<String, List<ApiResource>> served = new LinkedHashMap<>();
  private final Set<ApiResource> defined = new LinkedHashSet<>();

  RealGroup(KubeconfigClient client, String group) {
    this.client = client;
    this.group = group;
  }

  /** Returns when each document that tells of the group does so. */
  void serves(String version, List<ApiResource> resources) {
    served.put(version, resources);
    Map<ApiResource, Set<String>> wanted = new LinkedHashMap<>();
    served.forEach(
        (v, list) ->
            list.forEach(r -> wanted.computeIfAbsent(r, x -> new LinkedHashSet<>()).add(v)));
    for (ApiResource old : Set.copyOf(defined)) {
      if (!wanted.containsKey(old)) {
        delete(old);
      }
    }
    wanted.forEach(this::define);
    RealObjects.until(group + " serves " + served, this::asWanted);
  }

  void close() {
    Set.copyOf(defined).forEach(this::delete);
  }

  /** What is stored in the version that a kind came with stays there. */
  private void define(ApiResource resource, Set<String> versions) {
    ObjectNode crd = crd(resource, versions);
    HttpResponse<byte[]> old = client.get(RealObjects.CRDS + "/" + name(resource));
    if (old.statusCode() == 404) {
      send("POST", RealObjects.CRDS, crd);
    } else {
      JsonNode current = read(old);
      if (texts(current.at("/spec/versions"), "name").equals(versions)) {
        return;
      }
      crd.withObject("/metadata").set("resourceVersion", current.at("/metadata/resourceVersion"));
      send("PUT", RealObjects.CRDS + "/" + name(resource), crd);
    }
    defined.add(resource);
  }

  private void delete(ApiResource resource) {
    client.send("DELETE", RealObjects.CRDS + "/" + name(resource), "");
    RealObjects.until(
        resource + " is gone",
        () -> client.get(RealObjects.CRDS + "/" + name(resource)).statusCode() == 404);
    defined.remove(resource);
  }

  private String name(ApiResource resource) {
    return resource.plural() + "." + group;
  }

  private ObjectNode crd(ApiResource resource, Set<String> versions) {
    ObjectNode crd = JSON.createObjectNode();
    crd.put("apiVersion", "apiextensions.k8s.io/v1").put("kind", "CustomResourceDefinition");
    crd.putObject("metadata").put("name", name(resource));
    ObjectNode spec = crd.putObject("spec");
    spec.put("group", group).put("scope", resource.namespaced() ? "Namespaced" : "Cluster");
    spec.putObject("names")
        .put("kind", resource.kind())
        .put("plural", resource.plural())
        .put("singular", resource.singular());
    ArrayNode list = spec.putArray("versions");
    for (String version : versions) {
      list.addObject()
          .put("name", version)
          .put("served", true)
          .put("storage", list.size() == 1)
          .putObject("schema")
          .putObject("openAPIV3Schema")
          .put("type", "object");
    }
    return crd;
  }

  private boolean asWanted() {
    Map<String, Set<String>> plurals = new LinkedHashMap<>();
    served.forEach(
        (version, resources) -> {
          if (!resources.isEmpty()) {
            Set<String> names = plurals.computeIfAbsent(version, v -> new TreeSet<>());
            resources.forEach(resource -> names.add(resource.plural()));
          }
        });
    for (String version : served.keySet()) {
      if (!plurals.getOrDefault(version, Set.of()).equals(plurals(version))) {
        return false;
      }
    }
    return texts(get("/apis/" + group).path("versions"), "version").equals(plurals.keySet())
        && inTheList().equals(plurals.keySet());
  }

  private Set<String> plurals(String version) {
    return texts(get("/apis/" + group + "/" + version).path("resources"), "name");
  }

  private Set<String> inTheList() {
    JsonNode list = read(client.get("/apis", "Accept", AggregatedDocument.ACCEPT));
    for (JsonNode each : list.path(list.has("items") ? "items" : "groups")) {
      if (each.at(list.has("items") ? "/metadata/name" : "/name").asText().equals(group)) {
        return texts(each.path("versions"), "version");
      }
    }
    return Set.of();
  }

  private static Set<String> texts(JsonNode rows, String field) {
    Set<String> texts = new TreeSet<>();
    rows.forEach(row -> texts.add(row.path(field).asText()));
    return texts;
  }

  private JsonNode get(String path) {
    HttpResponse<byte[]> response = client.get(path);
    return response.statusCode() == 404 ? JSON.createObjectNode() : read(response);
  }

  private void send(String method, String path, ObjectNode body) {
    HttpResponse<byte[]> response =
        client.send(method, path, body.toString(), "Content-Type", "application/json");
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(method + " " + path + ": " + new String(response.body()));
    }
  }

  private static JsonNode read(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
