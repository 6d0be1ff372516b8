package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything in one document (KEP-3352), which is big enough to deserve an ETag, and to be made
 * once for each state of the catalog. Thread safe.
 */
final class AggregatedDiscovery {

  static final String CONTENT_TYPE =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  record Document(byte[] body, String etag) {

    private static Document of(ObjectNode tree) {
      byte[] body = Json.bytes(tree);
      return new Document(body, AggregatedDiscovery.etag(body));
    }
  }

  private final Catalog catalog;
  private Document core;
  private Document named;

  AggregatedDiscovery(Catalog catalog) {
    this.catalog = catalog;
  }

  boolean isOf(Catalog current) {
    return catalog == current;
  }

  /** {@code /api}: the group without a name. */
  synchronized Document core() {
    if (core == null) {
      core = Document.of(list(List.of("")));
    }
    return core;
  }

  /** {@code /apis}: all the others. */
  synchronized Document named() {
    if (named == null) {
      named = Document.of(list(catalog.groups()));
    }
    return named;
  }

  private static String etag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-512").digest(body);
      return '"' + HexFormat.of().withUpperCase().formatHex(digest) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode list(List<String> groups) {
    ObjectNode document =
        Json.object()
            .put("kind", "APIGroupDiscoveryList")
            .put("apiVersion", "apidiscovery.k8s.io/v2");
    document.putObject("metadata");
    ArrayNode items = document.putArray("items");
    for (String group : groups) {
      ObjectNode item = items.addObject();
      ObjectNode metadata = item.putObject("metadata");
      if (!group.isEmpty()) {
        metadata.put("name", group);
      }
      ArrayNode versions = item.putArray("versions");
      for (String version : catalog.versions(group)) {
        ObjectNode target = versions.addObject().put("version", version);
        ArrayNode resources = target.putArray("resources");
        catalog.in(group, version).forEach(type -> resource(resources.addObject(), type));
        target.put("freshness", "Current");
      }
    }
    return document;
  }

  private static void resource(ObjectNode target, ResourceType type) {
    target.put("resource", type.plural());
    responseKind(target, type);
    target
        .put("scope", type.namespaced() ? "Namespaced" : "Cluster")
        .put("singularResource", type.singular())
        .set("verbs", Json.array(type.verbs()));
    if (!type.shortNames().isEmpty()) {
      target.set("shortNames", Json.array(type.shortNames()));
    }
    if (!type.categories().isEmpty()) {
      target.set("categories", Json.array(type.categories()));
    }
    if (type.status()) {
      ObjectNode status = target.putArray("subresources").addObject().put("subresource", "status");
      responseKind(status, type);
      status.set("verbs", Json.array(ResourceType.STATUS_VERBS));
    }
  }

  /** Built-in resources leave group and version empty here: "those of the version around it". */
  private static void responseKind(ObjectNode target, ResourceType type) {
    target
        .putObject("responseKind")
        .put("group", type.custom() ? type.group() : "")
        .put("version", type.custom() ? type.version() : "")
        .put("kind", type.kind());
  }
}
