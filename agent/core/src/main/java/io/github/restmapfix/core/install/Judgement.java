package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Patch;
import java.util.Map;
import java.util.Optional;

/** What is to be done with one copy of a library. Immutable. */
public final class Judgement {

  private final Map<Patch, Verdict> verdicts;
  private final Optional<String> sender;

  Judgement(Map<Patch, Verdict> verdicts, Optional<String> sender) {
    this.verdicts = verdicts;
    this.sender = sender;
  }

  /** In the order of the library's patches. */
  public Map<Patch, Verdict> verdicts() {
    return verdicts;
  }

  /** The class that sends requests through it; empty for a library that is no client. */
  Optional<String> sender() {
    return sender;
  }
}
