package io.github.restmapfix.programs;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** Asks about kinds by their classes, which before 6.5 is the only way. Argument: a kubeconfig. */
public final class Fabric8Classes {

  private Fabric8Classes() {}

  public static void main(String[] arguments) throws Exception {
    try (KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(Fabric8Config.of(arguments[0], 0, 10_000))
            .build()) {
      new Commands()
          .on("crd", json -> Fabric8Program.define(client, json))
          .on("supports", none -> client.supports(Own.class))
          .on("has-group", group -> client.hasApiGroup(group, true))
          .on("status", key -> System.getProperty("restmap.fix.status"))
          .run();
    }
  }

  /** A kind of the application's own. */
  @Group("classes.example.com")
  @Version("v1")
  public static final class Own extends CustomResource<Void, Void> implements Namespaced {
    private static final long serialVersionUID = 1;
  }
}
