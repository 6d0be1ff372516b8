package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * No defect of the library, which asks the server each time for one version's resources; but
 * applications ask it once, at their start, and hold on to the answer.
 */
final class ProbesPatch implements Patch {

  @Override
  public String name() {
    return "client-java.probes";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.Discovery")
        .method(
            "resourceDiscovery",
            "(Ljava/lang/String;)Lio/kubernetes/client/openapi/models/V1APIResourceList;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.ProbesAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.ProbesGateway";
  }
}
