package io.github.restmapfix.programs;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.Discovery;
import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.apimachinery.GroupVersionResource;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.extended.kubectl.Kubectl;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.Yaml;
import io.kubernetes.client.util.generic.KubernetesApiResponse;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.CreateOptions;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** A generic controller's steps with client-java. Arguments: one kubeconfig for each cluster. */
public final class ClientJavaProgram {

  private final List<ApiClient> clients = new ArrayList<>();

  private ClientJavaProgram(String[] kubeconfigs) throws Exception {
    for (String kubeconfig : kubeconfigs) {
      clients.add(Config.fromConfig(kubeconfig));
    }
  }

  public static void main(String[] arguments) throws Exception {
    ClientJavaProgram program = new ClientJavaProgram(arguments);
    new Commands()
        .on("refresh", program::refresh)
        .on("find", program::find)
        .on("one-request-at-a-time", program::oneRequestAtATime)
        .on("call-timeout", program::callTimeout)
        .on("watch", program::watch)
        .on("find-in-callback", program::findInCallback)
        .on("create", program::create)
        .on("yaml-create", program::yamlCreate)
        .on("kubectl-create", program::kubectlCreate)
        .on("kubectl-apply", program::kubectlApply)
        .on("register-typed", program::registerTyped)
        .on("typed-create", program::typedCreate)
        .on("typed-apply", program::typedApply)
        .on("typed-get", program::typedGet)
        .on("typed-delete", program::typedDelete)
        .on("by-class", program::byClass)
        .on("namespaced", type -> ModelMapper.isNamespaced(TypedW.class))
        .on("threads-of", ClientJavaProgram::threadsOf)
        .on("status", key -> System.getProperty("restmap.fix.status"))
        .run();
    System.exit(0); // okhttp's idle threads would keep the JVM for a minute
  }

  private static long threadsOf(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .count();
  }

  /** Group g's kinds as {@code v1:X(xs) v2:W(ws)}; argument: cluster number and group. */
  private String refresh(String argument) throws Exception {
    String[] words = argument.split(" ");
    Set<Discovery.APIResource> all =
        ModelMapper.refresh(new Discovery(clients.get(Integer.parseInt(words[0]))));
    Set<String> kinds = new TreeSet<>();
    for (Discovery.APIResource resource : all) {
      if (resource.getGroup().equals(words[1])) {
        resource
            .getVersions()
            .forEach(
                v ->
                    kinds.add(
                        v + ":" + resource.getKind() + "(" + resource.getResourcePlural() + ")"));
      }
    }
    return kinds.isEmpty() ? "no kinds" : String.join(" ", kinds);
  }

  private String find(String argument) {
    Discovery.APIResource found = ModelMapper.findApiResourceByGroupVersionKind(gvk(argument));
    return found == null
        ? "not found"
        : found.getResourcePlural() + (found.getNamespaced() ? " namespaced" : " cluster");
  }

  private String oneRequestAtATime(String ignored) {
    clients.get(0).getHttpClient().dispatcher().setMaxRequestsPerHost(1);
    return "done";
  }

  private String callTimeout(String millis) {
    ApiClient client = clients.get(0);
    client.setHttpClient(
        client
            .getHttpClient()
            .newBuilder()
            .callTimeout(Long.parseLong(millis), TimeUnit.MILLISECONDS)
            .build());
    return "done";
  }

  /** An asynchronous one, which takes a thread of the client for as long as it lasts. */
  private String watch(String path) throws Exception {
    CompletableFuture<String> begun = new CompletableFuture<>();
    get(path)
        .enqueue(
            onResponse(
                response -> {
                  begun.complete("watching");
                  response.body().source().readByteString(); // until the server ends it
                }));
    return begun.get();
  }

  /** On the client's thread that brings the answer to another request. */
  private String findInCallback(String argument) throws Exception {
    CompletableFuture<String> found = new CompletableFuture<>();
    get("/version").enqueue(onResponse(response -> found.complete(find(argument))));
    return found.get();
  }

  private Call get(String path) throws Exception {
    ApiClient client = clients.get(0);
    return client.buildCall(
        client.getBasePath(),
        path,
        "GET",
        List.of(),
        List.of(),
        null,
        new HashMap<>(),
        new HashMap<>(),
        new HashMap<>(),
        new String[] {"BearerToken"},
        null);
  }

  @FunctionalInterface
  private interface OnResponse {
    void accept(Response response) throws IOException;
  }

