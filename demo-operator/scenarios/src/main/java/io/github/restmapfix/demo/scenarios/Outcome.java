package io.github.restmapfix.demo.scenarios;

/** What became of a scenario's Bundles, best first. */
enum Outcome {
  FIRST_TRY("works"),
  RETRIED("works after retries"),
  RESTARTED("fails until restart"),
  NEVER("fails, also after restart");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** Everything was applied by the operator as it was started, without anybody's help. */
  boolean works() {
    return compareTo(RESTARTED) < 0;
  }

  boolean worseThan(Outcome other) {
    return compareTo(other) > 0;
  }

  @Override
  public String toString() {
    return label;
  }
}
