import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.Dynamics;
import io.kubernetes.client.util.Yaml;
import io.kubernetes.client.Discovery;
import io.kubernetes.client.openapi.ApiException;
import java.util.List;

/**
 * client-java: Yaml.createResource posts each custom kind to the plural of the one that was
 * registered last. Argument: a kubeconfig.
 */
public class YamlCreate {

  static final String GROUP = "yaml.example.com";

  public static void main(String[] arguments) throws Exception {
    ApiClient client = Config.fromConfig(arguments[0]);
    DynamicKubernetesApi definitions =
        new DynamicKubernetesApi(
            "apiextensions.k8s.io", "v1", "customresourcedefinitions", client);
    create(definitions, "First", "v1");
    create(definitions, "Second", "v1");
    try {
      awaitServed(client, "first");
      awaitServed(client, "second");
      ModelMapper.refresh(new Discovery(client));
      int failures = 0;
      for (String kind : List.of("First", "Second")) {
        String object =
            "{apiVersion: "
                + kind.toLowerCase()
                + "."
                + GROUP
                + "/v1, kind: "
                + kind
                + ", metadata: {name: one, namespace: default}}";
        try {
          Yaml.createResource(client, object);
          System.out.println(kind + ": created");
        } catch (ApiException refused) {
          failures++;
          System.out.println(kind + ": " + refused.getCode() + " " + refused.getResponseBody());
        }
      }
      System.out.println(failures > 0 ? "REPRODUCED" : "not reproduced");
    } finally {
      definitions.delete("firsts.first." + GROUP);
      definitions.delete("seconds.second." + GROUP);
    }
  }

  static void create(DynamicKubernetesApi definitions, String kind, String version) throws Exception {
    String plural = kind.toLowerCase() + "s";
    String group = kind.toLowerCase() + "." + GROUP;
    String crd =
        """
        {
          "apiVersion": "apiextensions.k8s.io/v1",
          "kind": "CustomResourceDefinition",
          "metadata": {"name": "%1$s.%2$s"},
          "spec": {
            "group": "%2$s",
            "scope": "Namespaced",
            "names": {"kind": "%3$s", "plural": "%1$s"},
            "versions": [{
              "name": "%4$s", "served": true, "storage": true,
              "schema": {"openAPIV3Schema": {
                "type": "object", "x-kubernetes-preserve-unknown-fields": true}}}]}}
        """
            .formatted(plural, group, kind, version);
    definitions.create(Dynamics.newFromJson(crd)).throwsApiException();
  }

  static void awaitServed(ApiClient client, String group) throws Exception {
    for (int i = 0; i < 600; i++) {
      try {
        new Discovery(client).resourceDiscovery("/apis/" + group + "." + GROUP + "/v1");
        return;
      } catch (ApiException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException(group + " was never served");
  }
}
