package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An object with finalizers is only marked; who removes the last one removes the object. There is
 * no garbage collector: owner references are kept and not acted upon, and the propagation policy is
 * not looked at.
 */
final class Deletion {

  private final Store store;

  Deletion(Store store) {
    this.store = store;
  }

  /** The object as it was last seen if it is gone, as it is now if it was marked. */
  record Outcome(boolean gone, ObjectNode object) {}

  Outcome delete(Store.Key key, ObjectNode existing) {
    if (!hasFinalizers(existing)) {
      return new Outcome(true, store.remove(key));
    }
    ObjectNode marked = isMarked(existing) ? existing : marked(existing);
    boolean isNew = store.get(key).filter(stored -> stored == marked).isEmpty();
    return new Outcome(false, isNew ? store.put(key, marked) : marked);
  }

  /** To be asked after every write: an object that was marked goes with its last finalizer. */
  static boolean isDue(ObjectNode object) {
    return isMarked(object) && !hasFinalizers(object);
  }

  static boolean isMarked(ObjectNode object) {
    return object.path("metadata").hasNonNull("deletionTimestamp");
  }

  private static ObjectNode marked(ObjectNode existing) {
    ObjectNode copy = existing.deepCopy();
    ObjectNode metadata = Json.child(copy, "metadata");
    metadata.put("deletionTimestamp", now()).put("deletionGracePeriodSeconds", 0);
    if (metadata.has("generation")) {
      metadata.put("generation", metadata.get("generation").asLong() + 1);
    }
    return copy;
  }

  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Namespaces, alone, have theirs in the spec. */
  private static boolean hasFinalizers(ObjectNode object) {
    return !object.path("metadata").path("finalizers").isEmpty()
        || !object.path("spec").path("finalizers").isEmpty();
  }
}
