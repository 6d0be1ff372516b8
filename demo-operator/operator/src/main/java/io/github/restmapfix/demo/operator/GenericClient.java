package io.github.restmapfix.demo.operator;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** A client library as used for objects whose kinds are not known when the operator is compiled. */
interface GenericClient {

  /**
   * Finds the resource path of the object's kind.
   *
   * @throws KindNotFound if the library does not know the kind
   */
  Located locate(GenericKubernetesResource object, String defaultNamespace);

  /** An object together with its place on the server. */
  interface Located {

    void apply();

    /** An object that is not there any more is fine. */
    void delete();
  }

  final class KindNotFound extends RuntimeException {
    KindNotFound(String message) {
      super(message);
    }

    KindNotFound(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
