package io.github.restmapfix.programs;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.Discovery;
import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.Yaml;
import io.kubernetes.client.util.generic.KubernetesApiResponse;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.CreateOptions;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A generic controller's steps with client-java. Arguments: one kubeconfig for each cluster. */
public final class ClientJavaProgram {

  private final String[] kubeconfigs;
  private final List<ApiClient> clients = new ArrayList<>();

  private ClientJavaProgram(String[] kubeconfigs) throws Exception {
    this.kubeconfigs = kubeconfigs;
    for (String kubeconfig : kubeconfigs) {
      clients.add(client(kubeconfig));
    }
  }

  private static ApiClient client(String kubeconfig) throws Exception {
    ApiClient client = Config.fromConfig(kubeconfig);
    client.setReadTimeout(Integer.getInteger("timeout", client.getReadTimeout()));
    return client;
  }

  public static void main(String[] arguments) throws Exception {
    ClientJavaProgram program = new ClientJavaProgram(arguments);
    HttpSteps http = new HttpSteps(program.clients.get(0));
    KubectlSteps kubectl = new KubectlSteps(program.clients.get(0));
    Storm storm = new Storm(ClientJavaProgram::finds);
    new Commands()
        .on("refresh", program::refresh)
        .on("renew", program::renew)
        .on("find", program::find)
        .on("one-request-at-a-time", http::oneRequestAtATime)
        .on("call-timeout", http::callTimeout)
        .on("watch", http::watch)
        .on("find-in-callback", gvk -> http.inCallback(program::find, gvk))
        .on("create", program::create)
        .on("yaml-create", program::yamlCreate)
        .on("kubectl-create", kubectl::create)
        .on("kubectl-apply", kubectl::apply)
        .on("register-typed", kubectl::registerTyped)
        .on("register-typed-at", kubectl::registerTypedAt)
        .on("typed-create", kubectl::typedCreate)
        .on("typed-apply", kubectl::typedApply)
        .on("typed-get", kubectl::typedGet)
        .on("typed-delete", kubectl::typedDelete)
        .on("by-class", kubectl::byClass)
        .on("class-of", kubectl::classOf)
        .on("namespaced", type -> ModelMapper.isNamespaced(TypedW.class))
        .on("storm", storm::thousand)
        .on("storm-begins", storm::begin)
        .on("storm-rages", storm::rage)
        .on("storm-ends", storm::end)
        .on("hits", new Hits(ClientJavaProgram::finds)::p99)
        .on("threads-of", HttpSteps::threadsOf)
        .on("status", key -> System.getProperty("restmap.fix.status"))
        .run();
    System.exit(0); // okhttp's idle threads would keep the JVM for a minute
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

  /**
   * As programs do that make a client for each token: the old one is gone, and the new one, which
   * differs from it, has asked something.
   */
  private String renew(String argument) throws Exception {
    int number = Integer.parseInt(argument);
    ApiClient renewed = client(kubeconfigs[number]);
    renewed.setHttpClient(
        renewed
            .getHttpClient()
            .newBuilder()
            .addInterceptor(chain -> chain.proceed(chain.request()))
            .build());
    WeakReference<ApiClient> old = new WeakReference<>(clients.set(number, renewed));
    while (old.get() != null) {
      System.gc();
    }
    return "status "
        + new DynamicKubernetesApi("", "v1", "configmaps", renewed)
            .list("default")
            .getHttpStatusCode();
  }

  private String find(String argument) {
    Discovery.APIResource found = ModelMapper.findApiResourceByGroupVersionKind(gvk(argument));
    return found == null
        ? "not found"
        : found.getResourcePlural() + (found.getNamespaced() ? " namespaced" : " cluster");
  }

  private static boolean finds(String apiVersion, String kind) {
    return ModelMapper.findApiResourceByGroupVersionKind(
            ModelMapper.groupVersionKindFromApiVersionAndKind(apiVersion, kind))
        != null;
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

  static DynamicKubernetesObject dynamic(String json) {
    return new DynamicKubernetesObject((JsonObject) JsonParser.parseString(json));
  }

  static GroupVersionKind gvk(String apiVersionAndKind) {
    String[] words = apiVersionAndKind.split(" ");
    return ModelMapper.groupVersionKindFromApiVersionAndKind(words[0], words[1]);
  }
}
