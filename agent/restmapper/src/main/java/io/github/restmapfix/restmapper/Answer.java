package io.github.restmapfix.restmapper;

import java.time.Duration;

/**
 * What a lookup found out. Three outcomes, because "I could not ask" is not "it is not there": only
 * {@link Outcome#ABSENT} may become a library's NoMatch.
 */
public final class Answer {

  public enum Outcome {
    FOUND,
    ABSENT,
    UNKNOWN
  }

  private final Outcome outcome;
  private final RestMapping mapping;
  private final String why;
  private final Duration took;
  private final int requests;

  private Answer(Outcome outcome, RestMapping mapping, String why, Duration took, int requests) {
    this.outcome = outcome;
    this.mapping = mapping;
    this.why = why;
    this.took = took;
    this.requests = requests;
  }

  static Answer found(RestMapping mapping, Duration took, int requests) {
    return new Answer(Outcome.FOUND, mapping, "", took, requests);
  }

  static Answer absent(String why, Duration took, int requests) {
    return new Answer(Outcome.ABSENT, null, why, took, requests);
  }

  static Answer unknown(String why, Duration took, int requests) {
    return new Answer(Outcome.UNKNOWN, null, why, took, requests);
  }

  public Outcome outcome() {
    return outcome;
  }

  public boolean found() {
    return outcome == Outcome.FOUND;
  }

  /** Only of a {@link Outcome#FOUND}. */
  public RestMapping mapping() {
    if (mapping == null) {
      throw new IllegalStateException(outcome + ": " + why);
    }
    return mapping;
  }

  /** A part of a sentence for the log, empty when found. */
  public String why() {
    return why;
  }

  public Duration took() {
    return took;
  }

  /** Requests that this lookup itself sent; zero when it joined another's. */
  public int requests() {
    return requests;
  }

  @Override
  public String toString() {
    return outcome
        + " "
        + (found() ? mapping : why)
        + " ("
        + requests
        + " requests, "
        + took.toMillis()
        + " ms)";
  }
}
