package io.github.restmapfix.core.sample.live;

import io.github.restmapfix.core.Sender;
import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A client of this library is the text that its server answers with; an empty one is closed. */
public final class SampleSender implements Sender {

  @Override
  public CompletableFuture<Response> send(Object client, Request request, String product)
      throws IOException {
    String document = (String) client;
    if (document.isEmpty()) {
      throw new IOException("the client is closed");
    }
    return CompletableFuture.completedFuture(
        Response.of(
            200, "application/json", null, null, document.getBytes(StandardCharsets.UTF_8)));
  }
}
