package io.github.restmapfix.fabric8.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.ResourcePath;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Optional;

/**
 * Lets a watch begin where its kind has moved to since: known by then of another request's 404, or
 * of a read in the background. Makes no request.
 */
public final class WatchPathsGateway implements Gateway {

  private final Copy copy;
  private final Caches caches;

  public WatchPathsGateway(Copy copy) {
    this.copy = copy;
    this.caches = new Caches(copy);
  }

  @Override
  public Object answer(Object[] arguments) throws MalformedURLException {
    if (!copy.healer().repeatsReads()) {
      return null;
    }
    for (Definitions definitions : caches.all()) {
      RequestUri uri =
          RequestUri.of("GET", URI.create(arguments[1].toString()), definitions.session().server());
      Optional<ResourcePath> now = ResourcePath.parse(uri.path()).flatMap(definitions::movedTo);
      if (now.isPresent()) {
        return new URL(uri.with(now.get()).toString());
      }
    }
    return null;
  }
}
