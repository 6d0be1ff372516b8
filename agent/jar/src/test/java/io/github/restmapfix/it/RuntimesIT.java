package io.github.restmapfix.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zeroturnaround.exec.ProcessExecutor;

/** From where and into what can be attached: small runtimes, other namespaces. */
class RuntimesIT {

  @TempDir Path temporary;

  /** This JDK, and a newer one where the machine has it. */
  static Stream<Path> jdks() {
    return Stream.concat(Stream.of(Jvm.home()), Jvm.newerJdk());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_runtime_of_java_base_alone_runs_every_command_and_can_itself_not_be_patched(Path jdk)
      throws Exception {
    Path runtime = temporary.resolve("runtime");
    new ProcessExecutor(
            jdk.resolve("bin/jlink").toString(),
            "--add-modules",
            "java.base",
            "--output",
            runtime.toString())
        .exitValue(0)
        .execute();
    Path java = runtime.resolve("bin/java");
    CommandLine restmapFix = CommandLine.of(java, Fork.JAR);
    try (Fork program = Fork.idle(List.of(), Jvm.java()).ready()) {
      assertThat(restmapFix.say("list").toString())
          .startsWith("exit 0")
          .contains("" + program.pid());
      assertThat(restmapFix.say("attach", program.pid()).toString())
          .startsWith("exit 0")
          .doesNotContain("WARNING"); // of Java 24 on, where libc is called
      assertThat(program.ask("property restmap.fix.status")).contains("state=on");
      assertThat(restmapFix.say("status", program.pid(), "-o", "json").toString())
          .startsWith("exit 0")
          .contains("\"state\" : \"on\"");
      assertThat(restmapFix.say("unpatch", program.pid()).toString()).startsWith("exit 0");
      Path libs = Fork.AGENT.resolve("releases/fabric8-7.8.0/target/libs");
      assertThat(restmapFix.say("scan", libs).toString())
          .startsWith("exit 0")
          .contains("fabric8.handlers");
    }
    try (Fork program = Fork.idle(List.of(), java).ready()) {
      assertThat(CommandLine.ofJar().say("attach", program.pid()).toString())
          .startsWith("exit 4")
          .contains("java.instrument");
    }
  }

  /** As an ephemeral container sees its pod's container. */
  @Test
  void a_jvm_with_its_own_mounts_and_process_numbers_is_patched_through_its_root()
      throws Exception {
    try (Fork program = Fork.idle(Namespaces.wrapper(), Jvm.java()).ready()) {
      long pid = program.jvmPid();
      assertThat(Files.readString(Path.of("/proc/" + pid + "/status")))
          .containsPattern("NSpid:\\s+" + pid + "\\s+1\n");
      CommandLine.Said said = CommandLine.ofJar().say("attach", pid);
      assertThat(said.exit).as(said.toString()).isZero();
      assertThat(program.ask("property restmap.fix.status")).contains("state=on");
      assertThat(Path.of("/proc/" + pid + "/root/tmp/.java_pid1")).exists();
      assertThat(Path.of("/proc/" + pid + "/root/tmp"))
          .isDirectoryContaining("glob:**/restmap-fix-0.1.0-*.jar")
          .isDirectoryNotContaining("glob:**/.attach_pid*");
    }
  }
}
