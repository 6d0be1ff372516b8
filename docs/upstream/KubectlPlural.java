import io.kubernetes.client.Discovery;
import io.kubernetes.client.extended.kubectl.Kubectl;
import io.kubernetes.client.extended.kubectl.exception.KubectlException;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.dynamic.Dynamics;
import java.util.ArrayList;
import java.util.List;

/**
 * client-java: Kubectl.apply of a custom object guesses its plural if the kind came after the last
 * discovery, and that it has a namespace in any case. Argument: a kubeconfig.
 */
public class KubectlPlural {

  static final String GROUP = "kubectl.example.com";
  static final String PATH = "/apis/" + GROUP + "/v1/";

  public static void main(String[] arguments) throws Exception {
    ApiClient client = Config.fromConfig(arguments[0]);
    List<String> paths = new ArrayList<>();
    client.setHttpClient(
        client
            .getHttpClient()
            .newBuilder()
            .addInterceptor(
                chain -> {
                  if (chain.request().method().equals("PATCH")) {
                    paths.add(chain.request().url().encodedPath());
                  }
                  return chain.proceed(chain.request());
                })
            .build());
    DynamicKubernetesApi definitions =
        new DynamicKubernetesApi(
            "apiextensions.k8s.io", "v1", "customresourcedefinitions", client);
    try {
      create(definitions, "Zone", "zones", "Cluster");
      awaitServed(client, "Zone");
      ModelMapper.refresh(new Discovery(client));
      create(definitions, "Policy", "policies", "Namespaced");
      awaitServed(client, "Policy");
      apply(client, "Zone", "z");
      apply(client, "Policy", "p");
      paths.forEach(System.out::println);
      System.out.println(
          paths.equals(List.of(PATH + "zones/z", PATH + "namespaces/default/policies/p"))
              ? "not reproduced"
              : "REPRODUCED");
    } finally {
      definitions.delete("zones." + GROUP);
      definitions.delete("policies." + GROUP);
    }
  }

  static void apply(ApiClient client, String kind, String name) {
    DynamicKubernetesObject object =
        Dynamics.newFromJson(
            "{'apiVersion':'%s/v1','kind':'%s','metadata':{'name':'%s'}}"
                .formatted(GROUP, kind, name)
                .replace('\'', '"'));
    try {
      Kubectl.apply(DynamicKubernetesObject.class).apiClient(client).resource(object).execute();
      System.out.println(kind + ": applied");
    } catch (KubectlException refused) {
      String why = String.valueOf(refused.getCause());
      System.out.println(kind + ": " + why.replaceAll("\\s+", " "));
    }
  }

  static void create(DynamicKubernetesApi definitions, String kind, String plural, String scope)
      throws ApiException {
    String crd =
        """
        {
          "apiVersion": "apiextensions.k8s.io/v1",
          "kind": "CustomResourceDefinition",
          "metadata": {"name": "%1$s.%2$s"},
          "spec": {
            "group": "%2$s",
            "scope": "%4$s",
            "names": {"kind": "%3$s", "plural": "%1$s"},
            "versions": [{
              "name": "v1", "served": true, "storage": true,
              "schema": {"openAPIV3Schema": {
                "type": "object", "x-kubernetes-preserve-unknown-fields": true}}}]}}
        """
            .formatted(plural, GROUP, kind, scope);
    definitions.create(Dynamics.newFromJson(crd)).throwsApiException();
  }

  static void awaitServed(ApiClient client, String kind) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      try {
        if (new Discovery(client)
            .resourceDiscovery("/apis/" + GROUP + "/v1").getResources().stream()
                .anyMatch(resource -> resource.getKind().equals(kind))) {
          return;
        }
      } catch (ApiException notYet) {
        // not even the group
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException(kind + " was never served");
  }
}
