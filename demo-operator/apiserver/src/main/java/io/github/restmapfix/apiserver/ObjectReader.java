package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** get and list. Paging is not done: every list is complete. */
final class ObjectReader {

  private final Store store;

  ObjectReader(Store store) {
    this.store = store;
  }

  ObjectNode get(ResourcePath at) {
    return store
        .get(at.key())
        .map(new View(at.type())::object)
        .orElseThrow(() -> Failure.noSuchObject(at.type(), at.name()));
  }

  ObjectNode list(ResourcePath at, Selector selector) {
    return store.atomically(
        () -> {
          List<ObjectNode> found =
              store.list(at.type().collection(), at.namespace()).stream().filter(selector).toList();
          return new View(at.type()).list(found, store.version());
        });
  }
}
