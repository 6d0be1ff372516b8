package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.programs.ExchangingAgent;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real JVM in mount and process namespaces of its own, as in another container, whose owner
 * prepared it for whoever attaches: what must not happen, does not, and it is said.
 */
@Timeout(60)
class HostileTargetIT {

  @TempDir Path ours;

  private final CommandLine restmapFix = CommandLine.ofJar();
  private Fork program;
  private long pid;
  private Path root;
  private Path jarsPlace;

  @BeforeEach
  void a_jvm_in_namespaces() throws Exception {
    program = Fork.idle(Namespaces.wrapper(), Jvm.java()).ready();
    pid = program.jvmPid();
    root = Path.of("/proc", String.valueOf(pid), "root");
    jarsPlace = root.resolve("tmp").resolve(jarName());
  }

  @AfterEach
  void end() {
    if (program != null) {
      program.close();
    }
  }

  @Test
  void what_is_planted_at_the_jars_place_is_neither_used_nor_written_through() throws Exception {
    Path precious = Files.writeString(ours.resolve("precious"), "precious");
    Files.createSymbolicLink(jarsPlace, precious);
    refused("not a regular file");
    assertThat(precious).hasContent("precious");

    Path absent = ours.resolve("absent");
    replaceBy(() -> Files.createSymbolicLink(jarsPlace, absent));
    refused("not a regular file");
    assertThat(absent).doesNotExist();

    replaceBy(() -> Files.createSymbolicLink(jarsPlace, Fork.JAR));
    refused("not a regular file"); // though it is the right one

    replaceBy(() -> mkfifo(jarsPlace));
    refused("not a regular file");

    replaceBy(() -> Files.createDirectory(jarsPlace));
    refused("not a regular file");

    replaceBy(() -> Files.writeString(jarsPlace, "foreign"));
    refused("has another content than this jar");
    assertThat(jarsPlace).hasContent("foreign");

    replaceBy(() -> Files.setAttribute(Files.copy(Fork.JAR, jarsPlace), "unix:uid", 65534));
    refused("belongs to");
    assertThat(program.ask("property restmap.fix.status")).isEqualTo("null");
  }

  @Test
  void a_target_that_exchanges_the_jar_while_its_jvm_loads_it_is_told() throws Exception {
    String agent = AgentJars.withPremain(ExchangingAgent.class, Path.of("target")).toString();
    String when = "io/github/restmapfix/RestmapFixAgent";
    String arguments = "=" + when + ",/tmp/" + jarName() + ",/tmp/other";
    try (Fork hostile =
        Fork.idle(Namespaces.wrapper(), Jvm.java(), "-javaagent:" + agent + arguments).ready()) {
      Path other = AgentJars.withVersion("0.1.1", ours); // an agent, and not this one
      long jvm = hostile.jvmPid();
      Files.copy(other, Path.of("/proc", String.valueOf(jvm), "root/tmp/other"));

      assertThat(restmapFix.say("attach", jvm).toString())
          .startsWith("exit 1")
          .contains("the JVM was given an agent", "another content", "restart the program");
    }
  }

  /** CVE-2021-3100, CVE-2021-3101, CVE-2022-0070: the java of the container was run, as root. */
  @Test
  void the_java_of_the_targets_image_is_not_run() throws Exception {
    Path marker = Path.of("target/the-java-of-the-target-was-run").toAbsolutePath();
    Files.deleteIfExists(marker);
    Path fake = Files.writeString(root.resolve("tmp/java"), "#!/bin/sh\ntouch " + marker + "\n");
    Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
    String java = Jvm.java().toRealPath().toString();
    assertThat(Namespaces.inMountsOf(pid, "mount", "--bind", "/tmp/java", java)).isZero();
    assertThat(root.resolve(java.substring(1))).hasSameBinaryContentAs(fake);

    assertThat(restmapFix.say("doctor", pid).toString()).contains("has another file system");
    for (String command : List.of("plan", "attach", "status", "refresh", "unpatch")) {
      assertThat(restmapFix.say(command, pid).toString()).startsWith("exit 0");
    }
    assertThat(marker).doesNotExist();
    assertThat(Namespaces.inMountsOf(pid, java)).isZero();
    assertThat(marker).exists(); // else this test shows nothing
  }

  @Test
  void somebody_elses_socket_in_the_jvms_place_is_not_talked_to() throws Exception {
    Path socket = root.resolve("tmp/.java_pid1");
    try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listener.bind(UnixDomainSocketAddress.of(socket));
      listener.configureBlocking(false);
      Files.setAttribute(socket, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
      refused("not a socket of its user");

      Path elsewhere = root.resolve("tmp/elsewhere");
      Files.setAttribute(socket, "unix:uid", 0, LinkOption.NOFOLLOW_LINKS);
      Files.move(socket, elsewhere);
      Files.createSymbolicLink(socket, Path.of("/tmp/elsewhere"));
      refused("not a socket of its user");
      assertThat(listener.accept()).isNull();
    }
  }

  /** As in a pod with a read-only root file system: the JVM could not listen. */
  @Test
  void a_tmp_that_cannot_be_written_is_told_before_the_jvm_is_woken() throws Exception {
    assertThat(Namespaces.inMountsOf(pid, "mount", "-t", "tmpfs", "-o", "ro", "none", "/tmp"))
        .isZero();
    refused("has no /tmp that it can write");
    assertThat(program.stdout()).containsExactly("ready"); // no SIGQUIT: it would print threads
  }

  private void refused(String why) {
    assertThat(restmapFix.say("attach", pid).toString()).startsWith("exit 4").contains(why);
  }

  private interface Planting {
    void run() throws Exception;
  }

  private void replaceBy(Planting planting) throws Exception {
    Files.delete(jarsPlace);
    planting.run();
  }

  private static void mkfifo(Path path) throws Exception {
    assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
  }

  /** As the command line names it: by the agent's release and the jar's content. */
  private static String jarName() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Fork.JAR));
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      hex.append(String.format("%02x", hash[i]));
    }
    return "restmap-fix-0.1.0-" + hex + ".jar";
  }
}
