package io.github.restmapfix.restmapper;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Every request of ours to one cluster passes here: ended after {@link #LIMIT}, stopped while the
 * server asks for a pause. The futures it gives never fail.
 */
final class Wire {

  static final String JSON = "application/json";

  static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final Duration FORBIDDEN_FOR = Duration.ofHours(1);

  /** Parsing more than this is not done on a client's I/O thread. */
  private static final int LARGE = 64 * 1024;

  private final Time time;
  private final Counters counters;
  private final AtomicBoolean closed;
  private final AtomicLong ticks = new AtomicLong();
  private final BoundedMap<String, Long> forbidden = BoundedMap.of(4096);
  private final AtomicLong pausedUntil;
  private volatile boolean paused;
  private final Transports transports;

  Wire(Time time, Counters counters, AtomicBoolean closed, Transport transport) {
    this.time = time;
    this.counters = counters;
    this.closed = closed;
    this.transports = new Transports(transport);
    this.pausedUntil = new AtomicLong(time.nanos());
  }

  void use(Transport newest) {
    transports.use(newest);
  }

  /**
   * A number for "now", greater than all before. Requests and lookups are ordered by it and not by
   * the clock, which is too coarse to tell which of two came first.
   */
  long tick() {
    return ticks.incrementAndGet();
  }

  /** From now on no request is sent. */
  boolean closed() {
    return closed.get();
  }

  /** Null if a request may be sent. */
  String refusal() {
    if (closed()) {
      return "restmap-fix was taken out";
    }
    long left = paused ? pausedUntil.get() - time.nanos() : 0;
    return left > 0 ? "the server asked for a pause, " + (left / 1_000_000) + " ms left" : null;
  }

  CompletableFuture<Reply> get(String path, String accept, String ifNoneMatch) {
    String refusal = refusal();
    if (refusal != null) {
      return CompletableFuture.completedFuture(Reply.notSent(refusal));
    }
    counters.requests.increment();
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Transport through = transports.forRequest();
    CompletableFuture<Response> sent = send(through, Request.of(path, accept, ifNoneMatch));
    sent.whenComplete(
        (response, failure) -> {
          if (response == null) {
            transports.failed(through);
          }
          arrived(path, response, failure, reply);
        });
    if (!reply.isDone()) {
      time.after(LIMIT, () -> giveUp(path, sent, reply));
    }
    return reply;
  }

  private static void giveUp(
      String path, CompletableFuture<Response> sent, CompletableFuture<Reply> reply) {
    if (reply.complete(Reply.failed("no answer from " + path + " in 5 s"))) {
      sent.cancel(false);
    }
  }

  /** Counts it; a part of a sentence that says what came instead of an answer. */
  String toldNothing(Reply reply, String path) {
    counters.unanswered.increment();
    return reply.why(path);
  }

  private static CompletableFuture<Response> send(Transport transport, Request request) {
    try {
      CompletableFuture<Response> response = transport.get(request);
      return response != null
          ? response
          : CompletableFuture.failedFuture(new IllegalStateException("no transport"));
    } catch (Throwable e) { // another library's code: also NoClassDefFoundError after a redeploy
      return CompletableFuture.failedFuture(e);
    }
  }

  private void arrived(
      String path, Response response, Throwable failure, CompletableFuture<Reply> reply) {
    if (response == null) {
      reply.complete(Reply.failed("no answer from " + path + ": " + reason(failure)));
      return;
    }
    note(path, response);
    if (response.body().length > LARGE) {
      time.after(Duration.ZERO, () -> reply.complete(Reply.of(response)));
    } else {
      reply.complete(Reply.of(response));
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure != null && failure.getCause() != null ? failure.getCause() : failure;
    return cause == null ? "no response" : cause.toString();
  }

  private void note(String path, Response response) {
    int status = response.status();
    if (status == 401 || status == 403) {
      forbidden.put(path, time.nanos());
    } else if (status == 200 || status == 304) {
      forbidden.remove(path);
    } else if (status == 429 || status == 503) {
      pause(response.retryAfter());
    }
  }

  /** Seconds only, as client-go reads it: API servers send nothing else. */
  private void pause(String retryAfter) {
    if (retryAfter == null || !retryAfter.trim().matches("[0-9]{1,9}")) {
      return;
    }
    long seconds = Math.min(Long.parseLong(retryAfter.trim()), LONGEST_PAUSE.getSeconds());
    long until = time.nanos() + seconds * 1_000_000_000L;
    pausedUntil.accumulateAndGet(until, (a, b) -> a - b > 0 ? a : b);
    paused = true;
  }

  /** Whether a read that nobody waits for would only be refused again. Lookups do not ask this. */
  boolean forbidden(String path) {
    Long since = forbidden.get(path);
    return since != null && time.nanos() - since < FORBIDDEN_FOR.toNanos();
  }
}
