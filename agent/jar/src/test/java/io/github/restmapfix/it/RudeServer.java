package io.github.restmapfix.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers 404 on connections that it keeps, until it is told to hang up in the midst of a request
 * or to say nothing. Counts the agent's requests, and how long the agent waits for an answer.
 */
final class RudeServer implements AutoCloseable {

  enum Manner {
    ANSWERS,
    HANGS_UP,
    SAYS_NOTHING
  }

  private final ServerSocket socket;
  private final AtomicInteger ours = new AtomicInteger();
  private final BlockingQueue<Duration> patience = new LinkedBlockingQueue<>();
  private volatile Manner manner = Manner.ANSWERS;

  RudeServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  void from(Manner now) {
    manner = now;
    ours.set(0);
  }

  /** Requests of the agent since the manner changed. */
  int ours() {
    return ours.get();
  }

  /** How long the agent kept a connection open on which it got no answer. */
  Duration patience() throws InterruptedException {
    Duration first = patience.poll(30, TimeUnit.SECONDS);
    if (first == null) {
      throw new IllegalStateException("the agent still waits");
    }
    return first;
  }

  Path kubeconfig(Path directory) {
    return BrokenServer.kubeconfig(directory, socket.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        daemon(() -> serve(connection));
      }
    } catch (IOException closed) {
      // the end of the test
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
      while (request(in) && manner != Manner.HANGS_UP) {
        connection
            .getOutputStream()
            .write(
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 19\r\n\r\n404 page not found\n"
                    .getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException gone) {
      // whoever asked
    }
  }

  /** False at the end of the connection. */
  private boolean request(BufferedReader in) throws IOException {
    boolean agent = false;
    String line = in.readLine();
    if (line == null) {
      return false;
    }
    for (; !line.isEmpty(); line = in.readLine()) {
      agent |= line.matches("(?i)user-agent: .*restmap-fix/.*");
    }
    if (agent) {
      ours.incrementAndGet();
    }
    if (manner != Manner.SAYS_NOTHING) {
      return true;
    }
    long start = System.nanoTime();
    try {
      in.read();
    } finally {
      if (agent) {
        patience.add(Duration.ofNanos(System.nanoTime() - start));
      }
    }
    return false;
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "rude server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
