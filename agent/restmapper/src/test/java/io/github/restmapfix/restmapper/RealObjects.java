package io.github.restmapfix.restmapper;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** Objects that a test makes on a real server, and that are gone after it. */
final class RealObjects implements AutoCloseable {

  static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

  private final KubeconfigClient admin;
  private final Deque<String> made = new ArrayDeque<>();

  RealObjects(KubeconfigClient admin) {
    this.admin = admin;
  }

  /** A namespaced kind in one version. Returns before it is served. */
  void createCrd(String group, String version, String kind, String plural) {
    create(
        CRDS,
        plural + "." + group,
        """
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
         "metadata": {"name": "%2$s.%1$s"},
         "spec": {"group": "%1$s", "scope": "Namespaced", "names": {"kind": "%4$s", "plural": "%2$s"},
          "versions": [{"name": "%3$s", "served": true, "storage": true,
           "schema": {"openAPIV3Schema": {"type": "object"}}}]}}
        """
            .formatted(group, plural, version, kind));
  }

  void create(String collection, String name, String json) {
    HttpResponse<byte[]> response =
        admin.send("POST", collection, json, "Content-Type", "application/json");
    if (response.statusCode() != 201) {
      throw new IllegalStateException(
          collection + "/" + name + ": " + new String(response.body(), StandardCharsets.UTF_8));
    }
    made.push(collection + "/" + name);
  }

  /** Returns before that shows. */
  void delete(String collection, String name) {
    made.remove(collection + "/" + name);
    admin.send("DELETE", collection + "/" + name, "");
  }

  static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain: " + what);
      }
    }
  }

  @Override
  public void close() {
    made.forEach(path -> admin.send("DELETE", path, ""));
  }
}
