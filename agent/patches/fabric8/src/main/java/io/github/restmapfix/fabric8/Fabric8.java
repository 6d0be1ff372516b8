package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.Patch;
import java.util.ArrayList;
import java.util.List;

/** fabric8 kubernetes-client; which releases is said in {@code versions.yaml}. */
public final class Fabric8 implements Library {

  @Override
  public String name() {
    return "fabric8";
  }

  @Override
  public String codePackage() {
    return "io.github.restmapfix.fabric8.live.";
  }

  @Override
  public List<String> targets() {
    return List.of(
        "io.fabric8.kubernetes.client.impl.Handlers",
        "io.fabric8.kubernetes.client.impl.BaseClient",
        "io.fabric8.kubernetes.client.http.StandardHttpClient",
        "io.fabric8.kubernetes.client.http.StandardHttpClientBuilder",
        "io.fabric8.kubernetes.client.dsl.internal.OperationSupport",
        "io.fabric8.kubernetes.client.dsl.base.OperationSupport",
        "io.fabric8.kubernetes.client.ExtensionAdapterSupport",
        "io.fabric8.openshift.client.OpenshiftAdapterSupport",
        "io.fabric8.kubernetes.internal.KubernetesDeserializer$Mapping",
        "io.fabric8.kubernetes.client.dsl.internal.AbstractWatchManager",
        "io.fabric8.kubernetes.client.dsl.internal.WatchConnectionManager",
        "io.fabric8.kubernetes.client.dsl.internal.BaseOperation");
  }

  @Override
  public List<Patch> patches() {
    List<Patch> patches = new ArrayList<>();
    patches.addAll(HandlersPatch.shapes());
    patches.addAll(ProbesPatch.shapes());
    patches.addAll(SupportsPatch.shapes());
    patches.add(new HasGroupPatch());
    patches.add(new RequestsPatch());
    patches.add(new EventsPatch());
    patches.add(new ListsPatch());
    patches.add(new PathsPatch());
    patches.add(new RequestPathsPatch());
    patches.add(new OperationsPatch());
    patches.add(new WatchPathsPatch());
    patches.add(new WatchFailuresPatch());
    patches.add(new ResponsesPatch());
    patches.addAll(FailuresPatch.shapes());
    patches.add(new ExtensionAdaptersPatch());
    patches.addAll(OpenShiftAdaptersPatch.shapes());
    patches.addAll(ClassMatchPatch.shapes());
    return patches;
  }

  @Override
  public List<String> senders() {
    return List.of(codePackage() + "ClientSender", codePackage() + "StreamSender");
  }
}
