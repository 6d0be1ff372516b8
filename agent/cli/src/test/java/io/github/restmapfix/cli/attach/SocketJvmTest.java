package io.github.restmapfix.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HotSpot's protocol, against a server that answers what the test says. */
class SocketJvmTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path directory;

  private final List<String> commands = new CopyOnWriteArrayList<>();
  private volatile String answer = "";
  private ServerSocketChannel server;

  @BeforeEach
  void listen() throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(directory.resolve("socket")));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void an_agent_is_loaded_by_five_strings() throws Exception {
    answering("0\nreturn code: 0\n").load("/tmp/a.jar", "op=install");

    assertThat(commands).containsExactly("1|load|instrument|false|/tmp/a.jar=op=install|");
  }

  @Test
  void properties_are_read_as_a_jvm_writes_them() throws Exception {
    assertThat(answering("0\n#date\na=b\\:c\n").systemProperties()).containsEntry("a", "b:c");
  }

  @Test
  void a_flag_is_read() throws Exception {
    assertThat(answering("0\n-XX:-EnableDynamicAgentLoading\n").flag("EnableDynamicAgentLoading"))
        .contains(false);
    assertThat(answering("0\n-XX:+EnableDynamicAgentLoading\n").flag("EnableDynamicAgentLoading"))
        .contains(true);
    assertThat(answering("1\nno such flag\n").flag("EnableDynamicAgentLoading")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 return code: 100 | could not open /tmp/a.jar",
        "0 return code: 101 | class path (code 101)",
        "0 return code: 102 | could not start the agent (code 102)",
        "0 102              | could not start the agent (code 102)",
        "0 return code: -1  | (code -1)",
        "0                  | answered nothing",
        "-1 Dynamic agent loading is not enabled. | started with -XX:-EnableDynamicAgentLoading",
        "-1 Something else.  | refused the agent: Something else.",
        "101                | Protocol mismatch",
        "HTTP/1.1 400 Bad   | does not speak a JVM's protocol"
      })
  void each_way_not_to_load_is_told_apart(String said, String told) {
    // the first blank stands for the line break after the status
    assertThatThrownBy(() -> answering(said.replaceFirst(" ", "\n")).load("/tmp/a.jar", ""))
        .isInstanceOf(AttachException.class)
        .hasMessageContaining(told);
  }

  @Test
  @Timeout(10)
  void who_accepts_and_never_answers_is_left_after_a_while() throws Exception {
    SocketJvm jvm = SocketJvm.on(directory.resolve("socket"), Duration.ofMillis(50));

    assertThatThrownBy(jvm::systemProperties)
        .hasMessageContaining("did not answer within 50 ms")
        .hasMessageContaining("stopped");
  }

  @Test
  void who_does_not_listen_is_told() throws Exception {
    SocketJvm jvm = SocketJvm.on(directory.resolve("no-such-socket"), LONG);

    assertThatThrownBy(jvm::systemProperties).hasMessageContaining("talking to the JVM failed");
  }

  @Test
  void settings_that_do_not_fit_are_refused_and_not_cut_off() throws Exception {
    SocketJvm jvm = answering("0\nreturn code: 0\n");

    assertThatThrownBy(() -> jvm.load("/tmp/a.jar", "x".repeat(1_100)))
        .hasMessageContaining("1,023 characters");
    assertThat(commands).isEmpty();
  }

  private SocketJvm answering(String text) throws AttachException {
    answer = text;
    Thread thread = new Thread(this::answerOnce);
    thread.setDaemon(true);
    thread.start();
    return SocketJvm.on(directory.resolve("socket"), LONG);
  }

  private void answerOnce() {
    try (SocketChannel client = server.accept()) {
      StringBuilder command = new StringBuilder();
      ByteBuffer one = ByteBuffer.allocate(1);
      for (int strings = 0; strings < 5; one.clear()) {
        client.read(one);
        strings += one.get(0) == 0 ? 1 : 0;
        command.append(one.get(0) == 0 ? '|' : (char) one.get(0));
      }
      commands.add(command.toString());
      client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException closed) {
      // by the end of the test
    }
  }
}
