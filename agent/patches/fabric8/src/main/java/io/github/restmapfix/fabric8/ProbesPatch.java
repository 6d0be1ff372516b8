package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;
import java.util.List;

/**
 * No defect of the library, which asks the server each time; but applications ask it once, at their
 * start, and hold on to the answer. Before the patches that correct an answer in the list of
 * patches: so its advice is around theirs, and sees what the application gets.
 */
final class ProbesPatch implements Patch {

  private final String supports;

  private ProbesPatch(String supports) {
    this.supports = supports;
  }

  /** From 6.5 on the form that takes a class calls the one that takes names. */
  static List<Patch> shapes() {
    return List.of(
        new ProbesPatch("(Ljava/lang/String;Ljava/lang/String;)Z"),
        new ProbesPatch("(Ljava/lang/Class;)Z"));
  }

  @Override
  public String name() {
    return "fabric8.probes";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.impl.BaseClient")
        .method("supports", supports)
        .method("hasApiGroup", "(Ljava/lang/String;Z)Z")
        .method("getApiGroup", "(Ljava/lang/String;)Lio/fabric8/kubernetes/api/model/APIGroup;")
        .method(
            "getApiResources",
            "(Ljava/lang/String;)Lio/fabric8/kubernetes/api/model/APIResourceList;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.ProbesAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.ProbesGateway";
  }
}
