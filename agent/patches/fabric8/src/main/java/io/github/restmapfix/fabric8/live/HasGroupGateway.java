package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.Client;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.EventLoop;
import io.github.restmapfix.core.Gateway;

/** Asks again, and waits, only if this process wrote or saw a definition in that group. */
public final class HasGroupGateway implements Gateway {

  private final Copy copy;
  private final Clients clients;

  public HasGroupGateway(Copy copy) {
    this.copy = copy;
    this.clients = new Clients(copy);
  }

  @Override
  public Object answer(Object[] arguments) {
    String group = (String) arguments[2];
    return !copy.ignores(group)
            && !EventLoop.isCurrent()
            && clients.of((Client) arguments[1]).groupServedAfterMark(group)
        ? Boolean.TRUE
        : null;
  }
}
