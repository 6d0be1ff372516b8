package io.github.restmapfix.demo.operator;

import java.time.Instant;
import java.util.List;

/**
 * The result of applying all manifests of a Bundle once. One that fails does not keep the others
 * from being applied.
 */
record Attempt(List<ObjectRef> applied, int unresolved, Instant resolvedAt, List<String> errors) {

  Attempt {
    applied = List.copyOf(applied);
    errors = List.copyOf(errors);
  }

  boolean failed() {
    return !errors.isEmpty();
  }

  String error() {
    return String.join("; ", errors);
  }
}
