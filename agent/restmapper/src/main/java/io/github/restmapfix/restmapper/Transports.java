package io.github.restmapfix.restmapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The clients of one cluster and identity. The one that was given last is used; what nobody waits
 * for comes later, and by then a program that makes a client for each task has closed that one or
 * let go of it. Then the oldest that is left is the likeliest to stay: of more than four, those
 * that came before it are kept.
 */
final class Transports {

  private static final int MOST = 4;

  /** In the order of their coming; never empty. */
  private final List<Transport> known = new ArrayList<>(MOST);

  private int current;

  Transports(Transport first) {
    use(first);
  }

  synchronized void use(Transport newest) {
    current = known.indexOf(Objects.requireNonNull(newest));
    if (current < 0) {
      known.removeIf(Transport::gone);
      if (known.size() == MOST) {
        known.remove(MOST - 1);
      }
      known.add(newest);
      current = known.size() - 1;
    }
  }

  /** For one request. It is not sent again through another: that would be one more than counted. */
  synchronized Transport forRequest() {
    for (int looked = 1; looked < known.size() && known.get(current).gone(); looked++) {
      turn();
    }
    return known.get(current);
  }

  /** There was no answer through this one: it may be closed. The next request tries another. */
  synchronized void failed(Transport transport) {
    if (known.get(current) == transport) {
      turn();
    }
  }

  /** After the newest comes the oldest. */
  private void turn() {
    current = (current + 1) % known.size();
  }
}
