package io.github.restmapfix.restmapper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A small API server in memory: strict paths, both discovery formats, ETags; answers at once unless
 * told to hold.
 */
final class ScriptedServer extends LoggedServer {

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String V2 =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  private final Map<String, List<ApiResource>> served = new LinkedHashMap<>();
  private final Map<String, Function<Request, Response>> scripts = new LinkedHashMap<>();
  private final Map<String, List<Held>> held = new LinkedHashMap<>();
  private final Map<String, Boolean> stale = new LinkedHashMap<>();
  private final Set<String> listedOnly = new HashSet<>();
  private String aggregated = V2;

  ScriptedServer legacy() {
    aggregated = null;
    return this;
  }

  ScriptedServer aggregatedAs(String contentType) {
    aggregated = contentType;
    return this;
  }

  /** As on any server, some of them. */
  void servesBuiltIns() {
    serves("v1", "Pod");
    serves("apps/v1", "Deployment");
    servesResources(
        "networking.k8s.io/v1",
        ApiResource.of("Ingress", "ingresses", "ingress", true, List.of("status")));
    serves("authentication.k8s.io/v1", "TokenReview");
    servesResources(
        "scheduling.k8s.io/v1",
        ApiResource.of("PriorityClass", "priorityclasses", "priorityclass", false, List.of()));
    serves("policy/v1", "PodDisruptionBudget");
  }

  @Override
  public boolean aggregated() {
    return aggregated != null;
  }

  @Override
  public String group(String name) {
    return name + ".example.com";
  }

  /** The first version served of a group is the preferred one. */
  @Override
  public void serves(String groupVersion, String... kinds) {
    List<ApiResource> resources = new ArrayList<>();
    for (String kind : kinds) {
      resources.add(namespaced(kind));
    }
    served.put(groupVersion, resources);
    listedOnly.remove(groupVersion);
    stale.remove(groupVersion);
  }

  @Override
  public void servesResources(String groupVersion, ApiResource... resources) {
    served.put(groupVersion, List.of(resources));
  }

  /** As {@link #serves}, but before the other versions. */
  void servesAsPreferred(String groupVersion, String... kinds) {
    Map<String, List<ApiResource>> others = new LinkedHashMap<>(served);
    served.clear();
    serves(groupVersion, kinds);
    others.forEach(served::putIfAbsent);
  }

  /** In its group's entry, while its own document is 404. */
  void listsOnly(String groupVersion) {
    served.put(groupVersion, List.of());
    listedOnly.add(groupVersion);
  }

  void callsStale(String groupVersion, String... kinds) {
    serves(groupVersion, kinds);
    stale.put(groupVersion, true);
  }

  @Override
  public void stopsServing(String groupVersion) {
    served.remove(groupVersion);
    listedOnly.remove(groupVersion);
  }

  static ApiResource namespaced(String kind) {
    String singular = kind.toLowerCase();
    return ApiResource.of(kind, singular + "s", singular, true, List.of());
  }

  void answers(String path, int status) {
    scripts.put(path, request -> Response.of(status, TEXT, null, null, new byte[0]));
  }

  void answers(String path, int status, String retryAfter) {
    scripts.put(path, request -> Response.of(status, TEXT, null, retryAfter, new byte[0]));
  }

  void answers(String path, String contentType, String body) {
    scripts.put(path, request -> Response.of(200, contentType, null, null, body.getBytes(UTF_8)));
  }

  void answersEverything(int status) {
    scripts.put("*", request -> Response.of(status, TEXT, null, null, new byte[0]));
  }

  void resets(String path) {
    scripts.put(
        path,
        request -> {
          throw new IllegalStateException("connection reset");
        });
  }

  void recovers() {
    scripts.clear();
  }

  /** Answers to this path are made at once but arrive only at {@link #releases}. */
  void holds(String path) {
    held.put(path, new ArrayList<>());
  }

  /** The oldest held answer arrives. */
  void releases(String path) {
    Held answer = held.get(path).remove(0);
    answer.future.complete(answer.response);
  }

  void holdsNoMore(String path) {
    held.remove(path).forEach(answer -> answer.future.complete(answer.response));
  }

  @Override
  public CompletableFuture<Response> get(Request request) {
    asked(request);
    Function<Request, Response> script =
        scripts.getOrDefault(request.path(), scripts.getOrDefault("*", this::serve));
    Response response;
    try {
      response = answered(script.apply(request));
    } catch (IllegalStateException e) {
      return CompletableFuture.failedFuture(e);
    }
    List<Held> waiting = held.get(request.path());
    if (waiting == null) {
      return CompletableFuture.completedFuture(response);
    }
    Held answer = new Held(response);
    waiting.add(answer);
    return answer.future;
  }

  private Response serve(Request request) {
    String path = request.path();
    if (path.equals("/api") || path.equals("/apis")) {
      return root(request, path.equals("/api"));
    }
    String name = path.substring(path.indexOf('/', 1) + 1);
    if (served.containsKey(name) && !listedOnly.contains(name)) {
      return json(
          200, "application/json", null, DiscoveryJson.resourceList(name, served.get(name)));
    }
    return groups().contains(name)
        ? json(200, "application/json", null, DiscoveryJson.group(name, versions(name)))
        : json(404, TEXT, null, "404 page not found\n");
  }

  private Response root(Request request, boolean core) {
    if (aggregated == null || !request.accept().contains("apidiscovery")) {
      String body =
          core
              ? DiscoveryJson.coreVersions(versions(""))
              : DiscoveryJson.groupList(groups(), this::versions);
      return json(200, "application/json", null, body);
    }
    List<String> names = core ? (versions("").isEmpty() ? List.of() : List.of("")) : groups();
    String body = DiscoveryJson.aggregated(names, this::visible, served, stale);
    String etag = "\"" + body.hashCode() + "\"";
    return etag.equals(request.ifNoneMatch())
        ? json(304, null, etag, "")
        : json(200, aggregated, etag, body);
  }

  private List<String> groups() {
    List<String> groups = new ArrayList<>();
    for (String name : served.keySet()) {
      String group = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
      if (!group.isEmpty() && !groups.contains(group)) {
        groups.add(group);
      }
    }
    return groups;
  }

  private List<String> versions(String group) {
    List<String> versions = new ArrayList<>();
    for (String name : served.keySet()) {
      if (group.isEmpty() ? !name.contains("/") : name.startsWith(group + "/")) {
        versions.add(name.substring(name.indexOf('/') + 1));
      }
    }
    return versions;
  }

  /**
   * The aggregated document omits what is only listed, as the real one does for a CRD with a names
   * conflict.
   */
  private List<String> visible(String group) {
    List<String> versions = versions(group);
    versions.removeIf(v -> listedOnly.contains(group.isEmpty() ? v : group + "/" + v));
    return versions;
  }

  private static Response json(int status, String type, String etag, String body) {
    return Response.of(status, type, etag, null, body.getBytes(UTF_8));
  }

  @Override
  public void close() {}

  private static final class Held {
    final Response response;
    final CompletableFuture<Response> future = new CompletableFuture<>();

    Held(Response response) {
      this.response = response;
    }
  }
}
