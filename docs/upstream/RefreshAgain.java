import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesApi;
import io.kubernetes.client.util.generic.dynamic.Dynamics;
import io.kubernetes.client.Discovery;
import java.time.Duration;

/**
 * client-java: a second refresh reads nothing for 30 minutes, whatever it is told. Argument: a
 * kubeconfig.
 */
public class RefreshAgain {

  static final String GROUP = "again.example.com";

  public static void main(String[] arguments) throws Exception {
    ApiClient client = Config.fromConfig(arguments[0]);
    DynamicKubernetesApi definitions =
        new DynamicKubernetesApi(
            "apiextensions.k8s.io", "v1", "customresourcedefinitions", client);
    create(definitions, "Early", "v1");
    try {
      awaitServed(client, "early");
      ModelMapper.refresh(new Discovery(client));
      create(definitions, "Late", "v1");
      awaitServed(client, "late");
      ModelMapper.refresh(new Discovery(client), Duration.ZERO);
      Object late =
          ModelMapper.findApiResourceByGroupVersionKind(
              new GroupVersionKind("late." + GROUP, "v1", "Late"));
      System.out.println(
          late == null
              ? "REPRODUCED: Late, which is served, is not found after a second refresh"
              : "not reproduced: Late is found");
    } finally {
      definitions.delete("earlys.early." + GROUP);
      definitions.delete("lates.late." + GROUP);
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
      } catch (io.kubernetes.client.openapi.ApiException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException(group + " was never served");
  }
}
