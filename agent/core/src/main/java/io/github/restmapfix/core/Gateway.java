package io.github.restmapfix.core;

import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Everything;
import io.github.restmapfix.restmapper.GroupVersionKind;
import java.util.List;

/**
 * Ordinary typed Java against one library, behind one patch; lives in a class loader that sees both
 * sides. Stateless and thread safe: what is to be remembered is kept by the engine or by {@link
 * Copy}, which outlive it.
 */
public interface Gateway {

  /**
   * Answers an advised call.
   *
   * @param arguments as the advice gave them; the first is the advised class
   * @return what the advice documents; null always means "go on as the library was shipped"
   * @throws Throwable counted against the patch, never seen by the application
   */
  Object answer(Object[] arguments) throws Throwable;

  /**
   * In {@code mode=observe}, in place of {@link #answer}: the library goes on as it was shipped.
   * What would have been healed is found out later, through {@link Copy#observer}.
   */
  default void observe(Object[] arguments) throws Throwable {}

  /** What the library itself has for this kind, in words; null if this patch cannot tell. */
  default String holds(GroupVersionKind gvk) throws Throwable {
    return null;
  }

  /**
   * A full read of this cluster that nobody waits for; it takes the place of what an earlier one
   * published to the library, if this cluster's was.
   */
  default void refreshed(Cluster cluster, Everything everything) throws Throwable {
    changed(cluster);
  }

  /**
   * This cluster serves something else than before, and nobody has asked: what was published to the
   * library and is wrong by now goes, or is replaced, each by compare-and-remove, so that the next
   * call is right without a 404. Costs no request ({@link Cluster#known}) and must not block.
   */
  default void changed(Cluster cluster) throws Throwable {}

  /**
   * The same where it is known in which groups, as they are now; one without versions is gone. Also
   * for what is new, which nobody may have missed yet.
   */
  default void changed(Cluster cluster, List<Everything.Group> groups) throws Throwable {
    changed(cluster);
  }
}
