package io.github.restmapfix.restmapper;

/**
 * How one attempt of a lookup ended; {@link Answer} is what the caller gets to see of the last one.
 */
final class Verdict {

  private final Answer.Outcome outcome;
  private final RestMapping mapping;
  private final String why;
  private final boolean mayCome;

  private Verdict(Answer.Outcome outcome, RestMapping mapping, String why, boolean mayCome) {
    this.outcome = outcome;
    this.mapping = mapping;
    this.why = why;
    this.mayCome = mayCome;
  }

  /** The mapping is null where only a group was asked for. */
  static Verdict found(RestMapping mapping) {
    return new Verdict(Answer.Outcome.FOUND, mapping, "", false);
  }

  static Verdict absent(String why) {
    return new Verdict(Answer.Outcome.ABSENT, null, why, false);
  }

  static Verdict unknown(String why) {
    return new Verdict(Answer.Outcome.UNKNOWN, null, why, false);
  }

  /** The same, with reason to think that it will be another one soon. */
  Verdict thatMayCome() {
    return new Verdict(outcome, mapping, why, true);
  }

  Answer.Outcome outcome() {
    return outcome;
  }

  boolean found() {
    return outcome == Answer.Outcome.FOUND;
  }

  RestMapping mapping() {
    return mapping;
  }

  String why() {
    return why;
  }

  boolean mayCome() {
    return mayCome;
  }

  /** Asking again would only hear the same failure again. */
  boolean hopeless() {
    return outcome == Answer.Outcome.UNKNOWN && !mayCome;
  }
}
