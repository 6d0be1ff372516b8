package io.github.restmapfix.demo.scenarios;

/** What became of a scenario's Bundles, best first. */
enum Outcome {
  FIRST_TRY("works"),
  RETRIED("works after retries"),
  ENDED_ITSELF("ends itself, then works"),
  RESTARTED("fails until restart"),
  NEVER("fails, also after restart");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** Everything was applied by the operator without anybody's help but that of a kubelet. */
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
