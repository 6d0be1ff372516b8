package io.github.restmapfix.restmapper;

import java.util.concurrent.CompletableFuture;

/**
 * A raw GET through the application's own client, so that its TLS, proxy and identity apply. Never
 * blocks; a failure is an exceptional future. Who cancels the future has given the request up: it
 * ends, and nothing more of its answer is read. Implementations hold their client weakly and fail
 * once it is gone, are equal if they have the same client, and keep no more of an answer than
 * {@link Response#LARGEST} bytes.
 */
@FunctionalInterface
public interface Transport {

  CompletableFuture<Response> get(Request request);

  /** Whether its client is gone: a request would fail without being sent. */
  default boolean gone() {
    return false;
  }
}
