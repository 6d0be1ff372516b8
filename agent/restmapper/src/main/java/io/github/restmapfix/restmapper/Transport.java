package io.github.restmapfix.restmapper;

import java.util.concurrent.CompletableFuture;

/**
 * A raw GET through the application's own client, so that its TLS, proxy and identity apply. Never
 * blocks; a failure is an exceptional future. Implementations hold their client weakly and fail
 * once it is gone.
 */
@FunctionalInterface
public interface Transport {

  CompletableFuture<Response> get(Request request);
}
