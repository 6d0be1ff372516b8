package io.github.restmapfix.core;

import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import java.util.concurrent.CompletableFuture;

/**
 * Sends one raw asynchronous GET through an application's own client, so that its TLS, proxy and
 * identity apply; with the client's own retry switched off, and at most 5 s long.
 */
public interface Sender {

  CompletableFuture<Response> send(Object client, Request request) throws Exception;
}
