package io.github.restmapfix.programs;

import io.kubernetes.client.Discovery;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.Config;
import java.util.List;

/**
 * An operator that finds out once which versions its cluster serves. Arguments: a kubeconfig and
 * the group that it is about.
 */
public final class ClientJavaDecisions {

  private ClientJavaDecisions() {}

  public static void main(String[] arguments) throws Exception {
    ApiClient client = Config.fromConfig(arguments[0]);
    Discovery discovery = new Discovery(client);
    String group = arguments[1];
    boolean v1 = serves(discovery, group, "v1");
    boolean v2 = serves(discovery, group, "v2");
    int inV1 = discovery.findAll(group, List.of("v1"), "v1").size();
    new Commands()
        .on("platform", none -> "v1=" + v1 + " v2=" + v2 + " " + inV1 + " kinds in v1")
        .on("everything", none -> discovery.findAll().size() > inV1)
        .on("status", key -> System.getProperty("restmap.fix.status"))
        .run();
    System.exit(0); // okhttp's idle threads would keep the JVM for a minute
  }

  private static boolean serves(Discovery discovery, String group, String version)
      throws ApiException {
    try {
      discovery.resourceDiscovery("/apis/" + group + "/" + version);
      return true;
    } catch (ApiException refused) {
      if (refused.getCode() == 404) {
        return false;
      }
      throw refused;
    }
  }
}
