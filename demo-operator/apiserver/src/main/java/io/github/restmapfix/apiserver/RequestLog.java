package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What was asked, in memory and, on request, in a file that looks like the real server's audit log.
 */
final class RequestLog implements AutoCloseable {

  private final List<LoggedRequest> requests = new ArrayList<>();
  private final BufferedWriter audit;

  RequestLog(Path auditLog) {
    try {
      audit = auditLog == null ? null : Files.newBufferedWriter(auditLog);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void add(ApiRequest request, int status, Instant start) {
    LoggedRequest logged =
        new LoggedRequest(
            request.method(),
            request.path(),
            status,
            request.header("User-Agent").orElse(""),
            request.header("Content-Type").orElse(""),
            start,
            Instant.now());
    requests.add(logged);
    notifyAll();
    if (audit != null) {
      write(logged, verb(request));
    }
  }

  synchronized List<LoggedRequest> requests() {
    return List.copyOf(requests);
  }

  /** False if that many were not made in this time. */
  synchronized boolean await(int count, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    for (long left = most.toNanos(); requests.size() < count; left = end - System.nanoTime()) {
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  synchronized void forget() {
    requests.clear();
  }

  @Override
  public synchronized void close() {
    try {
      if (audit != null) {
        audit.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(LoggedRequest request, String verb) {
    ObjectNode event =
        Json.object()
            .put("kind", "Event")
            .put("apiVersion", "audit.k8s.io/v1")
            .put("level", "Metadata")
            .put("stage", "ResponseComplete")
            .put("requestURI", request.path())
            .put("verb", verb);
    event.putObject("user").put("username", "admin");
    event.put("userAgent", request.userAgent());
    event.putObject("responseStatus").put("code", request.status());
    event.put("requestReceivedTimestamp", request.start().toString());
    event.put("stageTimestamp", request.end().toString());
    try {
      audit.write(event.toString());
      audit.newLine();
      audit.flush();
    } catch (IOException closedAlready) {
      // a watch that ends with the server has nobody left to read its line
    }
  }

  /** As the audit log names it; for paths that are no resources it is the method in lower case. */
  private static String verb(ApiRequest request) {
    List<String> path = request.segments();
    int group = path.isEmpty() || path.get(0).equals("api") ? 2 : 3;
    int resource =
        path.size() > group + 2 && path.get(group).equals("namespaces") ? group + 2 : group;
    boolean collection = path.size() == resource + 1;
    return switch (request.method()) {
      case "GET" -> request.flag("watch") ? "watch" : collection ? "list" : "get";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "DELETE" -> collection ? "deletecollection" : "delete";
      default -> request.method().toLowerCase(Locale.ROOT);
    };
  }
}
