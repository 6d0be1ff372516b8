package io.github.restmapfix.cli.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcTest {

  @TempDir Path proc;

  @Test
  void this_jvm_is_seen_as_it_is() throws IOException {
    Proc real = new Proc(Path.of("/proc"));
    Target self = real.look(ProcessHandle.current().pid()).orElseThrow();

    assertThat(self.machine()).isEqualTo(Machine.HOTSPOT);
    assertThat(self.identity()).isEqualTo(real.self());
    assertThat(self.javaVersion()).isEqualTo(System.getProperty("java.version"));
    assertThat(self.catchesQuit()).isTrue();
    assertThat(self.allowsAttach()).isTrue();
    assertThat(self.hasInstrument()).isTrue();
    assertThat(self.isStillThere()).isTrue();
  }

  @Test
  void a_process_that_is_not_there_is_no_error() throws IOException {
    assertThat(FakeProcess.in(proc).proc().look(1)).isEmpty();
  }

  @Test
  void files_are_named_by_the_number_in_its_own_namespace() throws IOException {
    Target target = FakeProcess.in(proc).look();

    assertThat(target.ownPid()).isEqualTo(7);
    assertThat(target.attachSocket()).isEqualTo(target.root().resolve("tmp/.java_pid7"));
  }

  @Test
  void another_process_with_the_same_number_is_another_one() throws IOException {
    FakeProcess process = FakeProcess.in(proc);
    Target target = process.look();
    assertThat(target.isStillThere()).isTrue();

    process.startedAt(1001);

    assertThat(target.isStillThere()).isFalse();
  }

  @Test
  void openj9_has_a_libjvm_as_well() throws IOException {
    FakeProcess process = FakeProcess.in(proc);
    process.maps("/opt/java/lib/default/libj9vm29.so", "/opt/java/lib/server/libjvm.so");

    assertThat(process.look().machine()).isEqualTo(Machine.OPENJ9);
  }

  @Test
  void a_jvm_whose_files_were_replaced_by_an_update_is_one() throws IOException {
    FakeProcess process = FakeProcess.in(proc).maps("/opt/java/lib/server/libjvm.so (deleted)");

    assertThat(process.look().machine()).isEqualTo(Machine.HOTSPOT);
  }

  @Test
  void a_native_image_is_told_by_a_section_of_its_file() throws IOException {
    FakeProcess process = FakeProcess.in(proc).maps("/app/application");
    assertThat(process.executable(FakeProcess.elf(".svm_heap")).look().machine())
        .isEqualTo(Machine.NATIVE_IMAGE);
    assertThat(process.executable(FakeProcess.elf(".text")).look().machine())
        .isEqualTo(Machine.NONE);
    assertThat(process.executable(new byte[10]).look().machine()).isEqualTo(Machine.NONE);
    assertThat(process.look().javaVersion()).isEmpty();
  }

  @Test
  void options_come_from_the_environment_too_where_the_jvm_tells_none() throws IOException {
    FakeProcess process =
        FakeProcess.in(proc).environment("A=b", "JAVA_TOOL_OPTIONS=-XX:+DisableAttachMechanism");

    assertThat(process.look().allowsAttach()).isFalse();
  }

  @Test
  void the_agents_own_jar_is_none_of_the_programs_wherever_that_is() throws IOException {
    FakeProcess process = FakeProcess.in(proc);
    Path open = Files.createDirectory(process.root().resolveSibling("fd"));
    Path jars = Files.createDirectories(process.root().resolve("opt/restmap-fix-demo"));
    for (String jar : List.of("operator.jar", "restmap-fix.jar")) {
      Files.createFile(jars.resolve(jar));
      Files.createSymbolicLink(open.resolve(jar), Path.of("/opt/restmap-fix-demo", jar));
    }

    assertThat(process.look().archives()).containsExactly(jars.resolve("operator.jar"));
  }
}
