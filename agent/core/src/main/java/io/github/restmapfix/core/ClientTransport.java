package io.github.restmapfix.core;

import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import io.github.restmapfix.restmapper.Transport;
import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;

/** Requests through an application's client for as long as the application keeps that client. */
final class ClientTransport implements Transport {

  private final Copy copy;
  private final WeakReference<Object> client;

  /** Also once the client is gone. */
  private final int hash;

  ClientTransport(Copy copy, Object client) {
    this.copy = copy;
    this.client = new WeakReference<>(client);
    this.hash = System.identityHashCode(client);
  }

  @Override
  public CompletableFuture<Response> get(Request request) {
    Object alive = client.get();
    if (alive == null) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("the application let go of its client"));
    }
    try {
      return copy.sender().send(alive, request, "restmap-fix/" + copy.report().version());
    } catch (Exception refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  @Override
  public boolean gone() {
    return client.get() == null;
  }

  /** One is made for each call. */
  @Override
  public boolean equals(Object other) {
    return other == this
        || other instanceof ClientTransport && has(((ClientTransport) other).client);
  }

  private boolean has(WeakReference<Object> other) {
    Object alive = client.get();
    return alive != null && alive == other.get();
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
