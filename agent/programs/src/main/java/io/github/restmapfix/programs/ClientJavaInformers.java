package io.github.restmapfix.programs;

import io.kubernetes.client.Discovery;
import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.informer.ResourceEventHandler;
import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1CustomResourceDefinition;
import io.kubernetes.client.openapi.models.V1CustomResourceDefinitionList;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import io.kubernetes.client.util.generic.KubernetesApiResponse;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesListObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** As {@link Fabric8Informers}. Arguments: a kubeconfig and the kinds' apiVersion. */
public final class ClientJavaInformers {

  private static final String CRD = "CustomResourceDefinition";

  private final ApiClient client;
  private final String apiVersion;
  private final Map<String, SharedIndexInformer<? extends KubernetesObject>> informers =
      new HashMap<>();
  private final Map<String, InformerEvents> events = new HashMap<>();

  private ClientJavaInformers(ApiClient client, String apiVersion) {
    this.client = client;
    this.apiVersion = apiVersion;
  }

  public static void main(String[] arguments) throws Exception {
    ApiClient client = Config.fromConfig(arguments[0]);
    ModelMapper.refresh(new Discovery(client));
    ClientJavaInformers program = new ClientJavaInformers(client, arguments[1]);
    new Commands()
        .on("inform", program::inform)
        .on("until", program::until)
        .on("rest", kind -> program.events.get(kind).rest())
        .on("store", program::store)
        .on("list", program::list)
        .on("status", key -> System.getProperty("restmap.fix.status"))
        .run();
    System.exit(0); // okhttp's idle threads would keep the JVM for a minute
  }

  /** Returns when the informer has what there is. */
  private String inform(String kind) {
    InformerEvents told = new InformerEvents();
    events.put(kind, told);
    if (kind.equals(CRD)) {
      start(
          kind,
          told,
          new GenericKubernetesApi<>(
              V1CustomResourceDefinition.class,
              V1CustomResourceDefinitionList.class,
              "apiextensions.k8s.io",
              "v1",
              "customresourcedefinitions",
              client),
          V1CustomResourceDefinition.class,
          "");
    } else {
      start(kind, told, items(kind), DynamicKubernetesObject.class, "default");
    }
    return "informed";
  }

  private <T extends KubernetesObject, L extends KubernetesListObject> void start(
      String kind,
      InformerEvents told,
      GenericKubernetesApi<T, L> api,
      Class<T> type,
      String namespace) {
    SharedInformerFactory factory = new SharedInformerFactory(client);
    SharedIndexInformer<T> informer = factory.sharedIndexInformerFor(api, type, 0, namespace);
    informer.addEventHandler(new Handler<>(told));
    informers.put(kind, informer);
    factory.startAllRegisteredInformers();
    while (!informer.hasSynced()) {
      Thread.onSpinWait();
    }
  }

  private List<String> until(String kindAndBeginning) throws InterruptedException {
    String[] words = kindAndBeginning.split(" ", 2);
    return events.get(words[0]).until(words[1]);
  }

  private List<String> store(String kind) {
    return informers.get(kind).getIndexer().list().stream()
        .map(ClientJavaInformers::text)
        .sorted()
        .collect(Collectors.toList());
  }

  /** Of a new handle. */
  private String list(String kind) {
    KubernetesApiResponse<DynamicKubernetesListObject> response = items(kind).list("default");
    if (!response.isSuccess()) {
      throw new IllegalStateException("status " + response.getHttpStatusCode());
    }
    return response.getObject().getItems().size() + " items";
  }

  private DynamicKubernetesApi items(String kind) {
    Discovery.APIResource found =
        ModelMapper.findApiResourceByGroupVersionKind(
            ModelMapper.groupVersionKindFromApiVersionAndKind(apiVersion, kind));
    if (found == null) {
      throw new IllegalStateException("no such kind: " + apiVersion + " " + kind);
    }
    String[] gv = apiVersion.split("/");
    return new DynamicKubernetesApi(gv[0], gv[1], found.getResourcePlural(), client);
  }

  private static String text(KubernetesObject object) {
    return object.getMetadata().getName() + value(object);
  }

  private static String value(KubernetesObject object) {
    return object instanceof DynamicKubernetesObject
        ? " " + ((DynamicKubernetesObject) object).getRaw().get("n").getAsString()
        : "";
  }

  private static final class Handler<T extends KubernetesObject>
      implements ResourceEventHandler<T> {
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

    private static String version(KubernetesObject object) {
      return " @" + Objects.requireNonNull(object.getMetadata().getResourceVersion());
    }
  }
}
