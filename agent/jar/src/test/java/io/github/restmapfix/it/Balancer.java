package io.github.restmapfix.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** One address for several API servers: each request goes to the next of them, as cluster admin. */
final class Balancer implements AutoCloseable {

  private static final byte[] NOT_FOUND =
      "<html><body>404 page not found</body></html>".getBytes(StandardCharsets.UTF_8);

  private final List<KubernetesClient> servers;
  private final HttpServer front;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger turn = new AtomicInteger();
  private final List<String> writes = new CopyOnWriteArrayList<>();
  private volatile boolean ownNotFound;

  private Balancer(List<KubernetesClient> servers) {
    this.servers = servers;
    try {
      front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    front.createContext("/", this::forward);
    front.setExecutor(threads);
    front.start();
  }

  static Balancer over(Path... kubeconfigs) {
    return new Balancer(List.of(kubeconfigs).stream().map(Balancer::client).toList());
  }

  private static KubernetesClient client(Path kubeconfig) {
    Config config =
        new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** From now on each 404 has a page of its own for a body, as many a proxy gives it. */
  void sayNotFoundInHtml() {
    ownNotFound = true;
  }

  /** Method and path of whatever was no GET. */
  List<String> writes() {
    return List.copyOf(writes);
  }

  Path kubeconfig(Path directory) {
    return BrokenServer.kubeconfig(directory, front.getAddress().getPort());
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        writes.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
      }
      KubernetesClient server = servers.get(turn.getAndIncrement() % servers.size());
      HttpResponse<byte[]> response =
          server.getHttpClient().sendAsync(request(server, exchange), byte[].class).join();
      byte[] body = response.body();
      if (ownNotFound && response.code() == 404) {
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        body = NOT_FOUND;
      } else {
        for (String name : List.of("Content-Type", "ETag", "Retry-After")) {
          if (response.header(name) != null) {
            exchange.getResponseHeaders().add(name, response.header(name));
          }
        }
      }
      exchange.sendResponseHeaders(response.code(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static HttpRequest request(KubernetesClient server, HttpExchange exchange)
      throws IOException {
    String base = server.getMasterUrl().toString().replaceAll("/+$", "");
    HttpRequest.Builder request =
        server.getHttpClient().newHttpRequestBuilder().uri(base + exchange.getRequestURI());
    for (String name : List.of("Accept", "If-None-Match")) {
      exchange
          .getRequestHeaders()
          .getOrDefault(name, List.of())
          .forEach(value -> request.header(name, value));
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (body.length > 0) {
      request.method(
          exchange.getRequestMethod(),
          exchange.getRequestHeaders().getFirst("Content-Type"),
          new String(body, StandardCharsets.UTF_8));
    } else {
      request.method(exchange.getRequestMethod(), null, null);
    }
    return request.build();
  }

  @Override
  public void close() {
    front.stop(0);
    threads.shutdown();
    servers.forEach(KubernetesClient::close);
  }
}
