package io.github.restmapfix.demo.scenarios;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.restmapfix.demo.operator.Bundle;
import io.github.restmapfix.demo.operator.BundleSpec;
import io.github.restmapfix.demo.operator.ClientLibrary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Bundles of one run, all for the same client library: sent, watched, taken away. */
final class SentBundles {

  private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final KubernetesClient client;
  private final String namespace;
  private final String run;
  private final Map<String, String> labels;
  private final ClientLibrary library;
  private final BundleWatch watch;
  private final List<Sent> sent = new ArrayList<>();
  private int made;

  private record Sent(String name, Instant at, List<String> crds) {}

  SentBundles(
      KubernetesClient client,
      String namespace,
      String run,
      Map<String, String> labels,
      ClientLibrary library,
      Undo undo) {
    this.client = client;
    this.namespace = namespace;
    this.run = run;
    this.labels = labels;
    this.library = library;
    this.watch = new BundleWatch(client, namespace, labels);
    undo.add(watch::close);
  }

  void send(GenericKubernetesResource... manifests) {
    Bundle bundle = bundle(manifests);
    remember(bundle);
    client.resource(bundle).create();
  }

  /**
   * A Bundle on the heels of its CRD. Both bodies are written before either is sent, and the CRD's
   * answer is not parsed: that would give the server time that a faster client does not give it.
   */
  void sendRightAfterCrd(Kinds kinds, String kind, String version) {
    String crd = Serialization.asJson(kinds.crd(kind, version));
    Bundle bundle = bundle(kinds.object(kind, version));
    String json = Serialization.asJson(bundle);
    String bundles =
        "/apis/" + Bundle.GROUP + "/" + Bundle.VERSION + "/namespaces/" + namespace + "/bundles";
    client.raw(CRDS, "POST", crd);
    remember(bundle);
    client.raw(bundles, "POST", json);
  }

  /** Until the operator has tried the Bundle sent last. */
  void awaitFirstAttempt() {
    String name = sent.get(sent.size() - 1).name();
    Await.until(name + " is tried", LIMIT, () -> Observation.latest(watch.of(name)).attempts() > 0);
  }

  /** Those sent so far are no part of the story. */
  void forget() {
    sent.clear();
  }

  List<BundleStory> stories(Definitions definitions) {
    return sent.stream().map(bundle -> story(bundle, definitions)).toList();
  }

  private BundleStory story(Sent bundle, Definitions definitions) {
    Instant established = definitions.establishedAt(bundle.crds());
    boolean later = established != null && established.isAfter(bundle.at());
    return new BundleStory(
        bundle.name(), later ? established : bundle.at(), watch.of(bundle.name()));
  }

  /**
   * An operator that lives deletes what it made, and has {@code time} for it; one that does not
   * must not keep the Bundles for ever through its finalizer.
   */
  void remove(Duration time) {
    var all = client.resources(Bundle.class).inNamespace(namespace).withLabels(labels);
    all.delete();
    if (!Await.reached(time, watch::noneLeft)) {
      all.resources().forEach(SentBundles::release);
    }
  }

  private static void release(Resource<Bundle> bundle) {
    bundle.edit(
        b -> {
          b.getMetadata().setFinalizers(List.of());
          return b;
        });
  }

  private Bundle bundle(GenericKubernetesResource... manifests) {
    Bundle bundle = new Bundle();
    bundle.setMetadata(
        new ObjectMetaBuilder()
            .withName(run + "-" + ++made)
            .withNamespace(namespace)
            .withLabels(labels)
            .build());
    bundle.setSpec(new BundleSpec(library, List.of(manifests)));
    return bundle;
  }

  private void remember(Bundle bundle) {
    List<String> needed = bundle.getSpec().manifests().stream().map(Kinds::crdName).toList();
    sent.add(new Sent(bundle.getMetadata().getName(), Instant.now(), needed));
  }
}
