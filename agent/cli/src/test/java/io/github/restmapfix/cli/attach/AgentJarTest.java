package io.github.restmapfix.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.restmapfix.cli.target.FakeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one file that is written in a target, against whoever else can write in its /tmp. */
class AgentJarTest {

  @TempDir Path proc;
  @TempDir Path ours;

  private FakeProcess process;
  private AgentJar jar;
  private Path place;

  @BeforeEach
  void a_target() throws IOException {
    process = FakeProcess.in(proc);
    Path file = Files.writeString(ours.resolve("restmap-fix.jar"), "the agent");
    jar = AgentJar.of(file, "1.2.3");
    place = process.root().resolve(jar.path().substring(1));
  }

  @Test
  void it_is_written_once_for_reading_only_under_the_name_of_its_content() throws Exception {
    place();
    place();

    assertThat(place).hasContent("the agent");
    assertThat(jar.path()).matches("/tmp/restmap-fix-1\\.2\\.3-[0-9a-f]{16}\\.jar");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
        .doesNotContain("w");
  }

  @Test
  void a_link_in_its_place_is_not_followed_and_what_it_points_to_stays() throws Exception {
    Path victim = Files.writeString(ours.resolve("victim"), "precious");
    Files.createSymbolicLink(place, victim);

    assertThatThrownBy(this::place).hasMessageContaining("not a regular file");
    assertThat(victim).hasContent("precious");
  }

  @Test
  void a_link_to_nothing_is_not_written_through() throws Exception {
    Path victim = ours.resolve("new");
    Files.createSymbolicLink(place, victim);

    assertThatThrownBy(this::place).isInstanceOf(AttachException.class);
    assertThat(victim).doesNotExist();
  }

  @Test
  void a_link_to_the_very_same_content_is_refused_all_the_same() throws Exception {
    Files.createSymbolicLink(place, ours.resolve("restmap-fix.jar"));

    assertThatThrownBy(this::place).hasMessageContaining("not a regular file");
  }

  /** On a thread of its own: opening a FIFO for writing waits, and is not interrupted. */
  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_fifo_in_its_place_does_not_hold_us_up() throws Exception {
    assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor()).isZero();

    assertThatThrownBy(this::place).hasMessageContaining("not a regular file");
  }

  @Test
  void a_directory_in_its_place() throws Exception {
    Files.createDirectory(place);

    assertThatThrownBy(this::place).hasMessageContaining("not a regular file");
  }

  @Test
  void a_file_with_another_content_is_neither_used_nor_changed() throws Exception {
    Files.writeString(place, "evil agent");

    assertThatThrownBy(this::place).hasMessageContaining("another content");
    assertThat(place).hasContent("evil agent");
  }

  @Test
  void a_file_of_the_same_size_with_another_content() throws Exception {
    Files.writeString(place, "the egent");

    assertThatThrownBy(this::place).hasMessageContaining("another content");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--rw-", "rw-rw-r--"})
  void a_file_that_others_can_write(String permissions) throws Exception {
    Files.writeString(place, "the agent");
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(this::place).hasMessageContaining("can be written by others");
  }

  @Test
  void a_file_of_another_user() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can give files away");
    place();
    Files.setAttribute(place, "unix:uid", 4711);

    assertThatThrownBy(this::place).hasMessageContaining("belongs to");
  }

  @Test
  void a_file_that_was_exchanged_after_it_was_written_is_told() throws Exception {
    place();
    Files.delete(place);
    Files.writeString(place, "evil agent");

    assertThatThrownBy(() -> jar.verifyLoaded(process.look()))
        .hasMessageContaining("another content")
        .hasMessageContaining("restart the program");
  }

  @Test
  void a_tmp_that_became_a_link_to_a_directory_of_ours_gets_no_file() throws Exception {
    Files.delete(process.tmp());
    Files.createSymbolicLink(process.tmp(), ours);

    assertThatThrownBy(this::place).hasMessageContaining("no directory");
    assertThat(ours).isDirectoryNotContaining("glob:**/restmap-fix-*");
  }

  @Test
  void another_process_with_the_same_number_gets_no_file() throws Exception {
    var target = process.look();
    process.startedAt(2000);

    assertThatThrownBy(() -> jar.place(target)).hasMessageContaining("has ended");
    assertThat(process.tmp()).isEmptyDirectory();
  }

  private void place() throws AttachException, IOException {
    jar.place(process.look());
  }
}
