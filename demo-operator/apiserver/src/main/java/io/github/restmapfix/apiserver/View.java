package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * How stored objects look through one version of their resource: without conversion, as CRDs with
 * strategy None do.
 */
record View(ResourceType type) {

  ObjectNode object(ObjectNode stored) {
    ObjectNode copy = Json.object();
    copy.put("apiVersion", type.groupVersion()).put("kind", type.kind());
    stored
        .properties()
        .forEach(field -> copy.putIfAbsent(field.getKey(), field.getValue().deepCopy()));
    return copy;
  }

  /** Items of built-in lists do not say what they are; custom ones do. */
  ObjectNode list(List<ObjectNode> stored, long version) {
    ObjectNode list = Json.object();
    list.put("kind", type.listKind()).put("apiVersion", type.groupVersion());
    ObjectNode metadata = list.putObject("metadata");
    if (type.custom()) {
      metadata.put("continue", "");
    }
    metadata.put("resourceVersion", Long.toString(version));
    ArrayNode items = list.putArray("items");
    for (ObjectNode object : stored) {
      ObjectNode item = object(object);
      items.add(type.custom() ? item : item.without(List.of("kind", "apiVersion")));
    }
    return list;
  }
}
