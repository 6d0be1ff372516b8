package io.github.restmapfix.programs;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A controller that knows what its informers tell it, one a kind, and no more. Arguments: a
 * kubeconfig and the kinds' apiVersion. Each step's first word is a kind.
 */
public final class Fabric8Informers {

  private static final String CRD = "CustomResourceDefinition";

  private final KubernetesClient client;
  private final String apiVersion;
  private final Map<String, SharedIndexInformer<? extends HasMetadata>> informers = new HashMap<>();
  private final Map<String, InformerEvents> events = new HashMap<>();

  private Fabric8Informers(KubernetesClient client, String apiVersion) {
    this.client = client;
    this.apiVersion = apiVersion;
  }

  public static void main(String[] arguments) throws Exception {
    Config config = Fabric8Config.of(arguments[0], 10, 10_000);
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      Fabric8Informers program = new Fabric8Informers(client, arguments[1]);
      new Commands()
          .on("inform", program::inform)
          .on("until", program::until)
          .on("rest", kind -> program.events.get(kind).rest())
          .on("store", program::store)
          .on("list", program::list)
          .on("status", key -> System.getProperty("restmap.fix.status"))
          .run();
    }
  }

  /** Returns when the informer has what there is. */
  private String inform(String kind) {
    InformerEvents told = new InformerEvents();
    events.put(kind, told);
    SharedIndexInformer<? extends HasMetadata> informer =
        kind.equals(CRD)
            ? client.apiextensions().v1().customResourceDefinitions().inform(new Handler<>(told))
            : items(kind).inform(new Handler<>(told));
    informers.put(kind, informer);
    while (!informer.hasSynced()) {
      Thread.onSpinWait();
    }
    return "informed";
  }

  /** Of a new handle. */
  private String list(String kind) {
    return items(kind).list().getItems().size() + " items";
  }

  private NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      items(String kind) {
    return client.genericKubernetesResources(apiVersion, kind).inNamespace("default");
  }

  private List<String> until(String kindAndBeginning) throws InterruptedException {
    String[] words = kindAndBeginning.split(" ", 2);
    return events.get(words[0]).until(words[1]);
  }

  private List<String> store(String kind) {
    return informers.get(kind).getStore().list().stream()
        .map(Fabric8Informers::text)
        .sorted()
        .collect(Collectors.toList());
  }

  private static String text(HasMetadata object) {
    return object.getMetadata().getName() + value(object);
  }

  private static String value(HasMetadata object) {
    return object instanceof GenericKubernetesResource
        ? " " + ((GenericKubernetesResource) object).getAdditionalProperties().get("n")
        : "";
  }

  private static final class Handler<T extends HasMetadata> implements ResourceEventHandler<T> {
    private final InformerEvents told;

    Handler(InformerEvents told) {
      this.told = told;
    }

    @Override
    public void onAdd(T added) {
      told.add("added " + text(added) + version(added));
    }

    @Override
    public void onUpdate(T old, T now) {
      told.add("updated " + text(now) + version(old) + version(now));
    }

    @Override
    public void onDelete(T gone, boolean unknown) {
      told.add("deleted " + text(gone));
    }

    private static String version(HasMetadata object) {
      return " @" + Objects.requireNonNull(object.getMetadata().getResourceVersion());
    }
  }
}
