package io.github.restmapfix.apiserver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything below a group-version: which resource a path means, and which verb a method is there.
 */
final class Resources {

  private static final Duration LONGEST_WATCH = Duration.ofMinutes(45);

  private final Store store;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  Resources(Store store) {
    this.store = store;
    this.reader = new ObjectReader(store);
    this.writer = new ObjectWriter(store);
  }

  Reply answer(
      Catalog catalog, ApiRequest request, String group, String version, List<String> path) {
    boolean watch = path.get(0).equals("watch");
    Optional<ResourcePath> found =
        resolve(catalog, group, version, watch ? path.subList(1, path.size()) : path, watch);
    if (found.isEmpty()) {
      return noSuchPath(catalog, group);
    }
    if (!MediaRanges.acceptJson(request.accepted())) {
      throw Failure.notAcceptable();
    }
    ResourcePath at = found.get();
    if (!at.subresource().isEmpty() && !(at.isStatus() && at.type().status())) {
      if (at.type().custom()) {
        throw Failure.noSuchObject(at.type(), at.name());
      }
      return noSuchPath(catalog, group);
    }
    return at.isCollection() ? collection(at, request) : object(at, request);
  }

  /** Built-in groups answer in JSON, all others in plain text. */
  static Reply noSuchPath(Catalog catalog, String group) {
    if (catalog.isBuiltIn(group)) {
      throw Failure.noSuchPath();
    }
    return Reply.noSuchPage();
  }

  private static Optional<ResourcePath> resolve(
      Catalog catalog, String group, String version, List<String> path, boolean watch) {
    boolean inNamespace =
        path.size() >= 3
            && path.get(0).equals("namespaces")
            && !(group.isEmpty() && List.of("status", "finalize").contains(path.get(2)));
    List<String> rest = inNamespace ? path.subList(2, path.size()) : path;
    if (rest.isEmpty() || rest.size() > 3) {
      return Optional.empty();
    }
    String namespace = inNamespace ? path.get(1) : "";
    String name = rest.size() > 1 ? rest.get(1) : "";
    String subresource = rest.size() > 2 ? rest.get(2) : "";
    return catalog
        .find(group, version, rest.get(0))
        .filter(type -> type.namespaced() == inNamespace || type.namespaced() && name.isEmpty())
        .map(type -> new ResourcePath(type, namespace, name, subresource, watch));
  }

  private Reply collection(ResourcePath at, ApiRequest request) {
    boolean allNamespaces = at.type().namespaced() && at.namespace().isEmpty();
    boolean writes = !request.method().equals("GET");
    if (allNamespaces && writes) {
      if (at.type().custom()) {
        return Reply.noSuchPage();
      }
      throw Failure.methodNotAllowed();
    }
    return switch (request.method()) {
      case "GET" ->
          at.watch() || request.flag("watch")
              ? watch(at, request)
              : Reply.json(200, reader.list(at, Selector.of(at.type(), request)));
      case "POST" -> writer.create(at, request);
      case "DELETE" -> {
        if (!at.type().allows("deletecollection")) {
          throw Failure.methodNotAllowed();
        }
        yield writer.deleteCollection(at, request);
      }
      default -> {
        if (at.type().custom() && List.of("PUT", "PATCH").contains(request.method())) {
          throw nameMissing(at, request);
        }
        throw Failure.methodNotAllowed();
      }
    };
  }

  private static Failure nameMissing(ResourcePath at, ApiRequest request) {
    if (request.method().equals("PATCH")) {
      PatchBody.expectKnownType(request, at.type());
    }
    return Failure.badRequest("name must be provided");
  }

  private Reply object(ResourcePath at, ApiRequest request) {
    return switch (request.method()) {
      case "GET" -> Reply.json(200, reader.get(at));
      case "PUT" -> writer.update(at, request);
      case "PATCH" -> writer.patch(at, request);
      case "DELETE" -> {
        if (at.isStatus()) {
          throw Failure.methodNotAllowed();
        }
        yield writer.delete(at, request);
      }
      case "POST" -> {
        if (at.type().custom()) {
          RequestBody.object(request, at);
        }
        throw Failure.methodNotAllowed();
      }
      default -> throw Failure.methodNotAllowed();
    };
  }

  /**
   * A WebSocket is refused with 200 and no events, upon which fabric8 changes over to plain HTTP
   * without a word.
   */
  private Reply watch(ResourcePath at, ApiRequest request) {
    String seconds = request.parameter("timeoutSeconds");
    WatchStream.Options options =
        new WatchStream.Options(
            request.parameter("resourceVersion"),
            request.flag("sendInitialEvents"),
            request.flag("allowWatchBookmarks"),
            seconds.matches("[1-9]\\d{0,8}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : LONGEST_WATCH,
            Selector.of(at.type(), request));
    return new Reply.Stream(WatchStream.open(store, at, options));
  }
}
