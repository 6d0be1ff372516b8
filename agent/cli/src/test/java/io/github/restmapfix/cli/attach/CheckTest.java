package io.github.restmapfix.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.restmapfix.cli.target.FakeProcess;
import io.github.restmapfix.cli.target.Identity;
import io.github.restmapfix.cli.target.Target;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is done to a process, and with which words. */
class CheckTest {

  @TempDir Path proc;

  private FakeProcess process;

  @BeforeEach
  void a_jvm() {
    process = FakeProcess.in(proc);
  }

  @Test
  void nothing_speaks_against_an_ordinary_jvm() throws IOException {
    assertThat(problem()).isEmpty();
  }

  @Test
  void another_users_process() throws IOException {
    process.ofUser(4711);
    assertThat(first()).contains("belongs to user 4711", "not as root");
  }

  @Test
  void a_process_that_the_kernel_hides() throws IOException {
    Files.delete(proc.resolve(FakeProcess.PID + "/maps"));
    assertThat(first()).contains("capabilities that this program has not", "kubectl exec");
  }

  @Test
  void no_jvm_at_all() throws IOException {
    process.maps("/usr/bin/sleep");
    assertThat(first()).contains("is no JVM");
  }

  @Test
  void openj9() throws IOException {
    process.maps("/opt/java/lib/default/libj9vm29.so");
    assertThat(first()).contains("OpenJ9", "-javaagent");
  }

  @Test
  void a_native_image() throws IOException {
    process.maps("/app/application").executable(FakeProcess.elf(".svm_heap"));
    assertThat(first()).contains("GraalVM native image", "no agent can be loaded");
  }

  @Test
  void a_stopped_jvm() throws IOException {
    process.stopped();
    assertThat(first()).contains("is stopped", "kill -CONT");
  }

  @Test
  void a_jvm_whose_attach_mechanism_is_off() throws IOException {
    process.commandLine("java", "-XX:+DisableAttachMechanism", "Main");
    assertThat(first()).contains("-XX:+DisableAttachMechanism", "-javaagent");
  }

  @Test
  void no_tmp() throws IOException {
    Files.delete(process.tmp());
    assertThat(first()).contains("no /tmp", "emptyDir");
  }

  @Test
  void a_tmp_that_is_a_link_and_would_lead_into_our_own_file_system() throws IOException {
    Files.delete(process.tmp());
    Files.createSymbolicLink(process.tmp(), Path.of("/var/tmp"));
    assertThat(first()).contains("no /tmp");
  }

  @Test
  void something_else_than_a_socket_at_the_sockets_place() throws IOException {
    Files.createFile(process.look().attachSocket());
    assertThat(first()).contains("/tmp/.java_pid7", "not a socket of its user");
  }

  @Test
  void a_link_at_the_sockets_place() throws IOException {
    Files.createSymbolicLink(process.look().attachSocket(), Path.of("/nowhere"));
    assertThat(first()).contains("not a socket of its user");
  }

  @Test
  void a_socket_of_somebody_else() throws IOException {
    Path socket = process.look().attachSocket();
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      assertThat(problem()).isEmpty();

      assumeTrue(System.getProperty("user.name").equals("root"), "only root can give files away");
      Files.setAttribute(socket, "unix:uid", 4711, LinkOption.NOFOLLOW_LINKS);
      assertThat(first()).contains("not a socket of its user");
    }
  }

  @Test
  void a_process_that_sigquit_would_end() throws IOException {
    process.catchingNothing();
    assertThat(first()).contains("does not catch SIGQUIT");
  }

  @Test
  void java_8() throws IOException {
    process.release("1.8.0_402");
    assertThat(first()).contains("Java 1.8.0_402", "Java 11 or later");
  }

  @Test
  void dynamic_loading_switched_off_also_where_the_jvm_would_not_mind() throws IOException {
    process.commandLine("java", "-XX:-EnableDynamicAgentLoading", "Main");
    assertThat(first()).contains("-XX:-EnableDynamicAgentLoading", "every JDK");
  }

  @Test
  void a_runtime_without_java_instrument() throws IOException {
    process.withoutInstrument();
    assertThat(first()).contains("java.instrument", "jlink");
  }

  private String first() throws IOException {
    return problem().orElseThrow();
  }

  /** The first only: each check relies on those before it. */
  private Optional<String> problem() throws IOException {
    Target target = process.look();
    Identity self = process.proc().self();
    return Check.beforeAttaching().stream()
        .flatMap(check -> check.problem(target, self).stream())
        .findFirst();
  }
}
