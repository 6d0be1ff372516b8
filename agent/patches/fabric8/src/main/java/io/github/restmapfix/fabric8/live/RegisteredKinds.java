package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.impl.BaseClient;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Kinds that the library has a class for, of which it never asks a server. */
final class RegisteredKinds {

  private RegisteredKinds() {}

  /** Where a root client and all that are derived from it have their classes; null up to 6.6. */
  static Object serialization(Client client) {
    return ByName.has(BaseClient.class, "getKubernetesSerialization")
        ? ByName.call(
            BaseClient.class, client.adapt(BaseClient.class), "getKubernetesSerialization")
        : null;
  }

  static boolean has(Object serialization, String apiVersion, String kind) {
    if (serialization == null) {
      return isReadAsClass(apiVersion, kind);
    }
    return ByName.call(
            serialization.getClass(),
            serialization,
            "getRegisteredKubernetesResource",
            apiVersion,
            kind)
        != null;
  }

  /** Up to 6.6 the JVM has one list of classes, and this is how Handlers looks into it. */
  @SuppressWarnings("deprecation") // not yet in those releases
  private static boolean isReadAsClass(String apiVersion, String kind) {
    GenericKubernetesResource any = new GenericKubernetesResource();
    any.setApiVersion(apiVersion);
    any.setKind(kind);
    Object read = Serialization.unmarshal(Serialization.asJson(any));
    return !(read instanceof GenericKubernetesResource);
  }
}
