package io.github.restmapfix.clientjava;

import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.Patch;
import java.util.List;

/** kubernetes-client/java; which releases is said in {@code versions.yaml}. */
public final class ClientJava implements Library {

  @Override
  public String name() {
    return "client-java";
  }

  @Override
  public String codePackage() {
    return "io.github.restmapfix.clientjava.live.";
  }

  @Override
  public List<String> targets() {
    return List.of(
        "io.kubernetes.client.util.ModelMapper",
        "io.kubernetes.client.Discovery",
        "io.kubernetes.client.util.Yaml",
        "io.kubernetes.client.extended.kubectl.Kubectl$ResourceBuilder",
        "io.kubernetes.client.extended.kubectl.KubectlCreate",
        "io.kubernetes.client.openapi.ApiClient",
        "io.kubernetes.client.openapi.ApiClient$1",
        "io.kubernetes.client.util.Watch");
  }

  @Override
  public List<Patch> patches() {
    return List.of(
        new FindPatch(),
        new ByClassPatch(),
        new NamespacedPatch(),
        new RefreshPatch(),
        new ProbesPatch(),
        new YamlPatch(),
        new KubectlPathPatch(),
        new KubectlScopePatch(),
        new KubectlCreatePatch(),
        new RequestsPatch(),
        new RequestsWithoutUrlPatch(),
        new EventsPatch(),
        new ListsPatch(),
        new PathsPatch(),
        new WatchPathsPatch(),
        new AsyncPathsPatch());
  }

  @Override
  public List<String> senders() {
    return List.of(codePackage() + "ApiClientSender");
  }
}
