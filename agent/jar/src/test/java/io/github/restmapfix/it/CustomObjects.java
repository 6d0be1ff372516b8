package io.github.restmapfix.it;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * Objects of one plural, each with a value n; no mapping is used, which might be stale here also.
 */
final class CustomObjects {

  private final KubernetesClient client;
  private final String apiVersion;
  private final String kind;
  private final String path;

  CustomObjects(KubernetesClient client, String apiVersion, String kind, String plural) {
    this.client = client;
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.path = "/apis/" + apiVersion + "/namespaces/default/" + plural;
  }

  /** With the value 1. */
  void create(String name) {
    client.raw(path, "POST", object(name));
  }

  /** Asks the server, without creating anything. */
  boolean mayBeCreated() {
    try {
      return client.raw(path + "?dryRun=All", "POST", object("may-be")) != null;
    } catch (KubernetesClientException refused) {
      return false;
    }
  }

  private String object(String name) {
    return String.format(
        "{\"apiVersion\":\"%s\",\"kind\":\"%s\",\"metadata\":{\"name\":\"%s\"},\"n\":1}",
        apiVersion, kind, name);
  }

  /** From the value 1 to 2. */
  void change(String name) {
    String object = client.raw(path + "/" + name);
    client.raw(path + "/" + name, "PUT", object.replace("\"n\":1", "\"n\":2"));
  }

  void delete(String name) {
    client.raw(path + "/" + name, "DELETE", null);
  }
}
