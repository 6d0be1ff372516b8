package io.github.restmapfix.apiserver;

/**
 * What a path means: a collection if {@code name} is empty, all namespaces if {@code namespace} is
 * empty though the type has them.
 */
record ResourcePath(
    ResourceType type, String namespace, String name, String subresource, boolean watch) {

  boolean isCollection() {
    return name.isEmpty();
  }

  boolean isStatus() {
    return subresource.equals("status");
  }

  Store.Key key() {
    return new Store.Key(type.collection(), namespace, name);
  }

  ResourcePath named(String other) {
    return new ResourcePath(type, namespace, other, subresource, watch);
  }
}
