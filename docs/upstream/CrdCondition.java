import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.CRDPresentActivationCondition;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.lang.reflect.Proxy;
import java.time.Duration;

/**
 * Java Operator SDK: a CRD that was absent ten times is absent for ever. Argument: a kubeconfig.
 */
public class CrdCondition {

  @Group("condition.example.com")
  @Version("v1")
  public static class Bar extends CustomResource<String, String> implements Namespaced {}

  public static void main(String[] arguments) throws Exception {
    try (KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(new File(arguments[0])))
            .build()) {
      // the default limit, without the default 10 s between two looks
      var condition = new CRDPresentActivationCondition<Bar, Bar>(10, Duration.ofMillis(1));
      for (int i = 0; i < 10; i++) {
        condition.isMet(of(DependentResource.class, Bar.class), null, of(Context.class, client));
        Thread.sleep(5);
      }
      create(client);
      boolean met =
          condition.isMet(of(DependentResource.class, Bar.class), null, of(Context.class, client));
      System.out.println(
          met ? "not reproduced: the CRD is seen" : "REPRODUCED: the CRD is there, and not seen");
      client
          .apiextensions()
          .v1()
          .customResourceDefinitions()
          .withName("bars.condition.example.com")
          .delete();
    }
  }

  /** Of either interface the condition calls one method. */
  @SuppressWarnings("unchecked")
  static <T> T of(Class<?> type, Object answer) {
    return (T)
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (p, m, a) -> answer);
  }

  static void create(KubernetesClient client) throws Exception {
    String crd =
        """
        {
          "apiVersion": "apiextensions.k8s.io/v1",
          "kind": "CustomResourceDefinition",
          "metadata": {"name": "bars.condition.example.com"},
          "spec": {
            "group": "condition.example.com",
            "scope": "Namespaced",
            "names": {"kind": "Bar", "plural": "bars"},
            "versions": [{
              "name": "v1", "served": true, "storage": true,
              "schema": {"openAPIV3Schema": {
                "type": "object", "x-kubernetes-preserve-unknown-fields": true}}}]}}
        """;
    client.load(new ByteArrayInputStream(crd.getBytes())).create();
    for (int i = 0; i < 600 && client.getApiResources("condition.example.com/v1") == null; i++) {
      Thread.sleep(50);
    }
  }
}
