package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.github.restmapfix.core.Sender;
import io.github.restmapfix.restmapper.Request;
import io.github.restmapfix.restmapper.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Raw GETs through a fabric8 client. The client's own retry, ten by default, is switched off on a
 * derived client that shares connections and interceptors with the application's.
 */
public final class ClientSender implements Sender {

  /** An interceptor of this name is only in the clients that our own requests are sent by. */
  static final String OURS = "restmap-fix";

  private static final int LONGEST_MS = 5_000;

  @Override
  public CompletableFuture<Response> send(Object client, Request request, String product)
      throws ReflectiveOperationException {
    Client fabric8 = (Client) client;
    HttpClient http = own(fabric8, product);
    HttpRequest.Builder get =
        http.newHttpRequestBuilder()
            .uri(fabric8.getMasterUrl().toString().replaceAll("/+$", "") + request.path())
            .timeout(timeout(fabric8), TimeUnit.MILLISECONDS)
            .header("Accept", request.accept());
    if (request.ifNoneMatch() != null) {
      get.header("If-None-Match", request.ifNoneMatch());
    }
    Arriving arriving = new Arriving();
    CompletableFuture<HttpResponse<AsyncBody>> sent = http.consumeBytes(get.build(), arriving);
    sent.whenComplete(arriving::begins);
    arriving.answer.whenComplete(
        (read, inVain) -> sent.cancel(false)); // nothing, once it has begun
    return arriving.answer;
  }

  private static HttpClient own(Client client, String product) throws ReflectiveOperationException {
    return client
        .getHttpClient()
        .newBuilder()
        .tag(IntSettings.withoutRetry(client.getConfiguration().getRequestConfig()))
        // the last one: another interceptor sets the client's own User-Agent
        .addOrReplaceInterceptor(
            OURS, new UserAgent(client.getConfiguration().getUserAgent(), product))
        .build();
  }

  private static int timeout(Client client) throws ReflectiveOperationException {
    int own = IntSettings.requestTimeout(client.getConfiguration());
    return own > 0 ? Math.min(own, LONGEST_MS) : LONGEST_MS;
  }

  private static final class UserAgent implements Interceptor {
    private final String value;

    UserAgent(String own, String product) {
      this.value = own == null || own.isEmpty() ? product : own + " " + product;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      builder.setHeader("User-Agent", value);
    }
  }
}
