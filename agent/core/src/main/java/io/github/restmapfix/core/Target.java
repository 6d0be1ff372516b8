package io.github.restmapfix.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Exactly which methods of which class a patch is for. Each must exist once with this descriptor;
 * anything else leaves the class alone. Immutable.
 */
public final class Target {

  private final String type;
  private final List<String> methods;

  private Target(String type, List<String> methods) {
    this.type = type;
    this.methods = methods;
  }

  /** A class by its binary name. */
  public static Target type(String name) {
    return new Target(name, List.of());
  }

  /** One more method, by name and JVM descriptor. */
  public Target method(String name, String descriptor) {
    List<String> more = new ArrayList<>(methods);
    more.add(name + descriptor);
    return new Target(type, List.copyOf(more));
  }

  public String type() {
    return type;
  }

  /** Name and descriptor in one string each, as {@code refresh(Lio/…;)Ljava/util/Set;}. */
  public List<String> methods() {
    return methods;
  }

  public String internalName() {
    return type.replace('.', '/');
  }
}
