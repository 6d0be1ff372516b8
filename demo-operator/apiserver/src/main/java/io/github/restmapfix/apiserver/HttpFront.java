package io.github.restmapfix.apiserver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * HTTP in, HTTP out, and a line in the log for each; the line is written before the answer, so that
 * who has the answer finds it.
 */
final class HttpFront extends Handler.Abstract {

  private final Function<ApiRequest, Reply> router;
  private final RequestLog log;

  HttpFront(Function<ApiRequest, Reply> router, RequestLog log) {
    this.router = router;
    this.log = log;
  }

  @Override
  public boolean handle(Request jetty, Response response, Callback callback) throws Exception {
    Instant start = Instant.now();
    ApiRequest request = ApiRequest.read(jetty);
    Reply reply = answer(request);
    response.getHeaders().put("Audit-Id", UUID.randomUUID().toString());
    if (reply instanceof Reply.Document document) {
      log.add(request, document.status(), start);
      send(document, response, callback);
    } else if (reply instanceof Reply.Stream stream) {
      if (request.header("Upgrade").filter("websocket"::equalsIgnoreCase).isPresent()) {
        upgrade(stream, request, start, jetty, response, callback);
      } else {
        stream(stream, response, callback);
        log.add(request, 200, start);
      }
    }
    return true;
  }

  private Reply answer(ApiRequest request) {
    try {
      return router.apply(request);
    } catch (Failure failure) {
      return Reply.json(failure.code(), failure.status());
    } catch (RuntimeException e) {
      return Reply.json(500, Failure.internal(e).status());
    }
  }

  private static void send(Reply.Document document, Response response, Callback callback) {
    response.setStatus(document.status());
    document.headers().forEach(response.getHeaders()::put);
    if (document.body().length > 0) {
      response.getHeaders().put("Content-Length", document.body().length);
    }
    response.write(true, ByteBuffer.wrap(document.body()), callback);
  }

  private static void stream(Reply.Stream stream, Response response, Callback callback) {
    response.setStatus(200);
    response.getHeaders().put("Content-Type", "application/json");
    response.getHeaders().put("Cache-Control", "no-cache, private");
    try (WatchStream events = stream.events();
        OutputStream out = Content.Sink.asOutputStream(response)) {
      out.flush();
      events.sendTo(
          event -> {
            out.write(Json.bytes(event));
            out.write('\n');
            out.flush();
          });
    } catch (IOException readerHasGone) {
      callback.failed(readerHasGone);
      return;
    } catch (InterruptedException serverCloses) {
      Thread.currentThread().interrupt();
    }
    callback.succeeded();
  }

  private void upgrade(
      Reply.Stream stream,
      ApiRequest request,
      Instant start,
      Request jetty,
      Response response,
      Callback callback) {
    WatchSocket socket =
        new WatchSocket(stream.events(), () -> log.add(request, 101, start), getServer());
    ServerWebSocketContainer.get(jetty.getContext())
        .upgrade((asked, answered, failed) -> socket, jetty, response, callback);
  }
}
