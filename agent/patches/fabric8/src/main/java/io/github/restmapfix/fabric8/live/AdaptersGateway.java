package io.github.restmapfix.fabric8.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.fabric8.LastAsked;
import java.util.Map;

/**
 * Takes a "no" out, so that the library asks: once a second at most, since without the agent such a
 * question cost nothing and may be asked in a loop.
 */
public final class AdaptersGateway implements Gateway {

  private final Copy copy;
  private final LastAsked lastAsked;

  public AdaptersGateway(Copy copy) {
    this.copy = copy;
    this.lastAsked = copy.memory(LastAsked.class, LastAsked::new);
  }

  @Override
  public Object answer(Object[] arguments) {
    Map<?, ?> answers = (Map<?, ?>) arguments[1];
    String group = (String) arguments[2];
    if (!copy.ignores(group) && lastAsked.isASecondAgo(group, copy.clusters().time().nanos())) {
      answers.values().removeIf(Boolean.FALSE::equals);
    }
    return null;
  }
}
