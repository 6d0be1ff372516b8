package io.github.restmapfix.restmapper;

import java.util.Objects;

/**
 * As much of a custom resource definition as tells whether its group may serve something else than
 * before. Immutable.
 */
public final class SeenCrd {

  final String name;
  final boolean established;
  private final String uid;
  private final Long generation;

  private SeenCrd(String name, String uid, Long generation, boolean established) {
    this.name = name;
    this.uid = uid;
    this.generation = generation;
    this.established = established;
  }

  /**
   * @param name the plural, a dot and the group, as the server requires
   * @param generation changes with the specification and with deletion; null if there is none
   * @param established whether the condition of this name is True
   */
  public static SeenCrd of(String name, String uid, Long generation, boolean established) {
    return new SeenCrd(name, uid, generation, established);
  }

  String group() {
    return name.substring(name.indexOf('.') + 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeenCrd
        && Objects.equals(name, ((SeenCrd) other).name)
        && Objects.equals(uid, ((SeenCrd) other).uid)
        && Objects.equals(generation, ((SeenCrd) other).generation)
        && established == ((SeenCrd) other).established;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, uid, generation, established);
  }
}
