package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;
import java.util.List;

/** The same of OpenShift, from 5.9 to 5.12; the type of an HTTP client changed within. */
final class OpenShiftAdaptersPatch implements Patch {

  private final String httpClient;

  private OpenShiftAdaptersPatch(String httpClient) {
    this.httpClient = httpClient;
  }

  static List<Patch> shapes() {
    return List.of(
        new OpenShiftAdaptersPatch("Lokhttp3/OkHttpClient;"),
        new OpenShiftAdaptersPatch("Lio/fabric8/kubernetes/client/http/HttpClient;"));
  }

  @Override
  public String name() {
    return "fabric8.openshift-adapters";
  }

  @Override
  public Target target() {
    return Target.type("io.fabric8.openshift.client.OpenshiftAdapterSupport")
        .method(
            "isOpenShiftAPIGroups",
            "(" + httpClient + "Lio/fabric8/openshift/client/OpenShiftConfig;)Z");
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.OpenShiftAdaptersAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.AdaptersGateway";
  }
}
