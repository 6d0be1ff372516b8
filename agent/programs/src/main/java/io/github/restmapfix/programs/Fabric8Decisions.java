package io.github.restmapfix.programs;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.Recording;

/**
 * An operator that finds out once what its cluster can do. Arguments: a kubeconfig and the group
 * that it is about.
 */
public final class Fabric8Decisions {

  private Fabric8Decisions() {}

  public static void main(String[] arguments) throws Exception {
    Config config = Fabric8Config.of(arguments[0], 0, 10_000);
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      String group = arguments[1];
      Platform platform = new Platform(client, group);
      Monitors going = new Monitors(client, group + "/v1", "Going");
      Monitors coming = new Monitors(client, group + "/v1", "Coming");
      new Commands()
          .on("platform", none -> platform)
          .on("has-going", none -> going.installed())
          .on("has-coming", none -> coming.installed())
          .on("group", name -> client.hasApiGroup(name, true))
          .on("kinds", gv -> kinds(client.getApiResources(gv)))
          .on("supports", gvk -> client.supports(gvk.split(" ")[0], gvk.split(" ")[1]))
          .on("generic", gvk -> generic(client, gvk.split(" ")[0], gvk.split(" ")[1]))
          .on("record", Fabric8Decisions::record)
          .on("status", key -> System.getProperty("restmap.fix.status"))
          .run();
    }
  }

  private static int kinds(APIResourceList list) {
    return list == null ? 0 : list.getResources().size();
  }

  /** A flight recording until the end of the process. */
  private static String record(String file) throws IOException {
    Recording recording = new Recording();
    recording.setDestination(Path.of(file));
    recording.setDumpOnExit(true);
    recording.start();
    return "recording";
  }

  /** The library itself asks for the version's resources, and not the application. */
  private static String generic(KubernetesClient client, String apiVersion, String kind) {
    client.genericKubernetesResources(apiVersion, kind);
    return "found";
  }

  /** As Strimzi's PlatformFeaturesAvailability: asked at the start, kept for ever. */
  private static final class Platform {
    private final boolean v1;
    private final boolean v2;
    private final boolean going;

    Platform(KubernetesClient client, String group) {
      v1 = serves(client, group, "v1");
      v2 = serves(client, group, "v2");
      APIResourceList resources = client.getApiResources(group + "/v1");
      going =
          resources != null
              && resources.getResources().stream().anyMatch(r -> r.getKind().equals("Going"));
    }

    private static boolean serves(KubernetesClient client, String group, String version) {
      APIGroup found = client.getApiGroup(group);
      return found != null
          && found.getVersions().stream().anyMatch(v -> v.getVersion().equals(version));
    }

    @Override
    public String toString() {
      return "v1=" + v1 + " v2=" + v2 + " going=" + going;
    }
  }

  /** As Keycloak's crdInstalled: asked when it is first needed, kept for ever. */
  private static final class Monitors {
    private final KubernetesClient client;
    private final String apiVersion;
    private final String kind;
    private volatile Boolean crdInstalled;

    Monitors(KubernetesClient client, String apiVersion, String kind) {
      this.client = client;
      this.apiVersion = apiVersion;
      this.kind = kind;
    }

    boolean installed() {
      if (crdInstalled == null) {
        crdInstalled = client.supports(apiVersion, kind);
      }
      return crdInstalled;
    }
  }
}
