package io.github.restmapfix.bench;

import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Response;
import io.github.restmapfix.restmapper.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** The engine against two recorded documents, {@code /api} and {@code /apis}: no network. */
final class RecordedCluster {

  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  private final byte[] core;
  private final byte[] groups;

  private RecordedCluster(byte[] core, byte[] groups) {
    this.core = core;
    this.groups = groups;
  }

  /** {@code folder} holds {@code api.json} and {@code apis.json}. */
  static RecordedCluster in(Path folder) throws IOException {
    return new RecordedCluster(
        Files.readAllBytes(folder.resolve("api.json")),
        Files.readAllBytes(folder.resolve("apis.json")));
  }

  /** Without ETag, so that each full read is parsed again. */
  Cluster open() {
    return Clusters.create(Settings.defaults())
        .cluster(
            ClusterId.of("http://recorded.example.com", ""),
            request -> {
              byte[] body = request.path().equals("/api") ? core : groups;
              return CompletableFuture.completedFuture(
                  Response.of(200, AGGREGATED, null, null, body));
            });
  }
}