  private static Callback onResponse(OnResponse then) {
    return new Callback() {
      @Override
      public void onFailure(Call call, IOException failure) {
        failure.printStackTrace();
      }

      @Override
      public void onResponse(Call call, Response response) throws IOException {
        try (response) {
          then.accept(response);
        }
      }
    };
  }

  /** The usual generic controller: find, then DynamicKubernetesApi with the plural found. */
  private String create(String json) throws Exception {
    DynamicKubernetesObject object = dynamic(json);
    GroupVersionKind gvk =
        ModelMapper.groupVersionKindFromApiVersionAndKind(object.getApiVersion(), object.getKind());
    Discovery.APIResource found = ModelMapper.findApiResourceByGroupVersionKind(gvk);
    if (found == null) {
      return "not found";
    }
    DynamicKubernetesApi api =
        new DynamicKubernetesApi(
            gvk.getGroup(), gvk.getVersion(), found.getResourcePlural(), clients.get(0));
    KubernetesApiResponse<DynamicKubernetesObject> response =
        found.getNamespaced()
            ? api.create("default", object, new CreateOptions())
            : api.create(object, new CreateOptions());
    return "created " + response.throwsApiException().getObject().getMetadata().getName();
  }

  /**
   * By reflection: the method came with 26.0.0. Argument: cluster number and JSON, which is YAML.
   */
  private String yamlCreate(String argument) throws Exception {
    int space = argument.indexOf(' ');
    ApiClient client = clients.get(Integer.parseInt(argument.substring(0, space)));
    try {
      Object created =
          Yaml.class
              .getMethod("createResource", ApiClient.class, String.class)
              .invoke(null, client, argument.substring(space + 1));
      return "created " + ((KubernetesObject) created).getMetadata().getName();
    } catch (InvocationTargetException thrown) {
      return "failed: " + thrown.getCause();
    }
  }

  private String kubectlCreate(String json) throws Exception {
    DynamicKubernetesObject created =
        Kubectl.create(DynamicKubernetesObject.class)
            .apiClient(writing(clients.get(0)))
            .resource(dynamic(json))
            .execute();
    return "created " + created.getMetadata().getName();
  }

  private String kubectlApply(String json) throws Exception {
    DynamicKubernetesObject applied =
        Kubectl.apply(DynamicKubernetesObject.class)
            .apiClient(clients.get(0))
            .resource(dynamic(json))
            .execute();
    return "applied " + applied.getMetadata().getName();
  }

  /** Without this, another defect of client-java writes {@code {"raw":…}} as the body. */
  private static ApiClient writing(ApiClient client) {
    new DynamicKubernetesApi("", "v1", "configmaps", client);
    return client;
  }

  @SuppressWarnings("deprecation") // the form that registers no plural
  private String registerTyped(String argument) {
    GroupVersionKind gvk = gvk(argument);
    ModelMapper.addModelMap(gvk.getGroup(), gvk.getVersion(), gvk.getKind(), TypedW.class);
    return "registered";
  }

  private String typedCreate(String json) throws Exception {
    TypedW created =
        Kubectl.create(TypedW.class)
            .apiClient(clients.get(0))
            .resource(TypedW.of(dynamic(json)))
            .execute();
    return "created " + created.getMetadata().getName();
  }

  private String typedApply(String json) throws Exception {
    TypedW applied =
        Kubectl.apply(TypedW.class)
            .apiClient(clients.get(0))
            .resource(TypedW.of(dynamic(json)))
            .execute();
    return "applied " + applied.getMetadata().getName();
  }

  private String typedGet(String name) throws Exception {
    TypedW got =
        Kubectl.get(TypedW.class)
            .apiClient(clients.get(0))
            .namespace("default")
            .name(name)
            .execute();
    return "got " + got.getMetadata().getName();
  }

  private String typedDelete(String name) throws Exception {
    Kubectl.delete(TypedW.class)
        .apiClient(clients.get(0))
        .namespace("default")
        .name(name)
        .execute();
    return "deleted";
  }

  private String byClass(String ignored) {
    GroupVersionResource resource = ModelMapper.getGroupVersionResourceByClass(TypedW.class);
    return resource == null
        ? "not found"
        : resource.getGroup() + "/" + resource.getVersion() + "/" + resource.getResource();
  }

  private static DynamicKubernetesObject dynamic(String json) {
    return new DynamicKubernetesObject((JsonObject) JsonParser.parseString(json));
  }

  private static GroupVersionKind gvk(String apiVersionAndKind) {
    String[] words = apiVersionAndKind.split(" ");
    return ModelMapper.groupVersionKindFromApiVersionAndKind(words[0], words[1]);
  }
}
