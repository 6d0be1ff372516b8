package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;
import java.util.List;

/**
 * Up to 5.12 the class of another version, and up to 5.12.1 even of another group, answers for a
 * kind that has none of its own. This mends nothing, since that would change which class a program
 * gets: it says so. One patch for two shapes of the look-up; the first runs once for each key, the
 * second at each call.
 */
final class ClassMatchPatch implements Patch {

  private static final String MAPPING =
      "io.fabric8.kubernetes.internal.KubernetesDeserializer$Mapping";

  private final Target target;

  private ClassMatchPatch(String method, String descriptor) {
    this.target = Target.type(MAPPING).method(method, descriptor);
  }

  static List<Patch> shapes() {
    return List.of(
        new ClassMatchPatch("getInternalTypeForName", "(Ljava/lang/String;)Ljava/lang/Class;"),
        new ClassMatchPatch(
            "getForKey",
            "(Lio/fabric8/kubernetes/internal/KubernetesDeserializer$TypeKey;)Ljava/lang/Class;"));
  }

  @Override
  public String name() {
    return "fabric8.class-match";
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.ClassMatchAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.ClassMatchGateway";
  }
}
