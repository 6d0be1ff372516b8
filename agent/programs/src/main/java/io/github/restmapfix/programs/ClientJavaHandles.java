package io.github.restmapfix.programs;

import io.kubernetes.client.Discovery;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.informer.ResourceEventHandler;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.Watchable;
import io.kubernetes.client.util.generic.KubernetesApiResponse;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.CreateOptions;
import io.kubernetes.client.util.generic.options.ListOptions;
import io.kubernetes.client.util.generic.options.PatchOptions;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/**
 * A controller of one kind, as {@link Fabric8Handles}: with a handle that it made of a look-up at
 * its start, an informer of that, and new handles. Arguments: a kubeconfig, apiVersion, kind.
 */
public final class ClientJavaHandles {

  private final ApiClient client;
  private final RawSteps raw;
  private final String apiVersion;
  private final String kind;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private Handle held;

  private ClientJavaHandles(ApiClient client, String apiVersion, String kind) {
    this.client = client;
    this.raw = new RawSteps(client);
    this.apiVersion = apiVersion;
    this.kind = kind;
  }

  public static void main(String[] arguments) throws Exception {
    ApiClient client = Config.fromConfig(arguments[0]);
    Integer timeout = Integer.getInteger("timeout");
    if (timeout != null) { // an informer wants none
      client.setReadTimeout(timeout);
    }
    ModelMapper.refresh(new Discovery(client));
    ClientJavaHandles program = new ClientJavaHandles(client, arguments[1], arguments[2]);
    new Commands()
        .on("hold", program::hold)
        .on("list", program::list)
        .on("get", program::get)
        .on("get-many", program::getMany)
        .on("create", program::create)
        .on("apply", program::apply)
        .on("delete", program::delete)
        .on("delete-all", which -> program.raw.send("DELETE", program.handle(which).path()))
        .on("get-async", name -> program.raw.sendAsync("GET", program.held.path() + "/" + name))
        .on("watch", program::watch)
        .on("inform", program::inform)
        .on("informed", program::informed)
        .on("post", path -> program.raw.send("POST", path))
        .on("post-async", path -> program.raw.sendAsync("POST", path))
        .on("post-once", path -> program.raw.postOnce(path))
        .on("start-post", path -> program.raw.start("POST", path))
        .on("cancel", program.raw::cancel)
        .on("answered", program.raw::answered)
        .on("foreign-interceptors", program::foreignInterceptors)
        .on("status", key -> System.getProperty("restmap.fix.status"))
        .run();
    System.exit(0); // okhttp's idle threads would keep the JVM for a minute
  }

  private String hold(String none) {
    held = handle("new");
    return "held";
  }

  private Handle handle(String which) {
    if (which.startsWith("held")) {
      return held;
    }
    Discovery.APIResource found =
        ModelMapper.findApiResourceByGroupVersionKind(
            ModelMapper.groupVersionKindFromApiVersionAndKind(apiVersion, kind));
    if (found == null) {
      throw new IllegalStateException("no such kind: " + apiVersion + " " + kind);
    }
    return new Handle(client, apiVersion, found);
  }

  private String list(String which) {
    Handle handle = handle(which);
    return done(handle.namespaced ? handle.api.list("default") : handle.api.list())
            .getObject()
            .getItems()
            .size()
        + " items";
  }

  private String get(String whichAndName) {
    String[] words = whichAndName.split(" ");
    KubernetesApiResponse<DynamicKubernetesObject> response = handle(words[0]).get(words[1]);
    return response.getHttpStatusCode() == 404 ? "absent" : nameOf(response);
  }

  private String getMany(String number) {
    for (int i = 0; i < Integer.parseInt(number); i++) {
      if (held.get("absent" + i).getHttpStatusCode() != 404) {
        return "not absent";
      }
    }
    return number + " absent";
  }

  private String create(String whichAndName) {
    String[] words = whichAndName.split(" ");
    Handle handle = handle(words[0]);
    DynamicKubernetesObject object = ClientJavaProgram.dynamic(json(words[1]));
    return "created "
        + nameOf(
            handle.namespaced
                ? handle.api.create("default", object, new CreateOptions())
                : handle.api.create(object, new CreateOptions()));
  }

