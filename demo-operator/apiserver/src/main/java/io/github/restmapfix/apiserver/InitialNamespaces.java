package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The namespaces that every cluster has. */
final class InitialNamespaces {

  private InitialNamespaces() {}

  static void create(Store store) {
    ResourceType type = Catalog.builtIn().find("", "v1", "namespaces").orElseThrow();
    for (String name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
      ObjectNode namespace = Admission.created(type, "", name, Json.object());
      store.put(new Store.Key(type.collection(), "", name), namespace);
    }
  }
}
