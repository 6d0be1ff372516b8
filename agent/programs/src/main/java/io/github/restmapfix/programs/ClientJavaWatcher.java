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
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;

/** As {@link Fabric8Watcher}. Argument: a kubeconfig. */
public final class ClientJavaWatcher {

  private static final String GROUP = "apiextensions.k8s.io";
  private static final String PLURAL = "customresourcedefinitions";

  private final ApiClient client;
  private final SharedInformerFactory factory;
  private final GenericKubernetesApi<V1CustomResourceDefinition, V1CustomResourceDefinitionList>
      typed;
  private final DynamicKubernetesApi generic;
  private final Told told = new Told(ClientJavaWatcher::finds);

  private ClientJavaWatcher(ApiClient client) {
    this.client = client;
    this.factory = new SharedInformerFactory(client);
    this.typed =
        new GenericKubernetesApi<>(
            V1CustomResourceDefinition.class,
            V1CustomResourceDefinitionList.class,
            GROUP,
            "v1",
            PLURAL,
            client);
    this.generic = new DynamicKubernetesApi(GROUP, "v1", PLURAL, client);
  }

  public static void main(String[] arguments) throws Exception {
    ClientJavaWatcher program = new ClientJavaWatcher(Config.fromConfig(arguments[0]));
    ModelMapper.refresh(new Discovery(program.client));
    new Commands()
        .on(
            "inform",
            none ->
                program.inform(
                    program.factory.sharedIndexInformerFor(
                        program.typed, V1CustomResourceDefinition.class, 0)))
        .on(
            "inform-generic",
            none ->
                program.inform(
                    program.factory.sharedIndexInformerFor(
                        program.generic, DynamicKubernetesObject.class, 0)))
        .on("list", none -> program.list(program.typed.list().getObject()))
        .on("list-generic", none -> program.list(program.generic.list().getObject()))
        .on("find", gvk -> finds(gvk.split(" ")[0], gvk.split(" ")[1]))
        .on("expect", program.told::expect)
        .on("told", program.told::answer)
        .on("status", key -> System.getProperty("restmap.fix.status"))
        .run();
    System.exit(0); // okhttp's idle threads would keep the JVM for a minute
  }

  private static boolean finds(String apiVersion, String kind) {
    return ModelMapper.findApiResourceByGroupVersionKind(
            ModelMapper.groupVersionKindFromApiVersionAndKind(apiVersion, kind))
        != null;
  }

  private <T extends KubernetesObject> String inform(SharedIndexInformer<T> informer) {
    informer.addEventHandler(new Handler<>());
    factory.startAllRegisteredInformers();
    while (!informer.hasSynced()) {
      Thread.onSpinWait();
    }
    return "informed";
  }

  private int list(KubernetesListObject list) {
    list.getItems().forEach(item -> told.added(item.getMetadata().getName()));
    return list.getItems().size();
  }

  private final class Handler<T extends KubernetesObject> implements ResourceEventHandler<T> {
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
