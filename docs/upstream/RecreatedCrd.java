import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.io.File;

/** fabric8: a generic kind keeps its first plural for the client's life. Argument: a kubeconfig. */
public class RecreatedCrd {

  static final String GROUP = "recreated.example.com";

  public static void main(String[] arguments) throws Exception {
    try (KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(new File(arguments[0])))
            .build()) {
      String crd = create(client, "foos");
      client.genericKubernetesResources(GROUP + "/v1", "Foo").inNamespace("default").list();
      delete(client, crd);
      crd = create(client, "foozes");
      try {
        client.genericKubernetesResources(GROUP + "/v1", "Foo").inNamespace("default").list();
        System.out.println("not reproduced: Foo is listed as foozes");
      } catch (KubernetesClientException stale) {
        System.out.println("REPRODUCED: " + stale.getMessage().lines().findFirst().orElse(""));
      } finally {
        delete(client, crd);
      }
    }
  }

  static String create(KubernetesClient client, String plural) throws Exception {
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
            .formatted(plural, GROUP, "Foo", "v1");
    client.load(new ByteArrayInputStream(crd.getBytes())).create();
    awaitServed(client, plural, true);
    return plural;
  }

  static void delete(KubernetesClient client, String plural) throws Exception {
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(plural + "." + GROUP)
        .delete();
    awaitServed(client, plural, false);
  }

  static void awaitServed(KubernetesClient client, String plural, boolean served) throws Exception {
    for (int i = 0; i < 600; i++) {
      var list = client.getApiResources(GROUP + "/v1");
      if (served
          == (list != null
              && list.getResources().stream().anyMatch(r -> r.getName().equals(plural)))) {
        return;
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException(plural + " was never " + (served ? "served" : "gone"));
  }
}
