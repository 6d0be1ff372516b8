package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/**
 * createResource (26.0.0 and later) looks the plural up by class, and all custom kinds share one
 * class: it posts to whichever kind was registered last. Custom kinds are looked up by group,
 * version and kind, on the cluster of the client that the call names.
 */
final class YamlPatch implements Patch {

  @Override
  public String name() {
    return "client-java.yaml";
  }

  @Override
  public Target target() {
    return Target.type("io.kubernetes.client.util.Yaml")
        .method(
            "createResource",
            "(Lio/kubernetes/client/openapi/ApiClient;Ljava/io/Reader;)Ljava/lang/Object;");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.clientjava.live.YamlAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.clientjava.live.YamlGateway";
  }
}
