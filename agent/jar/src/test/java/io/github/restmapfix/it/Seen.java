package io.github.restmapfix.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a test saw of one face of the defect, for the table that {@code docs/faces} makes: a line of
 * {@code -Dit.faces=FILE} with face, what happened, release, stock or agent, server, and each
 * different answer once. The faces are those of {@code docs/patches.md}.
 */
final class Seen {

  private static final String FILE = System.getProperty("it.faces");

  private Seen() {}

  /** Gives the answers back. {@code jvm} is without options where the libraries ran stock. */
  static List<String> of(
      char face,
      String what,
      String release,
      List<String> jvm,
      TestCluster cluster,
      List<String> answers) {
    if (FILE != null) {
      String different =
          answers.stream()
              .map(answer -> String.valueOf(answer).replace(cluster.group(), "GROUP"))
              .map(answer -> answer.replaceAll("\\s+", " "))
              .distinct()
              .collect(Collectors.joining(" | "));
      String who = jvm.isEmpty() ? "stock" : "agent";
      write(
          String.join("\t", "" + face, what, release, who, cluster.version(), different)
              + System.lineSeparator());
    }
    return answers;
  }

  private static void write(String line) {
    try {
      Files.writeString(Path.of(FILE), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
