package io.github.restmapfix.fabric8.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.heal.PathNotFound;

/**
 * After a 404 that the application has by now, or will not wait for us to give: what is stale goes,
 * so that the next call is right.
 */
final class LateRemedy {

  private final String patch;
  private final Copy copy;
  private final Clients clients;

  LateRemedy(String patch, Copy copy) {
    this.patch = patch;
    this.copy = copy;
    this.clients = new Clients(copy);
  }

  void after(Definitions definitions, PathNotFound failed) {
    definitions
        .at(failed.path())
        .ifPresent(
            held ->
                copy.healer()
                    .lateRemedy(clients.of(definitions.session()), failed, held.mapping())
                    .thenAccept(remedy -> definitions.heal(patch, held, remedy)));
  }

  /** In the mode that only observes. */
  void suspect(Definitions definitions, PathNotFound failed) {
    definitions
        .at(failed.path())
        .ifPresent(
            held ->
                copy.observer()
                    .suspected(patch, clients.of(definitions.session()), failed, held.mapping()));
  }
}
