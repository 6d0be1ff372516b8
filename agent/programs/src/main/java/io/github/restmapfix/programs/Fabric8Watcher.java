package io.github.restmapfix.programs;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;

/**
 * A controller that is told by an informer, or a list, which kinds there are. Argument: a
 * kubeconfig.
 */
public final class Fabric8Watcher {

  private final KubernetesClient client;
  private final Told told;

  private Fabric8Watcher(KubernetesClient client) {
    this.client = client;
    this.told = new Told(client::supports);
  }

  public static void main(String[] arguments) throws Exception {
    Config config = Fabric8Config.of(arguments[0], 10, 10_000);
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      Fabric8Watcher program = new Fabric8Watcher(client);
      new Commands()
          .on("inform", program::inform)
          .on("inform-generic", program::informGeneric)
          .on("list", program::list)
          .on("list-generic", program::listGeneric)
          .on("find", program::find)
          .on("expect", program.told::expect)
          .on("told", program.told::answer)
          .on("supports", gvk -> client.supports(gvk.split(" ")[0], gvk.split(" ")[1]))
          .on("status", key -> System.getProperty("restmap.fix.status"))
          .run();
    }
  }

  /** A look-up, which supports makes none. */
  private boolean find(String gvk) {
    client.genericKubernetesResources(gvk.split(" ")[0], gvk.split(" ")[1]);
    return true;
  }

  private String inform(String none) {
    client.apiextensions().v1().customResourceDefinitions().inform(new Handler<>());
    return "informed";
  }

  private String informGeneric(String none) {
    client
        .genericKubernetesResources("apiextensions.k8s.io/v1", "CustomResourceDefinition")
        .inform(new Handler<>());
    return "informed";
  }

  private int list(String none) {
    return tell(client.apiextensions().v1().customResourceDefinitions().list().getItems());
  }

  private int listGeneric(String none) {
    return tell(
        client
            .genericKubernetesResources("apiextensions.k8s.io/v1", "CustomResourceDefinition")
            .list()
            .getItems());
  }

  private int tell(List<? extends HasMetadata> items) {
    items.forEach(item -> told.added(item.getMetadata().getName()));
    return items.size();
  }

  private final class Handler<T extends HasMetadata> implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T added) {
      told.added(added.getMetadata().getName());
    }

    @Override
    public void onUpdate(T old, T now) {
      told.updated(now.getMetadata().getName());
    }

    @Override
    public void onDelete(T gone, boolean unknown) {
      told.deleted(gone.getMetadata().getName());
    }
  }
}
