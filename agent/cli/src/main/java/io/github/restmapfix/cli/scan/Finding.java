package io.github.restmapfix.cli.scan;

import io.github.restmapfix.core.install.Verdict;
import java.util.List;

/** What becomes of some patches of one library in one application, and why. Immutable. */
public final class Finding {

  private final String application;
  private final String library;
  private final Verdict verdict;
  private final List<String> patches;

  Finding(String application, String library, Verdict verdict, List<String> patches) {
    this.application = application;
    this.library = library;
    this.verdict = verdict;
    this.patches = List.copyOf(patches);
  }

  /** The fat jar, or the directory of the jars. */
  public String application() {
    return application;
  }

  public String library() {
    return library;
  }

  public Verdict verdict() {
    return verdict;
  }

  public List<String> patches() {
    return patches;
  }
}
