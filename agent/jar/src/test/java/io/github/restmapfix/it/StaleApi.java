package io.github.restmapfix.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One kind, {@code demo.example.com/v1 W}, under a plural that changes; all writes may be answered
 * 503, as a proxy does it. Everything else is 404 as kube-apiserver and many a backend say it.
 */
final class StaleApi implements AutoCloseable {

  private static final String V1 = "/apis/demo.example.com/v1";

  /** How a 404 reaches a client that asked for what is not there. */
  enum NotFound {
    OF_KUBE_APISERVER("text/plain; charset=utf-8", "404 page not found\n"),
    /** A proxy has put a page of its own in its place. */
    AS_HTML("text/html", "<html><body>404 page not found</body></html>"),
    /** The path is there; kube-apiserver passes on the code that the webhook has chosen. */
    OF_AN_ADMISSION_WEBHOOK(
        "application/json",
        "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
            + "\"message\":\"admission webhook \\\"owners.example.com\\\" denied the request: no"
            + " such owner\",\"reason\":\"NotFound\",\"code\":404}");

    private final String type;
    private final String body;

    NotFound(String type, String body) {
      this.type = type;
      this.body = body;
    }
  }

  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile String plural = "ws";
  private volatile boolean unavailable;
  private volatile boolean hidden;
  private volatile boolean cut;
  private volatile NotFound notFound = NotFound.OF_KUBE_APISERVER;
  private volatile CountDownLatch asked = new CountDownLatch(0);
  private volatile CountDownLatch released = new CountDownLatch(0);
  private volatile CountDownLatch writing = new CountDownLatch(0);

  StaleApi() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/", this::answer);
    http.setExecutor(threads);
    http.start();
  }

  void rename(String now) {
    plural = now;
    requests.clear();
  }

  void refuseWrites() {
    unavailable = true;
    requests.clear();
  }

  /** Lists the kind and does not serve it. */
  void hide() {
    hidden = true;
  }

  /** Ends each 404 in the midst of its body. */
  void cutShort() {
    cut = true;
  }

  void say(NotFound now) {
    notFound = now;
  }

  /** Accepts writes, and answers none until {@link #release}. */
  void holdWrites() {
    writing = new CountDownLatch(1);
  }

  /** Answers no discovery until {@link #release}. */
  void holdDiscovery() {
    asked = new CountDownLatch(1);
    released = new CountDownLatch(1);
  }

  void awaitDiscovery() {
    await(asked);
  }

  void release() {
    released.countDown();
    writing.countDown();
  }

  Path kubeconfig(Path directory) {
    return BrokenServer.kubeconfig(directory, http.getAddress().getPort());
  }

  /** Method and path of each since the last change. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] sent = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    requests.add(method + " " + path);
    if (method.equals("POST")) {
      await(writing);
    }
    boolean resource = !hidden && path.equals(V1 + "/namespaces/default/" + plural);
    if (path.equals(V1)) {
      asked.countDown();
      await(released);
      reply(exchange, 200, "application/json", resources());
    } else if (path.equals("/api") || path.equals("/apis")) {
      reply(exchange, 200, "application/json", path.equals("/api") ? NO_CORE : GROUPS);
    } else if (unavailable && method.equals("POST")) {
      reply(exchange, 503, "text/plain", "no healthy upstream");
    } else if (resource && method.equals("POST")) {
      reply(exchange, 201, "application/json", new String(sent, StandardCharsets.UTF_8));
    } else if (resource) {
      reply(exchange, 200, "application/json", LIST);
    } else {
      reply(exchange, 404, notFound.type, notFound.body, cut ? 99 : 0);
    }
  }

  private static final String LIST =
      "{\"apiVersion\":\"demo.example.com/v1\",\"kind\":\"WList\",\"metadata\":{},\"items\":[]}";

  private static final String NO_CORE =
      "{\"kind\":\"APIVersions\",\"versions\":[],\"serverAddressByClientCIDRs\":[]}";

  private static final String GROUPS =
      "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[{"
          + "\"name\":\"demo.example.com\",\"versions\":[{"
          + "\"groupVersion\":\"demo.example.com/v1\",\"version\":\"v1\"}],"
          + "\"preferredVersion\":{"
          + "\"groupVersion\":\"demo.example.com/v1\",\"version\":\"v1\"}}]}";

  private String resources() {
    return "{\"kind\":\"APIResourceList\",\"apiVersion\":\"v1\","
        + "\"groupVersion\":\"demo.example.com/v1\",\"resources\":[{\"name\":\""
        + plural
        + "\",\"singularName\":\"\",\"kind\":\"W\",\"namespaced\":true,\"verbs\":[]}]}";
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("waited in vain");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reply(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    reply(exchange, status, type, text, 0);
  }

  private static void reply(
      HttpExchange exchange, int status, String type, String text, int promisedInVain)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length + promisedInVain);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    release();
    http.stop(0);
    threads.shutdownNow();
  }
}
