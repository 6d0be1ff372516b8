package io.github.restmapfix.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import picocli.CommandLine.Model.PositionalParamSpec;

final class CopyCommand extends Printed {

  private final PositionalParamSpec where =
      parameter(0, Path.class, "DIR", "A directory, such as a volume.");

  private final Tool tool;

  CopyCommand(Tool tool) {
    super("Copies this jar to DIR/restmap-fix.jar: what an init container does.");
    this.tool = tool;
  }

  /** By a rename: a JVM that starts meanwhile sees the whole jar, or none. */
  @Override
  public Integer call() throws IOException {
    Path directory = where.getValue();
    Path jar = directory.resolve("restmap-fix.jar");
    Path part = Files.createTempFile(directory, ".restmap-fix", ".part");
    try {
      Files.copy(tool.jar(), part, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    print(Map.of("copied", jar));
    return Exit.DONE;
  }
}
