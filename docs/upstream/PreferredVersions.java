import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.Dynamics;
import io.kubernetes.client.Discovery;

/**
 * client-java: refresh reads preferred versions only, and claims their kinds for every version.
 * Argument: a kubeconfig.
 */
public class PreferredVersions {

  static final String GROUP = "preferred.example.com";

  public static void main(String[] arguments) throws Exception {
    ApiClient client = Config.fromConfig(arguments[0]);
    DynamicKubernetesApi definitions =
        new DynamicKubernetesApi(
            "apiextensions.k8s.io", "v1", "customresourcedefinitions", client);
    create(definitions, "Stable", "v1");
    create(definitions, "Young", "v2alpha1");
    try {
      awaitServed(client, "v1");
      awaitServed(client, "v2alpha1");
      ModelMapper.refresh(new Discovery(client));
      boolean lost = !known("v2alpha1", "Young");
      boolean invented = known("v2alpha1", "Stable");
      System.out.println("Young, which v2alpha1 serves: " + (lost ? "not found" : "found"));
      System.out.println("Stable, which v2alpha1 does not serve: " + (invented ? "found" : "no"));
      System.out.println(lost || invented ? "REPRODUCED" : "not reproduced");
    } finally {
      definitions.delete("stables." + GROUP);
      definitions.delete("youngs." + GROUP);
    }
  }

  static boolean known(String version, String kind) {
    return ModelMapper.findApiResourceByGroupVersionKind(
            new GroupVersionKind(GROUP, version, kind))
        != null;
  }

  static void create(DynamicKubernetesApi definitions, String kind, String version) throws Exception {
    String plural = kind.toLowerCase() + "s";
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
            .formatted(plural, GROUP, kind, version);
    definitions.create(Dynamics.newFromJson(crd)).throwsApiException();
  }

  static void awaitServed(ApiClient client, String version) throws Exception {
    for (int i = 0; i < 600; i++) {
      try {
        new Discovery(client).resourceDiscovery("/apis/" + GROUP + "/" + version);
        return;
      } catch (io.kubernetes.client.openapi.ApiException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException(version + " was never served");
  }
}
