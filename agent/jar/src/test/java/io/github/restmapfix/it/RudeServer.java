package io.github.restmapfix.it;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Says that there is nothing, on connections that it keeps; but to the agent as it is told to. What
 * the agent does about that is measured here, where no library can get between.
 */
final class RudeServer implements AutoCloseable {

  enum Manner {
    ANSWERS("HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n"),
    FAILS("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"),
    IS_UNAVAILABLE("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"),
    HANGS_UP(""),
    SAYS_NOTHING(""),
    STOPS_HALFWAY("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"),
    NEVER_ENDS("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n{");

    private final byte[] answer;

    Manner(String answer) {
      this.answer = answer.getBytes(US_ASCII);
    }
  }

  /** Less than it promises. */
  private static final long ENOUGH = 900L << 20;

  private final ServerSocket socket;
  private final AtomicInteger requests = new AtomicInteger();
  private final BlockingQueue<Duration> patience = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> appetite = new LinkedBlockingQueue<>();
  private volatile Manner manner = Manner.ANSWERS;
  private volatile String userAgent;

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
    requests.set(0);
  }

  /** Requests of the agent since the manner changed. */
  int requests() {
    return requests.get();
  }

  /** Of the agent's last request. */
  String userAgent() {
    return userAgent;
  }

  /** How long the agent kept a connection open on which it got no whole answer. */
  Duration patience() throws InterruptedException {
    return next(patience);
  }

  /** Bytes that the agent let come before it hung up. */
  long appetite() throws InterruptedException {
    return next(appetite);
  }

  private static <T> T next(BlockingQueue<T> measured) throws InterruptedException {
    T first = measured.poll(30, TimeUnit.SECONDS);
    if (first == null) {
      throw new IllegalStateException("the agent has not hung up");
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
          new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
      Manner answered = Manner.ANSWERS;
      while (answered.answer.length > 0 && in.readLine() != null) {
        answered = isAgents(in) ? manner : Manner.ANSWERS;
        answer(answered, in, connection.getOutputStream());
      }
    } catch (IOException gone) {
      // whoever asked
    }
  }

  private boolean isAgents(BufferedReader in) throws IOException {
    boolean agents = false;
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      if (line.matches("(?i)user-agent: .*restmap-fix/.*")) {
        userAgent = line.replaceFirst("[^ ]* ", "");
        requests.incrementAndGet();
        agents = true;
      }
    }
    return agents;
  }

  private void answer(Manner now, BufferedReader in, OutputStream out) throws IOException {
    out.write(now.answer);
    if (now == Manner.SAYS_NOTHING || now == Manner.STOPS_HALFWAY) {
      long start = System.nanoTime();
      try {
        in.read();
      } finally {
        patience.add(Duration.ofNanos(System.nanoTime() - start));
      }
    } else if (now == Manner.NEVER_ENDS) {
      goOn(out);
    }
  }

  private void goOn(OutputStream out) throws IOException {
    long bytes = 0;
    byte[] part = new byte[64 * 1024];
    Arrays.fill(part, (byte) ' ');
    try {
      for (; bytes < ENOUGH; bytes += part.length) {
        out.write(part);
      }
    } finally {
      appetite.add(bytes);
    }
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
