package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.StartedProcess;

/** Real processes that must not be attached to: each is told why, and goes on untouched. */
class RefusalIT {

  private final CommandLine restmapFix = CommandLine.ofJar();

  @TempDir Path temporary;

  /** This JDK, and a newer one where the machine has it. */
  static Stream<Path> javas() {
    return Stream.concat(Stream.of(Jvm.java()), Jvm.newerJdk().map(h -> h.resolve("bin/java")));
  }

  @ParameterizedTest
  @MethodSource("javas")
  void a_jvm_whose_attach_mechanism_is_off_prints_no_threads(Path java) {
    try (Fork program = Fork.idle(List.of(), java, "-XX:+DisableAttachMechanism").ready()) {
      refused(program, "-XX:+DisableAttachMechanism");
      assertThat(program.ask("property restmap.fix.status")).isEqualTo("null");
      assertThat(program.stdout()).containsExactly("ready", "null");
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void a_jvm_that_shall_not_load_agents_loads_none(Path java) {
    try (Fork program = Fork.idle(List.of(), java, "-XX:-EnableDynamicAgentLoading").ready()) {
      refusedBeforeTheJvmDoes(program);
      assertThat(program.ask("property restmap.fix.status")).isEqualTo("null");
    }
  }

  /** Where no option shows it, the JVM itself is asked; jdk.attach cannot, and is told by it. */
  @ParameterizedTest
  @MethodSource("javas")
  void a_jvm_that_was_told_so_by_a_file_loads_none_either(Path java) throws Exception {
    Path flags = Files.writeString(temporary.resolve("flags"), "-EnableDynamicAgentLoading\n");
    try (Fork program = Fork.idle(List.of(), java, "-XX:Flags=" + flags).ready()) {
      if (Jvm.hasUnixSockets()) {
        refusedBeforeTheJvmDoes(program);
      } else {
        refused(program, "the JVM was started with -XX:-EnableDynamicAgentLoading");
      }
      assertThat(program.ask("property restmap.fix.status")).isEqualTo("null");
    }
  }

  @Test
  void a_stopped_jvm_is_not_waited_for_and_goes_on_afterwards() throws Exception {
    try (Fork program = Fork.idle(List.of(), Jvm.java()).ready()) {
      kill("-STOP", program);
      refused(program, "is stopped");
      kill("-CONT", program);
      assertThat(program.ask("property restmap.fix.status")).isEqualTo("null");
    }
  }

  @Test
  void an_agent_that_is_switched_off_in_the_target_is_no_success() {
    try (Fork program = Fork.idle(List.of(), Jvm.java(), "-Drestmap.fix.enabled=false").ready()) {
      assertThat(restmapFix.say("attach", program.pid()).toString())
          .startsWith("exit 1")
          .contains("the agent did not report itself", "restmap.fix.enabled");
    }
  }

  /** Its status is nothing but a property of its JVM. */
  @Test
  void an_agent_that_still_says_on_after_unpatching_is_not_taken_for_a_replaced_one() {
    String[] lie = {"-Drestmap.fix.status=version=0.1.0;state=on", "-Drestmap.fix.enabled=false"};
    try (Fork program = Fork.idle(List.of(), Jvm.java(), lie).ready()) {
      assertThat(restmapFix.say("attach", program.pid(), "--force").toString())
          .startsWith("exit 1")
          .contains("still says that they are in");
    }
  }

  /** CVE-2021-3100 and its kin: whatever is called java was run, as root. */
  @Test
  void a_program_that_is_only_called_java_is_neither_signalled_nor_run() throws Exception {
    Path java = temporary.resolve("java");
    Path marker = temporary.resolve("was-run");
    Files.copy(Path.of("/bin/sleep"), java);
    StartedProcess fake = new ProcessExecutor(java.toString(), "300").destroyOnExit().start();
    try {
      Files.delete(java);
      Files.writeString(java, "#!/bin/sh\ntouch " + marker + "\n");
      Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
      long pid = fake.getProcess().pid();
      for (String command : List.of("plan", "attach", "status", "unpatch", "doctor")) {
        assertThat(restmapFix.say(command, pid).toString())
            .startsWith("exit 4")
            .contains("is no JVM");
      }
      assertThat(restmapFix.say("list").toString()).doesNotContain(String.valueOf(pid));
      assertThat(marker).doesNotExist();
      assertThat(fake.getProcess().isAlive()).isTrue();
    } finally {
      fake.getProcess().destroyForcibly();
    }
  }

  @Test
  void another_users_jvm_is_refused_by_root_as_well() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can change its user");
    try (Fork program = Fork.idle(List.of(), Jvm.java()).ready()) {
      Path jar = Files.copy(Fork.JAR, temporary.resolve("restmap-fix.jar"));
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("r--r--r--"));
      assertThat(
              CommandLine.of(Jvm.java(), jar)
                  .through("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                  .say("attach", program.pid())
                  .toString())
          .startsWith("exit 4")
          .contains("belongs to user 0");
    }
    StartedProcess others =
        new ProcessExecutor(
                "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "sleep", "300")
            .destroyOnExit()
            .start();
    try {
      assertThat(restmapFix.say("attach", others.getProcess().pid()).toString())
          .startsWith("exit 4")
          .contains("belongs to user 65534", "not as root");
    } finally {
      others.getProcess().destroyForcibly();
    }
  }

  /** The JVM's own refusal, after the agent's jar was written, is not told of the process. */
  private void refusedBeforeTheJvmDoes(Fork program) {
    refused(
        program, "process " + program.pid() + " was started with -XX:-EnableDynamicAgentLoading");
  }

  private void refused(Fork program, String why) {
    assertThat(restmapFix.say("attach", program.pid()).toString())
        .startsWith("exit 4")
        .contains(why);
  }

  private static void kill(String signal, Fork program) throws Exception {
    new ProcessExecutor("kill", signal, String.valueOf(program.pid())).exitValue(0).execute();
  }
}
