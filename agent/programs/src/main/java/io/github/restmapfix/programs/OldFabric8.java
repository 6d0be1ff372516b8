package io.github.restmapfix.programs;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;

/**
 * A controller of one kind, with what fabric8 has had since 5.9 and has under the same name today.
 * Arguments: a kubeconfig, apiVersion, kind.
 */
public final class OldFabric8 {

  private final KubernetesClient client;
  private final String apiVersion;
  private final String kind;
  private MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      held;

  private OldFabric8(KubernetesClient client, String apiVersion, String kind) {
    this.client = client;
    this.apiVersion = apiVersion;
    this.kind = kind;
  }

  public static void main(String[] arguments) throws Exception {
    try (KubernetesClient client = client(Fabric8Config.of(arguments[0], 0, 10_000))) {
      OldFabric8 program = new OldFabric8(client, arguments[1], arguments[2]);
      new Commands()
          .on("hold", program::hold)
          .on("list", which -> program.items(which).list().getItems().size() + " items")
          .on("get-many", program::getMany)
          .on("adaptable", program::adaptable)
          .on("read", program::read)
          .on("register-generic", program::registerGeneric)
          .on("status", key -> System.getProperty("restmap.fix.status"))
          .run();
    }
  }

  /** The builder came with 6.0. */
  private static KubernetesClient client(Config config) throws ReflectiveOperationException {
    try {
      return new KubernetesClientBuilder().withConfig(config).build();
    } catch (NoClassDefFoundError before6) {
      return (KubernetesClient)
          Class.forName("io.fabric8.kubernetes.client.DefaultKubernetesClient")
              .getConstructor(Config.class)
              .newInstance(config);
    }
  }

  private String hold(String none) {
    held = client.genericKubernetesResources(apiVersion, kind);
    return "held";
  }

  private NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      items(String which) {
    return (which.equals("held") ? held : client.genericKubernetesResources(apiVersion, kind))
        .inNamespace("default");
  }

  private String getMany(String number) {
    for (int i = 0; i < Integer.parseInt(number); i++) {
      if (items("new").withName("absent" + i).get() != null) {
        return "not absent";
      }
    }
    return number + " absent";
  }

  /** Whether the cluster has what this extension's client is for; 7.0 dropped the question. */
  private Object adaptable(String extension) throws ReflectiveOperationException {
    return Client.class
        .getMethod("isAdaptable", Class.class)
        .invoke(client, Class.forName(extension));
  }

  /** The class that an object is read as: of this program's kind, or of another. */
  private Object read(String other) throws ReflectiveOperationException {
    String[] gvk = gvk(other);
    return Class.forName("io.fabric8.kubernetes.client.utils.Serialization")
        .getMethod("unmarshal", String.class)
        .invoke(null, "{\"apiVersion\":\"" + gvk[0] + "\",\"kind\":\"" + gvk[1] + "\"}")
        .getClass()
        .getName();
  }

  /** Static up to 6.6. */
  private Object registerGeneric(String other) throws ReflectiveOperationException {
    Class.forName("io.fabric8.kubernetes.internal.KubernetesDeserializer")
        .getMethod("registerCustomKind", String.class, String.class, Class.class)
        .invoke(null, gvk(other)[0], gvk(other)[1], GenericKubernetesResource.class);
    return "registered";
  }

  private String[] gvk(String other) {
    return other.isEmpty() ? new String[] {apiVersion, kind} : other.split(" ");
  }
}
