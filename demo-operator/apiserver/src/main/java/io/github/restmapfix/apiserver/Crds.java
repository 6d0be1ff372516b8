package io.github.restmapfix.apiserver;

/** CustomResourceDefinitions as JSON text, short enough to be written into a test. */
public final class Crds {

  private Crds() {}

  /**
   * A CRD that serves all the versions given and stores the first; its schema accepts anything, and
   * every version has a status subresource.
   *
   * @param scope {@code Namespaced} or {@code Cluster}
   */
  public static String crd(
      String group, String plural, String kind, String scope, String... versions) {
    StringBuilder served = new StringBuilder();
    for (String version : versions) {
      served
          .append(served.length() == 0 ? "" : ",")
          .append("{\"name\":\"%s\",\"served\":true,".formatted(version))
          .append("\"storage\":%s,".formatted(served.length() == 0 || version.equals(versions[0])))
          .append("\"subresources\":{\"status\":{}},")
          .append("\"schema\":{\"openAPIV3Schema\":{\"type\":\"object\",")
          .append("\"x-kubernetes-preserve-unknown-fields\":true}}}");
    }
    return """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",
         "metadata":{"name":"%s.%s"},
         "spec":{"group":"%s","scope":"%s","names":{"plural":"%s","kind":"%s"},"versions":[%s]}}
        """
        .formatted(plural, group, group, scope, plural, kind, served);
  }
}
