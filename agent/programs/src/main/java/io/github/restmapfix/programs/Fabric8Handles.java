package io.github.restmapfix.programs;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.lang.ref.WeakReference;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A controller of one kind: with a handle that it made at its start, an informer of that, and new
 * handles. Arguments: a kubeconfig, apiVersion, kind, and how often the client itself may try again
 * (0 if left out). Each step's first word says which handle.
 */
public final class Fabric8Handles {

  private final KubernetesClient client;
  private final String apiVersion;
  private final String kind;
  private HttpClient derived;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      held;

  private Fabric8Handles(KubernetesClient client, String apiVersion, String kind) {
    this.client = client;
    this.apiVersion = apiVersion;
    this.kind = kind;
  }

  public static void main(String[] arguments) throws Exception {
    Config config =
        Fabric8Config.of(
            arguments[0],
            arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0,
            Integer.getInteger("timeout", 10_000));
    KubernetesClientBuilder builder = new KubernetesClientBuilder().withConfig(config);
    String http = System.getProperty("http");
    if (http != null) {
      builder.withHttpClientFactory(NarrowHttpClients.of(http));
    }
    try (KubernetesClient client = builder.build()) {
      Fabric8Handles program = new Fabric8Handles(client, arguments[1], arguments[2]);
      new Commands()
          .on("hold", program::hold)
          .on("list", which -> program.items(which).list().getItems().size() + " items")
          .on("get", program::get)
          .on("get-many", program::getMany)
          .on("create", program::create)
          .on("apply", program::apply)
          .on("load", program::load)
          .on("gc", Fabric8Handles::collect)
          .on("delete", program::delete)
          .on("delete-all", which -> "deleted " + program.items(which).delete().size())
          .on("inform", program::inform)
          .on("informed", program::informed)
          .on("post", program::post)
          .on("derive", program::derive)
          .on("foreign-interceptors", program::foreignInterceptors)
          .on("status", key -> System.getProperty("restmap.fix.status"))
          .run();
    }
  }

  private String hold(String none) {
    held = client.genericKubernetesResources(apiVersion, kind);
    return "held";
  }

  private io.fabric8.kubernetes.client.dsl.NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      items(String which) {
    return (which.startsWith("held") ? held : client.genericKubernetesResources(apiVersion, kind))
        .inNamespace("default");
  }

  private String get(String whichAndName) {
    GenericKubernetesResource object = one(whichAndName).get();
    return object == null ? "absent" : object.getMetadata().getName();
  }

  private String getMany(String number) {
    for (int i = 0; i < Integer.parseInt(number); i++) {
      if (one("held absent" + i).get() != null) {
        return "not absent";
      }
    }
    return number + " absent";
  }

  private Resource<GenericKubernetesResource> one(String whichAndName) {
    String[] words = whichAndName.split(" ");
    return items(words[0]).withName(words[1]);
  }

  private String create(String whichAndName) {
    String[] words = whichAndName.split(" ");
    return "created " + items(words[0]).resource(object(words[1])).create().getMetadata().getName();
  }

  private String apply(String whichAndName) {
    String[] words = whichAndName.split(" ");
    PatchContext force =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withForce(true)
            .build();
    return "applied "
        + items(words[0]).resource(object(words[1])).patch(force).getMetadata().getName();
  }

  /** As one of a list, for which the library makes a client that it keeps no longer than that. */
  private String load(String name) {
    return "created " + client.resourceList(object(name)).inNamespace("default").create().size();
  }

  /** What nobody holds is gone. */
  private static String collect(String none) {
    WeakReference<Object> witness = new WeakReference<>(new Object());
    while (witness.get() != null) {
      System.gc();
    }
    return "collected";
  }

  private String delete(String whichAndName) {
    return "deleted " + one(whichAndName).delete().size();
  }

  private GenericKubernetesResource object(String name) {
    ObjectMeta metadata = new ObjectMeta();
    metadata.setName(name);
    GenericKubernetesResource object = new GenericKubernetesResource();
    object.setApiVersion(apiVersion);
    object.setKind(kind);
    object.setMetadata(metadata);
    return object;
  }

  private String inform(String none) {
    held.inNamespace("default")
        .inform(
            new ResourceEventHandler<GenericKubernetesResource>() {
              @Override
              public void onAdd(GenericKubernetesResource added) {
                events.add("added " + added.getMetadata().getName());
              }

              @Override
              public void onUpdate(GenericKubernetesResource old, GenericKubernetesResource now) {
                events.add("updated " + now.getMetadata().getName());
              }

              @Override
              public void onDelete(GenericKubernetesResource gone, boolean unknown) {
                events.add("deleted " + gone.getMetadata().getName());
              }
            });
    return "informed";
  }

  /** The next event, if one comes within so many seconds. */
  private String informed(String seconds) throws InterruptedException {
    return events.poll(Integer.parseInt(seconds), TimeUnit.SECONDS);
  }

  /** The status of a POST that no mapping has made; argument: path below the server. */
  private int post(String path) throws Exception {
    HttpClient http = client.getHttpClient();
    String server = client.getMasterUrl().toString().replaceAll("/+$", "");
    return http.sendAsync(
            http.newHttpRequestBuilder()
                .uri(server + path)
                .post("application/json", "{\"work\":\"once\"}")
                .build(),
            String.class)
        .get()
        .code();
  }

  /** A client that shares what this one's HTTP client holds. */
  private String derive(String none) {
    derived = client.getHttpClient().newBuilder().build();
    return "derived";
  }

  /** Of both HTTP clients: how many there are that neither the library nor this program made. */
  private long foreignInterceptors(String none) {
    return Stream.of(client.getHttpClient(), derived)
        .map(http -> (StandardHttpClientBuilder<?, ?, ?>) http.newBuilder())
        .flatMap(http -> http.getInterceptors().values().stream())
        .filter(found -> found.getClass().getClassLoader() != getClass().getClassLoader())
        .count();
  }
}
