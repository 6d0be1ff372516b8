package io.github.restmapfix.fabric8.live;

/**
 * A list operation resolves all of its items before it writes the first. Where a list brings both a
 * definition and an object of it, waiting could only end in the same miss, later.
 */
final class ListOperation {

  private static final String LIST =
      "io.fabric8.kubernetes.client.dsl.internal."
          + "NamespaceVisitFromServerGetWatchDeleteRecreateWaitApplicableListImpl";

  private ListOperation() {}

  static boolean isResolving() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(LIST)));
  }
}
