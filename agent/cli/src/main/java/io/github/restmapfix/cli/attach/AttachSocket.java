package io.github.restmapfix.cli.attach;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import net.bytebuddy.agent.VirtualMachine.ForHotSpot.Connection;

/**
 * HotSpot's attach protocol on the wire: one command a connection, zero-terminated strings, and an
 * answer that ends with the stream. Over java.nio, which has Unix domain sockets since Java 16; in
 * code for Java 11 only reflection can name them.
 */
final class AttachSocket implements Connection, Connection.Factory {

  private static final int LARGEST_ANSWER = 16 << 20;

  private final Path socket;
  private final Duration patience;
  private String lastAnswer = "";

  /**
   * @param patience for each command: a JVM that is stopped or hangs accepts connections, and never
   *     answers
   */
  AttachSocket(Path socket, Duration patience) {
    this.socket = socket;
    this.patience = patience;
  }

  static boolean isPossible() {
    return Runtime.version().feature() >= 16;
  }

  /** All of the last answer after its first line. */
  String lastBody() {
    int end = lastAnswer.indexOf('\n');
    return end < 0 ? "" : lastAnswer.substring(end + 1);
  }

  /** For the process that the socket belongs to. */
  @Override
  public Connection connect(String processId) {
    return this;
  }

  @Override
  public Response execute(String protocol, String... argument) throws IOException {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    append(command, protocol);
    for (String part : argument) {
      append(command, part == null ? "" : part);
    }
    byte[] answer = converse(ByteBuffer.wrap(command.toByteArray()));
    lastAnswer = new String(answer, StandardCharsets.UTF_8);
    return new Answer(new ByteArrayInputStream(answer));
  }

  private static void append(ByteArrayOutputStream command, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    command.write(bytes, 0, bytes.length);
    command.write(0);
  }

  /** Not blocking, since a blocking channel knows no time limit. */
  private byte[] converse(ByteBuffer command) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    try (SocketChannel channel = open();
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
      while (command.hasRemaining()) {
        await(selector, end);
        channel.write(command);
      }
      key.interestOps(SelectionKey.OP_READ);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      ByteBuffer buffer = ByteBuffer.allocate(8192);
      while (channel.read(buffer) >= 0) {
        answer.write(buffer.array(), 0, buffer.position());
        buffer.clear();
        if (answer.size() > LARGEST_ANSWER) {
          throw new IOException("the answer is larger than any JVM's");
        }
        await(selector, end);
      }
      return answer.toByteArray();
    }
  }

  private void await(Selector selector, long end) throws IOException {
    long left = (end - System.nanoTime()) / 1_000_000;
    selector.selectedKeys().clear();
    if (left <= 0 || selector.select(left) == 0) {
      throw new NoAnswerException(
          "the JVM did not answer within "
              + patience.toMillis()
              + " ms: is it stopped, or does it hang?");
    }
  }

  private SocketChannel open() throws IOException {
    try {
      Class<?> address = Class.forName("java.net.UnixDomainSocketAddress");
      Method of = address.getMethod("of", Path.class);
      Method open = SocketChannel.class.getMethod("open", ProtocolFamily.class);
      SocketChannel channel =
          (SocketChannel) open.invoke(null, StandardProtocolFamily.valueOf("UNIX"));
      try {
        channel.connect((SocketAddress) of.invoke(null, socket));
        return channel;
      } catch (IOException | ReflectiveOperationException refused) {
        channel.close();
        throw refused;
      }
    } catch (InvocationTargetException failed) {
      throw new IOException(failed.getCause());
    } catch (ReflectiveOperationException old) {
      throw new IOException("Unix domain sockets need Java 16", old);
    }
  }

  @Override
  public void close() {
    // a connection lives for one command
  }

  private static final class Answer implements Response {

    private final InputStream bytes;

    Answer(InputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read(byte[] buffer) throws IOException {
      return bytes.read(buffer);
    }

    @Override
    public void close() {}
  }
}
