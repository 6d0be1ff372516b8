package io.github.restmapfix.cli;

import io.github.restmapfix.cli.target.Proc;
import io.github.restmapfix.core.Library;
import java.nio.file.Path;
import java.util.List;

/** What every command works with. Immutable. */
final class Tool {

  private final Path jar;
  private final String version;
  private final List<Library> libraries;
  private final Proc proc;

  Tool(Path jar, String version, List<Library> libraries, Proc proc) {
    this.jar = jar;
    this.version = version;
    this.libraries = libraries;
    this.proc = proc;
  }

  /** The agent jar, which this program is in. */
  Path jar() {
    return jar;
  }

  String version() {
    return version;
  }

  List<Library> libraries() {
    return libraries;
  }

  Proc proc() {
    return proc;
  }
}
