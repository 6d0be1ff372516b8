package io.github.restmapfix.programs;

import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.apimachinery.GroupVersionResource;
import io.kubernetes.client.extended.kubectl.Kubectl;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;

/** What programs do through client-java-extended's Kubectl, generically and with a class. */
final class KubectlSteps {

  private final ApiClient client;

  KubectlSteps(ApiClient client) {
    this.client = client;
  }

  String create(String json) throws Exception {
    DynamicKubernetesObject created =
        Kubectl.create(DynamicKubernetesObject.class)
            .apiClient(writing(client))
            .resource(ClientJavaProgram.dynamic(json))
            .execute();
    return "created " + created.getMetadata().getName();
  }

  String apply(String json) throws Exception {
    DynamicKubernetesObject applied =
        Kubectl.apply(DynamicKubernetesObject.class)
            .apiClient(client)
            .resource(ClientJavaProgram.dynamic(json))
            .execute();
    return "applied " + applied.getMetadata().getName();
  }

  /** Without this, another defect of client-java writes {@code {"raw":…}} as the body. */
  private static ApiClient writing(ApiClient client) {
    new DynamicKubernetesApi("", "v1", "configmaps", client);
    return client;
  }

  @SuppressWarnings("deprecation") // the form that registers no plural
  String registerTyped(String argument) {
    GroupVersionKind gvk = ClientJavaProgram.gvk(argument);
    ModelMapper.addModelMap(gvk.getGroup(), gvk.getVersion(), gvk.getKind(), TypedW.class);
    return "registered";
  }

  /** Argument: apiVersion, kind, plural. */
  String registerTypedAt(String argument) {
    GroupVersionKind gvk = ClientJavaProgram.gvk(argument);
    ModelMapper.addModelMap(
        gvk.getGroup(),
        gvk.getVersion(),
        gvk.getKind(),
        argument.split(" ")[2],
        true,
        TypedW.class,
        TypedWList.class);
    return "registered";
  }

  String typedCreate(String json) throws Exception {
    TypedW created =
        Kubectl.create(TypedW.class)
            .apiClient(client)
            .resource(TypedW.of(ClientJavaProgram.dynamic(json)))
            .execute();
    return "created " + created.getMetadata().getName();
  }

  String typedApply(String json) throws Exception {
    TypedW applied =
        Kubectl.apply(TypedW.class)
            .apiClient(client)
            .resource(TypedW.of(ClientJavaProgram.dynamic(json)))
            .execute();
    return "applied " + applied.getMetadata().getName();
  }

  String typedGet(String name) throws Exception {
    TypedW got =
        Kubectl.get(TypedW.class).apiClient(client).namespace("default").name(name).execute();
    return "got " + got.getMetadata().getName();
  }

  String typedDelete(String name) throws Exception {
    Kubectl.delete(TypedW.class).apiClient(client).namespace("default").name(name).execute();
    return "deleted";
  }

  String byClass(String ignored) {
    GroupVersionResource resource = ModelMapper.getGroupVersionResourceByClass(TypedW.class);
    return resource == null
        ? "not found"
        : resource.getGroup() + "/" + resource.getVersion() + "/" + resource.getResource();
  }

  String classOf(String argument) {
    GroupVersionKind gvk = ClientJavaProgram.gvk(argument);
    Class<?> type = ModelMapper.getApiTypeClass(gvk.getGroup(), gvk.getVersion(), gvk.getKind());
    return type == null ? "none" : type.getSimpleName();
  }
}
