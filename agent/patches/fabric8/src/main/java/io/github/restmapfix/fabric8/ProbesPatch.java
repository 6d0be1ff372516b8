package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * No defect of the library, which asks the server each time; but applications ask it once, at their
 * start, and hold on to the answer. Before the patches that correct an answer in the list of
 * patches: so its advice is around theirs, and sees what the application gets.
 */
final class ProbesPatch implements Patch {

  @Override
  public String name() {
    return "fabric8.probes";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.kubernetes.client.impl.BaseClient")
        .method("supports", "(Ljava/lang/String;Ljava/lang/String;)Z")
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
