package io.github.restmapfix.demo.scenarios;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.restmapfix.demo.operator.Bundle;
import io.github.restmapfix.demo.operator.BundleSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a scenario can make happen, in a group and with a label of its own, and what came of it. */
final class Stage {

  private static final String LABEL = "demo.restmap-fix.io/run";
  private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final int WARM_UP = 3;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Cell cell;
  private final String run;
  private final KubernetesClient client;
  private final Launcher launcher;
  private final Undo undo;
  private final Progress progress;
  private final Map<String, String> labels;
  private final Kinds kinds;
  private final CrdWatch crds;
  private final BundleWatch bundles;
  private final List<Sent> sent = new ArrayList<>();
  private int bundlesMade;
  private OperatorProcess operator;
  private Instant operatorReady;

  private record Sent(String name, Instant at, List<String> crds) {}

  /** {@code run} must be new on this cluster, and fit into a DNS label. */
  Stage(
      Cell cell,
      String run,
      KubernetesClient client,
      Launcher launcher,
      Undo undo,
      Progress progress) {
    this.cell = cell;
    this.run = run;
    this.client = client;
    this.launcher = launcher;
    this.undo = undo;
    this.progress = progress;
    this.labels = Map.of(LABEL, run);
    this.kinds = new Kinds(run + ".example.com", labels);
    this.crds = new CrdWatch(client, labels);
    undo.add(crds::close);
    this.bundles = new BundleWatch(client, launcher.namespace(), labels);
    undo.add(bundles::close);
    undo.add(this::removeCrds);
    undo.add(() -> operator.close());
    undo.add(this::removeBundles);
  }

  GenericKubernetesResource object(String kind, String version) {
    return kinds.object(kind, version);
  }

  /** Returns when the kind is served in these versions, everywhere in discovery. */
  void installs(String kind, String... versions) {
    var crd = client.apiextensions().v1().customResourceDefinitions().withName(kinds.crdName(kind));
    if (crd.get() == null) {
      posts(kind, versions);
    } else {
      crd.edit(
          old ->
              new CustomResourceDefinitionBuilder(old)
                  .editSpec()
                  .withVersions(kinds.versions(versions))
                  .endSpec()
                  .build());
    }
    for (String version : versions) {
      String what = kind + "/" + version;
      Await.until(what + " is in discovery", LIMIT, () -> isServed(kind, version));
    }
    progress.step(kind + "/" + String.join("+", versions));
  }

  /** Returns as soon as the server has accepted the CRD. */
  void posts(String kind, String... versions) {
    client.resource(kinds.crd(kind, versions)).create();
  }

  void startsOperator() {
    operator = launcher.start(cell, LABEL + "=" + run, userAgent());
    operatorReady = Instant.now();
    progress.step("operator");
  }

  /** What an administrator does about it today. */
  void restartsOperator() {
    operator.close();
    operator = launcher.start(cell, LABEL + "=" + run, userAgent() + "-restarted");
    progress.step("restarted");
  }

  void sendsBundle(GenericKubernetesResource... manifests) {
    Bundle bundle = bundle(manifests);
    remember(bundle);
    client.resource(bundle).create();
  }

  /**
   * A Bundle on the heels of its CRD. Both bodies are written before either is sent, and no answer
   * is read: the server needs 10 to 40 ms, which is also what a client may spend on reading and
   * writing JSON.
   */
  void sendsBundleRightAfterCrd(String kind, String version) {
    String crd = Serialization.asJson(kinds.crd(kind, version));
    Bundle bundle = bundle(object(kind, version));
    String json = Serialization.asJson(bundle);
    remember(bundle);
    client.raw(CRDS, "POST", crd);
    client.raw(bundlesPath(), "POST", json);
  }

  private Bundle bundle(GenericKubernetesResource... manifests) {
    Bundle bundle = new Bundle();
    bundle.setMetadata(
        new ObjectMetaBuilder()
            .withName(run + "-" + ++bundlesMade)
            .withNamespace(launcher.namespace())
            .withLabels(labels)
            .build());
    bundle.setSpec(new BundleSpec(cell.client(), List.of(manifests)));
    return bundle;
  }

  private void remember(Bundle bundle) {
    List<String> needed =
        bundle.getSpec().manifests().stream().map(m -> kinds.crdName(m.getKind())).toList();
    sent.add(new Sent(bundle.getMetadata().getName(), Instant.now(), needed));
  }

  private String bundlesPath() {
    return "/apis/"
        + Bundle.GROUP
        + "/"
        + Bundle.VERSION
        + "/namespaces/"
        + launcher.namespace()
        + "/bundles";
  }

  /** Until the operator has tried the Bundle sent last. */
  void awaitsFirstAttempt() {
    String name = sent.get(sent.size() - 1).name();
    Await.until(
        name + " is tried", LIMIT, () -> Observation.latest(bundles.of(name)).attempts() > 0);
  }

  /**
   * A JVM that does something for the first time is slow, which would give the server time: not
   * what is to be seen.
   */
  void warmsUp(GenericKubernetesResource manifest) {
    for (int i = 0; i < WARM_UP; i++) {
      sendsBundle(manifest);
      awaitsFirstAttempt();
    }
    sent.clear();
  }

  /** The name under which the API server's audit log knows this run's operator. */
  String userAgent() {
    return "demo-operator/" + run;
  }

  Instant operatorReady() {
    return operatorReady;
  }

  List<BundleStory> stories() {
    return sent.stream().map(this::story).toList();
  }

  private BundleStory story(Sent bundle) {
    Instant from =
        bundle.crds().stream()
            .map(crds::establishedAt)
            .filter(Objects::nonNull)
            .filter(bundle.at()::isBefore)
            .max(Instant::compareTo)
            .orElse(bundle.at());
    return new BundleStory(bundle.name(), from, bundles.of(bundle.name()));
  }

  private boolean isServed(String kind, String version) {
    return listedInGroup(version) && client.supports(kinds.apiVersion(version), kind);
  }

  private boolean listedInGroup(String version) {
    return client.getApiGroups().getGroups().stream()
        .filter(g -> g.getName().equals(kinds.group()))
        .flatMap(g -> g.getVersions().stream())
        .anyMatch(v -> v.getVersion().equals(version));
  }

  /**
   * The operator, if it lives, deletes what it made; if it does not, its finalizer must not keep
   * the Bundles for ever.
   */
  private void removeBundles() {
    var all = client.resources(Bundle.class).inNamespace(launcher.namespace()).withLabels(labels);
    all.delete();
    if (!Await.reached(Duration.ofSeconds(operator == null ? 0 : 5), bundles::noneLeft)) {
      all.resources().forEach(Stage::release);
    }
  }

  private static void release(io.fabric8.kubernetes.client.dsl.Resource<Bundle> bundle) {
    bundle.edit(
        b -> {
          b.getMetadata().setFinalizers(List.of());
          return b;
        });
  }

  /**
   * Until discovery has forgotten the group: the next operator to start would stumble over one that
   * is half gone.
   */
  private void removeCrds() {
    client.apiextensions().v1().customResourceDefinitions().withLabels(labels).delete();
    Await.until("the CRDs are gone", LIMIT, crds::noneLeft);
    Await.until("discovery has forgotten the group", LIMIT, this::groupIsGone);
  }

  private boolean groupIsGone() {
    try {
      return client.getApiGroups().getGroups().stream()
          .noneMatch(g -> g.getName().equals(kinds.group()));
    } catch (KubernetesClientException e) {
      return false;
    }
  }
}
