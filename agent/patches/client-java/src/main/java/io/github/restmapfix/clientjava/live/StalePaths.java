package io.github.restmapfix.clientjava.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.restmapfix.clientjava.SecondCalls;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.heal.FormerMappings;
import io.github.restmapfix.core.heal.PathNotFound;
import io.github.restmapfix.core.heal.Remedy;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ResourcePath;
import io.github.restmapfix.restmapper.RestMapping;
import io.kubernetes.client.openapi.ApiClient;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Request;

/** A 404 on a path that ModelMapper made, or once made: what to do about it. */
final class StalePaths {

  private final Copy copy;
  private final String patch;
  private final Clients clients;
  private final SecondCalls second;

  StalePaths(Copy copy, String patch) {
    this.copy = copy;
    this.patch = patch;
    this.clients = new Clients(copy);
    this.second = copy.memory(SecondCalls.class, SecondCalls::new);
  }

  /**
   * A request whose path nothing serves, and that can be sent again.
   *
   * @param body all of it: a path's 404 and an object's may differ in nothing else; null if it
   *     broke off
   */
  Optional<Failed> failed(ApiClient client, Call call, int status, String contentType, String body)
      throws ReflectiveOperationException {
    Request request = call.request();
    boolean oneShot = request.body() != null && request.body().isOneShot();
    if (second.remove(call) || oneShot || body == null) {
      return Optional.empty();
    }
    RequestUrl url = RequestUrl.of(request, client);
    Optional<PathNotFound> failed =
        PathNotFound.of(status, request.method(), url.path(), contentType, body.getBytes(UTF_8));
    if (failed.isEmpty() || copy.ignores(failed.get().path().groupVersion().group())) {
      return Optional.empty();
    }
    Cluster cluster = clients.of(client);
    return held(cluster, failed.get().path())
        .map(mapping -> new Failed(client, call, url, cluster, failed.get(), mapping));
  }

  private Optional<RestMapping> held(Cluster cluster, ResourcePath path)
      throws ReflectiveOperationException {
    Optional<RestMapping> held =
        clients.known().isHeld(cluster) ? PublishedPaths.at(path) : Optional.empty();
    return held.isPresent() ? held : clients.known().former(cluster).at(path);
  }

  /** For {@code mode=observe}. */
  void observe(Failed failed) {
    copy.observer().suspected(patch, failed.cluster, failed.what, failed.held);
  }

  /** The call to make in its place, once ModelMapper was corrected; never fails. */
  CompletableFuture<Optional<Call>> again(Failed failed) {
    return copy.healer()
        .remedy(patch, failed.cluster, failed.what, failed.held)
        .thenApply(
            remedy -> {
              correct(failed, remedy);
              return remedy
                  .again()
                  .filter(path -> !failed.call.isCanceled()) // by the application, meanwhile
                  .map(path -> onlyOnce(failed.at(path)));
            })
        .exceptionally(
            failure -> {
              copy.failed(patch, failure);
              return Optional.empty();
            });
  }

  private void correct(Failed failed, Remedy remedy) {
    if (!remedy.stale() || !clients.known().isHeld(failed.cluster)) {
      return;
    }
    FormerMappings former = clients.known().former(failed.cluster);
    try {
      if (Published.exchange(failed.held, remedy.now(), former)) {
        copy.report().evicted(patch, failed.held, remedy.now());
      }
    } catch (ReflectiveOperationException otherShape) {
      copy.failed(patch, otherShape);
    }
  }

  /** A 404 of this call is the application's. */
  Call onlyOnce(Call call) {
    second.add(call);
    return call;
  }

  /** One request, the mapping that its path was made of, and the cluster that was asked. */
  static final class Failed {
    private final ApiClient client;
    private final Call call;
    private final RequestUrl url;
    private final Cluster cluster;
    private final PathNotFound what;
    private final RestMapping held;

    private Failed(
        ApiClient client,
        Call call,
        RequestUrl url,
        Cluster cluster,
        PathNotFound what,
        RestMapping held) {
      this.client = client;
      this.call = call;
      this.url = url;
      this.cluster = cluster;
      this.what = what;
      this.held = held;
    }

    /** With the same query, headers, body and tags. */
    private Call at(ResourcePath path) {
      Request again = call.request().newBuilder().url(url.with(path)).build();
      return client.getHttpClient().newCall(again);
    }
  }
}
