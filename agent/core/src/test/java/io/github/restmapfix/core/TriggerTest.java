package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TriggerTest {

  @TempDir Path directory;

  private final LateTasks time = new LateTasks();
  private final Clusters clusters = Clusters.create(Settings.defaults(), time);
  private final AtomicInteger refreshes = new AtomicInteger();

  private Path file;

  @Test
  void a_change_of_the_content_is_one_refresh_within_five_seconds() throws IOException {
    started("1");
    look();
    assertThat(refreshes).hasValue(0);

    write("2");
    look();
    look();
    assertThat(refreshes).hasValue(1);
    assertThat(time.last()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void another_time_of_change_is_no_change() throws IOException {
    started("1");
    write("1");
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    look();

    assertThat(refreshes).hasValue(0);
  }

  @Test
  void the_same_size_at_the_same_time_is_a_change_if_the_content_is_another() throws IOException {
    started("1");
    FileTime before = Files.getLastModifiedTime(file);
    write("2");
    Files.setLastModifiedTime(file, before);
    look();

    assertThat(refreshes).hasValue(1);
  }

  @Test
  void a_file_that_comes_late_is_a_change_and_one_that_goes_is_none() throws IOException {
    file = directory.resolve("trigger");
    start();
    look();
    assertThat(refreshes).hasValue(0);

    write("1");
    look();
    assertThat(refreshes).hasValue(1);

    Files.delete(file);
    look();
    write("1");
    look();
    assertThat(refreshes).as("the same as before it went").hasValue(1);

    Files.delete(file);
    look();
    write("2");
    look();
    assertThat(refreshes).hasValue(2);
  }

  /** As the kubelet does it: a new directory, then the link {@code ..data} is exchanged. */
  @Test
  void a_mounted_config_map_that_is_updated_is_a_change() throws IOException {
    Path first = Files.createDirectory(directory.resolve("..2026_1"));
    Path second = Files.createDirectory(directory.resolve("..2026_2"));
    Files.writeString(first.resolve("trigger"), "1");
    Files.writeString(second.resolve("trigger"), "2");
    Path data = Files.createSymbolicLink(directory.resolve("..data"), first.getFileName());
    file = Files.createSymbolicLink(directory.resolve("trigger"), Path.of("..data/trigger"));
    start();
    look();
    assertThat(refreshes).hasValue(0);

    Path fresh = Files.createSymbolicLink(directory.resolve("..tmp"), second.getFileName());
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    look();
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void a_directory_in_its_place_is_no_change_and_no_error() throws IOException {
    started("1");
    Files.delete(file);
    Files.createDirectory(file);
    look();

    assertThat(refreshes).hasValue(0);
    assertThat(time.isEmpty()).as("it is looked at again").isFalse();
  }

  /** To open one for reading waits for somebody who writes. */
  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
  void a_pipe_in_its_place_holds_nobody() throws Exception {
    started("1");
    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    look();

    assertThat(refreshes).hasValue(0);
  }

  @Test
  void of_a_huge_file_only_the_beginning_is_read() throws IOException {
    started("1");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 36);
    }
    look();
    assertThat(refreshes).as("its beginning changed").hasValue(1);

    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.seek(Trigger.MOST);
      sparse.write(1);
    }
    look();
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void once_stopped_it_neither_looks_nor_refreshes() throws IOException {
    Trigger trigger = started("1");
    trigger.stop();
    write("2");
    look();

    assertThat(refreshes).hasValue(0);
    assertThat(time.isEmpty()).isTrue();
  }

  /** The engine runs what was to come later, at once, when it is closed. */
  @Test
  void the_end_of_the_engine_is_its_end() throws IOException {
    Clusters real = Clusters.create(Settings.defaults());
    file = Files.writeString(directory.resolve("trigger"), "1");
    Trigger trigger = new Trigger(file, real, refreshes::incrementAndGet);
    trigger.start();
    trigger.stop();
    real.close();

    assertThat(refreshes).hasValue(0);
  }

  private Trigger started(String content) throws IOException {
    file = directory.resolve("trigger");
    write(content);
    return start();
  }

  private Trigger start() {
    Trigger trigger = new Trigger(file, clusters, refreshes::incrementAndGet);
    trigger.start();
    look();
    return trigger;
  }

  private void write(String content) throws IOException {
    Files.writeString(file, content);
  }

  private void look() {
    time.runNext();
  }
}
