package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import java.nio.charset.StandardCharsets;

/** Tells what is in use and what is written, and lets a {@link PathClient} send the request. */
public final class OperationsGateway implements Gateway {

  private final Copy copy;
  private final Caches caches;
  private final CrdWrites writes;

  public OperationsGateway(Copy copy) {
    this.copy = copy;
    this.caches = new Caches(copy);
    this.writes = new CrdWrites(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    observe(arguments);
    return caches
        .of((Client) arguments[1])
        .map(
            definitions ->
                new PathClient(
                    (HttpClient) arguments[2],
                    (HttpRequest.Builder) arguments[3],
                    new PathRemedy("fabric8.operations", copy, definitions)))
        .orElse(null);
  }

  @Override
  public void observe(Object[] arguments) {
    HttpRequest request = ((HttpRequest.Builder) arguments[3]).build();
    writes.requested(request, () -> body(request));
  }

  private static byte[] body(HttpRequest request) {
    Object text = ByName.call(HttpRequest.class, request, "bodyString");
    return text == null ? null : ((String) text).getBytes(StandardCharsets.UTF_8);
  }
}
