package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * A watch over a WebSocket, which is what fabric8 asks for first: every event is one text message.
 * Public because Jetty calls it through a method handle.
 */
public final class WatchSocket extends Session.Listener.AbstractAutoDemanding {

  private final WatchStream events;
  private final Runnable whenDone;
  private final Server server;
  private Thread sender;
  private boolean closed;

  WatchSocket(WatchStream events, Runnable whenDone, Server server) {
    this.events = events;
    this.whenDone = whenDone;
    this.server = server;
  }

  @Override
  public void onWebSocketOpen(Session session) {
    super.onWebSocketOpen(session);
    server.getThreadPool().execute(() -> send(session));
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    stopSending();
    callback.succeed();
  }

  private void send(Session session) {
    try (events) {
      if (startSending()) {
        events.sendTo(event -> send(session, event));
      }
      session.close(1000, "", Callback.NOOP);
    } catch (IOException | InterruptedException readerHasGone) {
      session.disconnect();
    } finally {
      sendingEnded();
      whenDone.run();
    }
  }

  private synchronized boolean startSending() {
    sender = Thread.currentThread();
    return !closed;
  }

  private synchronized void stopSending() {
    closed = true;
    if (sender != null) {
      sender.interrupt();
    }
  }

  /**
   * From here on the pool's thread is not ours to interrupt, and takes no interrupt of ours along.
   */
  private synchronized void sendingEnded() {
    sender = null;
    Thread.interrupted();
  }

  private static void send(Session session, JsonNode event) throws IOException {
    try {
      Callback.Completable.with(sent -> session.sendText(event.toString(), sent)).join();
    } catch (CompletionException | CancellationException e) {
      throw new IOException(e);
    }
  }
}
