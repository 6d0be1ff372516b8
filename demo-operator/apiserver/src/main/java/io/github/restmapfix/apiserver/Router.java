package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From path to answer: discovery here, resources in {@link Resources}, anything else is no page.
 */
final class Router {

  private final CrdLifecycle crds;
  private final Resources resources;
  private final String authority;
  private volatile DiscoveryFormat format;
  private volatile AggregatedDiscovery aggregated = new AggregatedDiscovery(Catalog.builtIn());

  Router(CrdLifecycle crds, Resources resources, String authority, DiscoveryFormat format) {
    this.crds = crds;
    this.resources = resources;
    this.authority = authority;
    this.format = format;
  }

  void discovery(DiscoveryFormat newFormat) {
    format = newFormat;
  }

  Reply route(ApiRequest request) {
    List<String> path = request.segments();
    Catalog catalog = crds.catalog();
    return switch (path.isEmpty() ? "" : path.get(0)) {
      case "healthz", "livez", "readyz" -> Reply.text(200, "ok");
      case "version" -> Reply.json(200, Json.tree(VERSION));
      case "api" -> core(catalog, request, path);
      case "apis" -> named(catalog, request, path);
      default -> Reply.noSuchPage();
    };
  }

  private Reply core(Catalog catalog, ApiRequest request, List<String> path) {
    if (path.size() == 1) {
      return wantsAggregated(request)
          ? aggregated(request, aggregated(catalog).core())
          : plain(request, Discovery.coreVersions(authority));
    }
    return groupVersion(catalog, request, "", path.get(1), path.subList(2, path.size()));
  }

  private Reply named(Catalog catalog, ApiRequest request, List<String> path) {
    if (path.size() == 1) {
      return wantsAggregated(request)
          ? aggregated(request, aggregated(catalog).named())
          : plain(request, new Discovery(catalog).groups());
    }
    String group = path.get(1);
    if (path.size() > 2) {
      return groupVersion(catalog, request, group, path.get(2), path.subList(3, path.size()));
    }
    return catalog.versions(group).isEmpty()
        ? Reply.noSuchPage()
        : plain(request, new Discovery(catalog).group(group));
  }

  private Reply groupVersion(
      Catalog catalog, ApiRequest request, String group, String version, List<String> rest) {
    if (!rest.isEmpty()) {
      return resources.answer(catalog, request, group, version, rest);
    }
    List<ResourceType> types = catalog.in(group, version);
    if (types.isEmpty()) {
      return Resources.noSuchPath(catalog, group);
    }
    return request.method().equals("GET")
        ? plain(request, new Discovery(catalog).resources(types))
        : Resources.noSuchPath(catalog, group);
  }

  /** The first range that can be served decides, as the real server negotiates. */
  private boolean wantsAggregated(ApiRequest request) {
    for (String range : request.accepted()) {
      List<String> parameters =
          List.of(range.replace(" ", "").split(";")).stream().skip(1).toList();
      if (format == DiscoveryFormat.AGGREGATED
          && range.startsWith("application/json")
          && parameters.contains("g=apidiscovery.k8s.io")
          && parameters.contains("v=v2")
          && parameters.contains("as=APIGroupDiscoveryList")) {
        return true;
      }
      boolean plain = parameters.stream().noneMatch(parameter -> parameter.startsWith("as="));
      if (plain && MediaRanges.includeJson(range)) {
        return false;
      }
    }
    return false;
  }

  private static Reply plain(ApiRequest request, JsonNode document) {
    if (!MediaRanges.acceptJson(request.accepted())) {
      throw Failure.notAcceptable();
    }
    return Reply.json(200, document);
  }

  private AggregatedDiscovery aggregated(Catalog catalog) {
    AggregatedDiscovery known = aggregated;
    if (!known.isOf(catalog)) {
      known = new AggregatedDiscovery(catalog);
      aggregated = known;
    }
    return known;
  }

  private static Reply aggregated(ApiRequest request, AggregatedDiscovery.Document document) {
    String etag = document.etag();
    Map<String, String> always = Map.of("ETag", etag, "Vary", "Accept", "Cache-Control", "public");
    if (request.header("If-None-Match").filter(etag::equals).isPresent()) {
      return new Reply.Document(304, always, new byte[0]);
    }
    Map<String, String> headers = new HashMap<>(always);
    headers.put("Content-Type", AggregatedDiscovery.CONTENT_TYPE);
    return new Reply.Document(200, headers, document.body());
  }

  private static final Map<String, String> VERSION =
      Map.of(
          "major", "1",
          "minor", "36",
          "gitVersion", "v1.36.3",
          "gitCommit", "embedded",
          "gitTreeState", "clean",
          "buildDate", "1970-01-01T00:00:00Z",
          "goVersion", "go1.26.8",
          "compiler", "gc",
          "platform", "linux/amd64");
}
