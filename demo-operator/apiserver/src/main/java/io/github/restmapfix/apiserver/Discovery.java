package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The documents that API servers have given since ever: one for the groups, one a group, one a
 * group-version.
 */
final class Discovery {

  private final Catalog catalog;

  Discovery(Catalog catalog) {
    this.catalog = catalog;
  }

  static ObjectNode coreVersions(String authority) {
    ObjectNode document = Json.object().put("kind", "APIVersions");
    document.putArray("versions").add("v1");
    document
        .putArray("serverAddressByClientCIDRs")
        .addObject()
        .put("clientCIDR", "0.0.0.0/0")
        .put("serverAddress", authority);
    return document;
  }

  ObjectNode groups() {
    ObjectNode document = typed("APIGroupList");
    ArrayNode groups = document.putArray("groups");
    for (String group : catalog.groups()) {
      describe(groups.addObject(), group, catalog.versions(group));
    }
    return document;
  }

  ObjectNode group(String group) {
    ObjectNode document = typed("APIGroup");
    describe(document, group, catalog.versions(group));
    return document;
  }

  ObjectNode resources(List<ResourceType> types) {
    ResourceType any = types.get(0);
    ObjectNode document = typed("APIResourceList");
    if (any.group().isEmpty()) {
      document.remove("apiVersion"); // so it is on real servers
    }
    document.put("groupVersion", any.groupVersion());
    ArrayNode resources = document.putArray("resources");
    for (ResourceType type : types) {
      ObjectNode resource = resource(resources, type.plural(), type.singular(), type, type.verbs());
      if (!type.shortNames().isEmpty()) {
        resource.set("shortNames", Json.array(type.shortNames()));
      }
      if (!type.categories().isEmpty()) {
        resource.set("categories", Json.array(type.categories()));
      }
      resource.put("storageVersionHash", type.storageVersionHash());
      if (type.status()) {
        resource(resources, type.plural() + "/status", "", type, ResourceType.STATUS_VERBS);
      }
    }
    return document;
  }

  private static ObjectNode resource(
      ArrayNode resources, String name, String singular, ResourceType type, List<String> verbs) {
    ObjectNode resource =
        resources
            .addObject()
            .put("name", name)
            .put("singularName", singular)
            .put("namespaced", type.namespaced())
            .put("kind", type.kind());
    resource.set("verbs", Json.array(verbs));
    return resource;
  }

  private static void describe(ObjectNode target, String group, List<String> versions) {
    target.put("name", group);
    ArrayNode list = target.putArray("versions");
    for (String version : versions) {
      version(list.addObject(), group, version);
    }
    version(target.putObject("preferredVersion"), group, versions.get(0));
  }

  private static void version(ObjectNode target, String group, String version) {
    target.put("groupVersion", group + "/" + version).put("version", version);
  }

  private static ObjectNode typed(String kind) {
    return Json.object().put("kind", kind).put("apiVersion", "v1");
  }
}
