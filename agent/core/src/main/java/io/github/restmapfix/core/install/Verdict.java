package io.github.restmapfix.core.install;

import java.util.Objects;

/** What becomes of one patch in one copy of a library, and why. Immutable. */
public final class Verdict {

  public enum Kind {
    PATCHED("patched"),
    NOT_NEEDED("not needed"),
    LEFT_ALONE("left alone"),
    /** The class is not in this copy: an artifact that the application does not use. */
    NOT_THERE("not there");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private final Kind kind;
  private final String why;

  private Verdict(Kind kind, String why) {
    this.kind = kind;
    this.why = why;
  }

  static Verdict patched() {
    return new Verdict(Kind.PATCHED, "");
  }

  static Verdict notNeeded() {
    return new Verdict(Kind.NOT_NEEDED, "");
  }

  static Verdict leftAlone(String why) {
    return new Verdict(Kind.LEFT_ALONE, why);
  }

  static Verdict notThere() {
    return new Verdict(Kind.NOT_THERE, "");
  }

  public Kind kind() {
    return kind;
  }

  public String why() {
    return why;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Verdict
        && ((Verdict) other).kind == kind
        && ((Verdict) other).why.equals(why);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, why);
  }

  @Override
  public String toString() {
    return why.isEmpty() ? kind.toString() : kind + " (" + why + ")";
  }
}
