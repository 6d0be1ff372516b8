package io.github.restmapfix.core.sample.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;

/** Needs, by way of another class, what only the newest release of the library has. */
public final class LaterGateway implements Gateway {

  public LaterGateway(Copy copy) {
    copy.library();
  }

  @Override
  public Object answer(Object[] arguments) {
    return Later.plural((String) arguments[1]);
  }
}
