package io.github.restmapfix.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers every request in the same wrong way, or does not answer at all. */
final class BrokenServer implements AutoCloseable {

  enum Way {
    /** Nobody listens. */
    UNREACHABLE(0, ""),
    UNAUTHORIZED(401, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":401}"),
    FORBIDDEN(403, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":403}"),
    NOT_FOUND(404, "404 page not found\n"),
    /** There is nothing, and it takes its time to say so. */
    SLOW(404, "404 page not found\n") {
      @Override
      void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
        until(end, 800);
        super.answer(exchange, end);
      }
    },
    FAILING(500, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":500}"),
    UNAVAILABLE(503, "upstream connect error"),
    NOT_JSON(200, "<html>please log in</html>"),
    EMPTY(200, ""),
    /** Hangs up before the end of what it announced. */
    TRUNCATED(200, "{\"kind\":\"APIRes") {
      @Override
      void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write(body());
        exchange.getResponseBody().flush();
      }
    },
    /** Hangs up instead of an answer. */
    HANGS_UP(0, "") {
      @Override
      void answer(HttpExchange exchange, CountDownLatch end) {}
    },
    /** Accepts connections, and never answers. */
    SILENT(0, "") {
      @Override
      void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
        until(end, Long.MAX_VALUE);
      }
    },
    /** Begins an answer, and never ends it. */
    STALLING(200, "{\"kind\":\"APIRes") {
      @Override
      void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write(body());
        exchange.getResponseBody().flush();
        until(end, Long.MAX_VALUE);
      }
    },
    HUGE(200, "{\"kind\":\"APIResourceList\",\"resources\":[]}" + " ".repeat(50_000_000)),
    DEEP(
        200,
        "{\"kind\":\"APIResourceList\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
    PROTOBUF(200, "k8s\0\n\017APIResourceList") {
      @Override
      String contentType() {
        return "application/vnd.kubernetes.protobuf";
      }
    },
    TOO_MANY(429, "Too many requests, please try again later.") {
      @Override
      void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
        exchange.getResponseHeaders().add("Retry-After", "1");
        super.answer(exchange, end);
      }
    };

    private final int status;
    private final String body;

    Way(int status, String body) {
      this.status = status;
      this.body = body;
    }

    byte[] body() {
      return body.getBytes(StandardCharsets.UTF_8);
    }

    String contentType() {
      return "application/json";
    }

    void answer(HttpExchange exchange, CountDownLatch end) throws IOException {
      byte[] bytes = body();
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }

    private static void until(CountDownLatch end, long millis) throws IOException {
      try {
        end.await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
    }
  }

  private final HttpServer http;
  private final int port;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger ours = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile Way way;

  private BrokenServer(HttpServer http) {
    this.http = http;
    this.port = http.getAddress().getPort();
  }

  static BrokenServer start(Way way) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      BrokenServer server = new BrokenServer(http);
      server.becomes(way);
      http.createContext("/", server::answer);
      http.setExecutor(server.threads);
      http.start();
      if (way == Way.UNREACHABLE) { // one that was never started does not give its port back
        http.stop(0);
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on; not from or to {@link Way#UNREACHABLE}. */
  void becomes(Way next) {
    way = next;
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    if (exchange.getRequestHeaders().getFirst("User-Agent").contains("restmap-fix/")) {
      ours.incrementAndGet();
    }
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      Way now = way;
      exchange.getResponseHeaders().add("Content-Type", now.contentType());
      now.answer(exchange, end);
    }
  }

  Path kubeconfig(Path directory) {
    return kubeconfig(directory, port);
  }

  static Path kubeconfig(Path directory, int port) {
    String text =
        """
        apiVersion: v1
        kind: Config
        current-context: broken
        clusters: [{name: broken, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: user, user: {token: t}}]
        contexts: [{name: broken, context: {cluster: broken, user: user, namespace: default}}]
        """;
    try {
      return Files.writeString(directory.resolve("broken.kubeconfig"), text.formatted(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Since this was asked last. */
  int requests() {
    return requests.getAndSet(0);
  }

  /** The agent's own among them, since this was asked last. */
  int ours() {
    return ours.getAndSet(0);
  }

  /** So that the answers of two runs can be compared. */
  String withoutPort(String answer) {
    return answer
        .replace(String.valueOf(port), "PORT")
        .replaceAll(
            "date=\\[[^\\]]*\\]|Date: [^\\n]*GMT|date: [A-Za-z0-9, :]*GMT|@[0-9a-f]+", "DATE")
        .replaceAll("(?i)\\[?[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} [\\d:]{8} GMT\\]?", "DATE");
  }

  @Override
  public void close() {
    end.countDown();
    http.stop(0);
    threads.shutdown();
  }
}
