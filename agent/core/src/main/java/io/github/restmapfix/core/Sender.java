package io.github.restmapfix.core;

import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import java.util.concurrent.CompletableFuture;

/**
 * Sends one raw asynchronous GET through an application's own client, so that its TLS, proxy and
 * identity apply; with the client's own retry switched off, and at most as long as the client
 * allows, and 5 s.
 */
public interface Sender {

  /**
   * @param product {@code restmap-fix/VERSION}, which follows the client's own User-Agent
   */
  CompletableFuture<Response> send(Object client, Request request, String product) throws Exception;
}
