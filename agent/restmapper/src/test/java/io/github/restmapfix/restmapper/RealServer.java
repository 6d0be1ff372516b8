package io.github.restmapfix.restmapper;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The server that {@code RESTMAP_FIX_TEST_KUBECONFIG} names. It is asked by blocking requests, so
 * that virtual time stands still meanwhile: a second of the engine's takes none of the test's.
 */
final class RealServer extends LoggedServer {

  static final String KUBECONFIG = "RESTMAP_FIX_TEST_KUBECONFIG";

  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final KubeconfigClient client;
  private final Map<String, RealGroup> groups = new LinkedHashMap<>();

  private RealServer(KubeconfigClient client) {
    this.client = client;
  }

  static RealServer ofEnvironment() {
    return of(KubeconfigClient.ofEnvironment(KUBECONFIG));
  }

  static RealServer of(KubeconfigClient client) {
    return new RealServer(client);
  }

  @Override
  public boolean aggregated() {
    return AggregatedDocument.is(
        client
            .get("/apis", "Accept", AggregatedDocument.ACCEPT)
            .headers()
            .firstValue("Content-Type")
            .orElse(""));
  }

  @Override
  public String group(String name) {
    return name + "-" + id + ".example.com";
  }

  @Override
  public void serves(String groupVersion, String... kinds) {
    List<ApiResource> resources = new ArrayList<>();
    for (String kind : kinds) {
      resources.add(ScriptedServer.namespaced(kind));
    }
    servesResources(groupVersion, resources.toArray(new ApiResource[0]));
  }

  @Override
  public void servesResources(String groupVersion, ApiResource... resources) {
    String[] gv = groupVersion.split("/");
    groups
        .computeIfAbsent(gv[0], group -> new RealGroup(client, group))
        .serves(gv[1], List.of(resources));
  }

  @Override
  public void stopsServing(String groupVersion) {
    servesResources(groupVersion);
  }

  @Override
  public CompletableFuture<Response> get(Request request) {
    asked(request);
    HttpResponse<byte[]> response =
        request.ifNoneMatch() == null
            ? client.get(request.path(), "Accept", request.accept())
            : client.get(
                request.path(), "Accept", request.accept(), "If-None-Match", request.ifNoneMatch());
    return CompletableFuture.completedFuture(
        answered(
            Response.of(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(null),
                response.headers().firstValue("ETag").orElse(null),
                response.headers().firstValue("Retry-After").orElse(null),
                response.body())));
  }

  @Override
  public void close() {
    groups.values().forEach(RealGroup::close);
  }
}
