package io.github.restmapfix.demo.operator;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the server in line with one Bundle, once. Says whether it has to be tried again. */
final class BundleReconciler {

  private static final Logger LOG = LoggerFactory.getLogger(BundleReconciler.class);
  private static final String FINALIZER = Bundle.GROUP + "/applied-objects";

  private final KubernetesClient client;
  private final Map<ClientLibrary, GenericClient> libraries;
  private final Clock clock;

  BundleReconciler(
      KubernetesClient client, Map<ClientLibrary, GenericClient> libraries, Clock clock) {
    this.client = client;
    this.libraries = libraries;
    this.clock = clock;
  }

  /** True if everything is as the Bundle wants it. */
  boolean reconcile(Bundle bundle) {
    return bundle.isMarkedForDeletion() ? cleanUp(bundle) : applyAll(bundle);
  }

  private boolean applyAll(Bundle seen) {
    List<String> errors = new ArrayList<>();
    Map<ObjectRef, GenericClient.Located> located = locateAll(seen, errors);
    int unresolved = errors.size();
    Instant resolvedAt = clock.instant();
    Bundle bundle = located.isEmpty() || seen.hasFinalizer(FINALIZER) ? seen : protect(seen);
    List<ObjectRef> applied = applyEach(located, errors);
    Attempt attempt = new Attempt(applied, unresolved, resolvedAt, errors);
    report(bundle, attempt);
    return !attempt.failed();
  }

  /** What cannot be located, now, becomes an error and keeps nothing else from being applied. */
  private Map<ObjectRef, GenericClient.Located> locateAll(Bundle bundle, List<String> errors) {
    GenericClient library = libraries.get(bundle.getSpec().client());
    Map<ObjectRef, GenericClient.Located> located = new LinkedHashMap<>();
    for (GenericKubernetesResource manifest : bundle.getSpec().manifests()) {
      ObjectRef ref = ObjectRef.to(manifest);
      try {
        located.put(ref, library.locate(manifest, bundle.getMetadata().getNamespace()));
      } catch (RuntimeException e) { // the libraries have no failure in common
        errors.add(ref + ": " + e.getMessage());
      }
    }
    return located;
  }

  /**
   * Before the first object is made: otherwise a Bundle deleted in between would leave it behind.
   */
  private Bundle protect(Bundle bundle) {
    return client
        .resource(bundle)
        .edit(
            b -> {
              b.addFinalizer(FINALIZER);
              return b;
            });
  }

  private static List<ObjectRef> applyEach(
      Map<ObjectRef, GenericClient.Located> located, List<String> errors) {
    List<ObjectRef> applied = new ArrayList<>();
    for (Map.Entry<ObjectRef, GenericClient.Located> object : located.entrySet()) {
      try {
        object.getValue().apply();
        applied.add(object.getKey());
      } catch (RuntimeException e) {
        errors.add(object.getKey() + ": " + e.getMessage());
      }
    }
    return applied;
  }

  private void report(Bundle bundle, Attempt attempt) {
    BundleStatus before = bundle.getStatus() == null ? BundleStatus.NONE : bundle.getStatus();
    BundleStatus after =
        before.after(attempt, bundle.getMetadata().getGeneration(), clock.instant());
    bundle.setStatus(after);
    client.resource(bundle).updateStatus();
    String name = bundle.getMetadata().getName();
    if (attempt.failed()) {
      LOG.warn("bundle {}: attempt {} failed: {}", name, after.attempts(), attempt.error());
    } else {
      LOG.info("bundle {}: applied at attempt {}: {}", name, after.attempts(), attempt.applied());
    }
  }

  private boolean cleanUp(Bundle bundle) {
    if (!bundle.hasFinalizer(FINALIZER)) {
      return true;
    }
    GenericClient library = libraries.get(bundle.getSpec().client());
    List<ObjectRef> made = bundle.getStatus() == null ? List.of() : bundle.getStatus().applied();
    for (ObjectRef ref : made) {
      library.locate(ref.toObject(), bundle.getMetadata().getNamespace()).delete();
    }
    client
        .resource(bundle)
        .edit(
            b -> {
              b.removeFinalizer(FINALIZER);
              return b;
            });
    LOG.info("bundle {}: deleted with {} objects", bundle.getMetadata().getName(), made.size());
    return true;
  }
}
