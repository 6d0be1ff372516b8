package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * refresh reads each group's preferred version only and then claims its kinds for every listed
 * version, for 30 minutes and for every cluster. Replaced by one full read of the cluster that the
 * call names, versions told apart. If that cannot be read, the library's own code runs.
 */
final class RefreshPatch implements Patch {

  @Override
  public String name() {
    return "client-java.refresh";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.util.ModelMapper")
        .method("refresh", "(Lio/kubernetes/client/Discovery;Ljava/time/Duration;)Ljava/util/Set;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.RefreshAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.RefreshGateway";
  }
}