  private String apply(String whichAndName) {
    String[] words = whichAndName.split(" ");
    PatchOptions options = new PatchOptions();
    options.setForce(true);
    options.setFieldManager("handles");
    return "applied "
        + nameOf(
            handle(words[0])
                .api
                .patch(
                    "default",
                    words[1],
                    V1Patch.PATCH_FORMAT_APPLY_YAML,
                    new V1Patch(json(words[1])),
                    options));
  }

  private String delete(String whichAndName) {
    String[] words = whichAndName.split(" ");
    Handle handle = handle(words[0]);
    KubernetesApiResponse<DynamicKubernetesObject> response =
        handle.namespaced ? handle.api.delete("default", words[1]) : handle.api.delete(words[1]);
    return response.getHttpStatusCode() == 404 ? "deleted 0" : "deleted 1";
  }

  private String json(String name) {
    return String.format(
        "{\"apiVersion\":\"%s\",\"kind\":\"%s\",\"metadata\":{\"name\":\"%s\"}}",
        apiVersion, kind, name);
  }

  /** The first event of a new watch of the old handle. */
  private String watch(String none) throws Exception {
    try (Watchable<DynamicKubernetesObject> watch = held.api.watch("default", new ListOptions())) {
      return "saw " + watch.next().object.getMetadata().getName();
    } catch (ApiException refused) {
      return "failed: status " + refused.getCode();
    }
  }

  private String inform(String none) {
    SharedInformerFactory factory = new SharedInformerFactory(client);
    factory
        .sharedIndexInformerFor(held.api, DynamicKubernetesObject.class, 0, "default")
        .addEventHandler(new Recorded());
    factory.startAllRegisteredInformers();
    return "informed";
  }

  /** The next event, if one comes within so many seconds. */
  private String informed(String seconds) throws InterruptedException {
    return events.poll(Integer.parseInt(seconds), TimeUnit.SECONDS);
  }

  /** How many interceptors and listeners there are that neither the library nor we made. */
  private long foreignInterceptors(String none) {
    OkHttpClient http = client.getHttpClient();
    return Stream.of(
            http.interceptors().stream(),
            http.networkInterceptors().stream(),
            Stream.of(http.eventListenerFactory()))
        .flatMap(each -> each)
        .filter(found -> found.getClass().getClassLoader() != getClass().getClassLoader())
        .count();
  }

  private static String nameOf(KubernetesApiResponse<? extends KubernetesObject> response) {
    return done(response).getObject().getMetadata().getName();
  }

  private static <T extends io.kubernetes.client.common.KubernetesType>
      KubernetesApiResponse<T> done(KubernetesApiResponse<T> response) {
    if (!response.isSuccess()) {
      throw new IllegalStateException("status " + response.getHttpStatusCode());
    }
    return response;
  }

  /** What a controller keeps of a look-up. */
  private static final class Handle {
    final DynamicKubernetesApi api;
    final boolean namespaced;
    private final String path;

    Handle(ApiClient client, String apiVersion, Discovery.APIResource found) {
      String[] gv = apiVersion.split("/");
      String plural = found.getResourcePlural();
      api = new DynamicKubernetesApi(gv[0], gv[1], plural, client);
      namespaced = found.getNamespaced();
      path = "/apis/" + apiVersion + (namespaced ? "/namespaces/default/" : "/") + plural;
    }

    /** Of all objects. */
    String path() {
      return path;
    }

    KubernetesApiResponse<DynamicKubernetesObject> get(String name) {
      return namespaced ? api.get("default", name) : api.get(name);
    }
  }

  private final class Recorded implements ResourceEventHandler<DynamicKubernetesObject> {
    @Override
    public void onAdd(DynamicKubernetesObject added) {
      events.add("added " + added.getMetadata().getName());
    }

    @Override
    public void onUpdate(DynamicKubernetesObject old, DynamicKubernetesObject now) {
      events.add("updated " + now.getMetadata().getName());
    }

    @Override
    public void onDelete(DynamicKubernetesObject gone, boolean unknown) {
      events.add("deleted " + gone.getMetadata().getName());
    }
  }
}
