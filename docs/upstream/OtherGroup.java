import io.kubernetes.client.Discovery;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.Dynamics;
import io.micronaut.kubernetes.client.DiscoveryCache;

/**
 * Micronaut Kubernetes: a kind of one group and version is taken for that of another. Argument: a
 * kubeconfig.
 */
public class OtherGroup {

  static final String GROUP = "other.example.com";

  public static class V1Machine implements KubernetesObject {
    @Override
    public V1ObjectMeta getMetadata() {
      return null;
    }

    @Override
    public String getApiVersion() {
      return "late." + GROUP + "/v1";
    }

    @Override
    public String getKind() {
      return "Machine";
    }
  }

  public static void main(String[] arguments) throws Exception {
    ApiClient client = Config.fromConfig(arguments[0]);
    DynamicKubernetesApi definitions =
        new DynamicKubernetesApi(
            "apiextensions.k8s.io", "v1", "customresourcedefinitions", client);
    create(definitions, "early", "v2");
    try {
      awaitServed(client, "early", "v2");
      // with the default interval, in minutes
      DiscoveryCache cache = new DiscoveryCache(() -> new Discovery(client), () -> 30);
      cache.findAll();
      create(definitions, "late", "v1");
      awaitServed(client, "late", "v1");
      String group = cache.find(V1Machine.class).map(Discovery.APIResource::getGroup).orElse("none");
      System.out.println(
          group.startsWith("late.")
              ? "not reproduced: Machine of v1 is found in " + group
              : "REPRODUCED: Machine of v1 is served by late." + GROUP + ", and found in " + group);
    } finally {
      definitions.delete("machines.early." + GROUP);
      definitions.delete("machines.late." + GROUP);
    }
  }

  static void create(DynamicKubernetesApi definitions, String group, String version)
      throws Exception {
    String crd =
        """
        {
          "apiVersion": "apiextensions.k8s.io/v1",
          "kind": "CustomResourceDefinition",
          "metadata": {"name": "machines.%1$s.%2$s"},
          "spec": {
            "group": "%1$s.%2$s",
            "scope": "Namespaced",
            "names": {"kind": "Machine", "plural": "machines"},
            "versions": [{
              "name": "%3$s", "served": true, "storage": true,
              "schema": {"openAPIV3Schema": {
                "type": "object", "x-kubernetes-preserve-unknown-fields": true}}}]}}
        """
            .formatted(group, GROUP, version);
    definitions.create(Dynamics.newFromJson(crd)).throwsApiException();
  }

  static void awaitServed(ApiClient client, String group, String version) throws Exception {
    for (int i = 0; i < 600; i++) {
      try {
        new Discovery(client).resourceDiscovery("/apis/" + group + "." + GROUP + "/" + version);
        return;
      } catch (io.kubernetes.client.openapi.ApiException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException(group + " was never served");
  }
}
