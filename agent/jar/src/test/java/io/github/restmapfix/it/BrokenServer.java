package io.github.restmapfix.it;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers every request in the same wrong way, or does not answer at all. */
final class BrokenServer implements AutoCloseable {

  enum Way {
    /** Nobody listens. */
    UNREACHABLE(0, ""),
    /** Accepts connections, and never answers. */
    SILENT(0, ""),
    UNAUTHORIZED(401, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":401}"),
    FORBIDDEN(403, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":403}"),
    FAILING(500, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":500}"),
    UNAVAILABLE(503, "upstream connect error"),
    NOT_JSON(200, "<html>please log in</html>");

    private final int status;
    private final String body;

    Way(int status, String body) {
      this.status = status;
      this.body = body;
    }
  }

  private final HttpServer http;
  private final int port;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger ours = new AtomicInteger();

  private BrokenServer(HttpServer http) {
    this.http = http;
    this.port = http.getAddress().getPort();
  }

  static BrokenServer start(Way way) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      BrokenServer server = new BrokenServer(http);
      byte[] body = way.body.getBytes(StandardCharsets.UTF_8);
      http.createContext(
          "/",
          exchange -> {
            server.requests.incrementAndGet();
            if (exchange.getRequestHeaders().getFirst("User-Agent").contains("restmap-fix/")) {
              server.ours.incrementAndGet();
            }
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(way.status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      if (way == Way.UNREACHABLE) {
        http.start(); // one that was never started does not give its port back
        http.stop(0);
      } else if (way != Way.SILENT) {
        http.start();
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    http.stop(0);
  }
}
