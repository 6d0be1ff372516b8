package io.github.restmapfix.apiserver;

import java.util.List;

/** The resources that exist without any CRD: as few as demos need. */
final class BuiltIns {

  static final String CRDS = "apiextensions.k8s.io/customresourcedefinitions";
  static final String NAMESPACES = "/namespaces";

  private static final List<String> ALL =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
  private static final List<String> NO_DELETECOLLECTION =
      List.of("create", "delete", "get", "list", "patch", "update", "watch");
  private static final List<String> NONE = List.of();

  private BuiltIns() {}

  static List<ResourceType> types() {
    return List.of(
        core("configmaps", "ConfigMap", List.of("cm"), NONE, false),
        core("events", "Event", List.of("ev"), NONE, false),
        new ResourceType(
            "",
            "v1",
            "v1",
            "namespaces",
            "namespace",
            "Namespace",
            "NamespaceList",
            List.of("ns"),
            NONE,
            false,
            true,
            false,
            NO_DELETECOLLECTION),
        core("pods", "Pod", List.of("po"), List.of("all"), true),
        core("secrets", "Secret", NONE, NONE, false),
        core("serviceaccounts", "ServiceAccount", List.of("sa"), NONE, false),
        core("services", "Service", List.of("svc"), List.of("all"), true),
        type("apps", "deployments", "Deployment", List.of("deploy"), List.of("all"), true, true),
        type(
            "apiextensions.k8s.io",
            "customresourcedefinitions",
            "CustomResourceDefinition",
            List.of("crd", "crds"),
            List.of("api-extensions"),
            false,
            true),
        type("coordination.k8s.io", "leases", "Lease", NONE, NONE, true, false));
  }

  private static ResourceType core(
      String plural,
      String kind,
      List<String> shortNames,
      List<String> categories,
      boolean status) {
    return type("", plural, kind, shortNames, categories, true, status);
  }

  private static ResourceType type(
      String group,
      String plural,
      String kind,
      List<String> shortNames,
      List<String> categories,
      boolean namespaced,
      boolean status) {
    return new ResourceType(
        group,
        "v1",
        (group + "/" + plural).equals(CRDS) ? "v1beta1" : "v1", // real servers still store CRDs so
        plural,
        plural.substring(0, plural.length() - 1),
        kind,
        kind + "List",
        shortNames,
        categories,
        namespaced,
        status,
        false,
        ALL);
  }
}
