package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.github.restmapfix.core.Sender;
import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import java.util.concurrent.CompletableFuture;

/** Raw GETs through a fabric8 client, from 6.3 on. */
public final class ClientSender implements Sender {

  @Override
  public CompletableFuture<Response> send(Object client, Request request, String product) {
    OwnClient own = new OwnClient(Session.ofOwner(client), product);
    HttpClient http = own.http();
    Arriving arriving = new Arriving();
    CompletableFuture<HttpResponse<AsyncBody>> sent =
        http.consumeBytes(own.request(http, request).build(), arriving);
    sent.whenComplete(arriving::begins);
    arriving.answer.whenComplete(
        (read, inVain) -> sent.cancel(false)); // nothing, once it has begun
    return arriving.answer;
  }
}
