package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.Patch;
import java.util.List;

/** Micronaut Kubernetes, which keeps its own discovery and makes its requests by client-java. */
public final class Micronaut implements Library {

  @Override
  public String name() {
    return "micronaut";
  }

  @Override
  public String codePackage() {
    return "io.github.restmapfix.clientjava.live.";
  }

  @Override
  public List<String> targets() {
    return List.of("io.micronaut.kubernetes.client.DiscoveryCache");
  }

  @Override
  public List<Patch> patches() {
    return List.of(new DiscoveryCachePatch());
  }

  @Override
  public List<String> senders() {
    return List.of(codePackage() + "ApiClientSender");
  }
}
