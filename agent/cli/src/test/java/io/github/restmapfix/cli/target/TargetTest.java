package io.github.restmapfix.cli.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {

  private static final int FILES = 20;

  @TempDir Path proc;

  /** In the order of the file system: with so many, some are read before the last of the others. */
  @Test
  void a_file_that_is_closed_while_it_is_looked_at_hides_none_of_the_other_jars()
      throws IOException {
    FakeProcess process = FakeProcess.in(proc);
    Path open = Files.createDirectory(process.root().resolveSibling("fd"));
    Path application = Files.createDirectory(process.root().resolve("app"));
    Set<Path> jars = new TreeSet<>();
    for (int i = 0; i < FILES; i++) {
      jars.add(Files.createFile(application.resolve(i + ".jar")));
      Files.createSymbolicLink(open.resolve("open" + i), Path.of("/app/" + i + ".jar"));
      Files.createFile(open.resolve("closed" + i)); // no link (any more)
    }

    assertThat(process.look().archives()).isEqualTo(jars);
  }
}
