import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.io.File;

/**
 * fabric8: a kind cannot be used in the milliseconds until discovery has it. Argument: a kubeconfig.
 */
public class LateCrd {

  public static void main(String[] arguments) throws Exception {
    try (KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(new File(arguments[0])))
            .build()) {
      int failures = 0;
      for (int i = 1; i <= 20; i++) {
        failures += fails(client, "Late" + i) ? 1 : 0;
      }
      System.out.println(
          (failures > 0 ? "REPRODUCED: " : "not reproduced: ") + failures + " of 20 look-ups failed");
    }
  }

  static boolean fails(KubernetesClient client, String kind) {
    String plural = kind.toLowerCase() + "s";
    String group = kind.toLowerCase() + ".example.com";
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
            .formatted(plural, group, kind, "v1");
    client.load(new ByteArrayInputStream(crd.getBytes())).create();
    var definition =
        client.apiextensions().v1().customResourceDefinitions().withName(plural + "." + group);
    try {
      client.genericKubernetesResources(group + "/v1", kind);
      return false;
    } catch (KubernetesClientException missed) {
      System.out.println(kind + ": " + missed.getMessage());
      return true;
    } finally {
      definition.delete();
    }
  }
}
