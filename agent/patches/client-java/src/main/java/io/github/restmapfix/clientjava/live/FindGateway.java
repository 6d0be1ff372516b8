package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.RestMapping;
import io.kubernetes.client.Discovery.APIResource;
import io.kubernetes.client.apimachinery.GroupVersionKind;
import java.util.Optional;

/** Answers ModelMapper's misses, and publishes what was found, so that the next is a hit. */
public final class FindGateway implements Gateway {

  private final Lookup lookup;

  public FindGateway(Copy copy) {
    lookup = new Lookup(copy, "client-java.find");
  }

  @Override
  public Object answer(Object[] arguments) throws Exception {
    Optional<RestMapping> mapping = lookup.find((GroupVersionKind) arguments[1]);
    if (mapping.isEmpty()) {
      return null;
    }
    APIResource resource = Published.resource(mapping.get());
    Published.add(resource);
    return resource;
  }

  @Override
  public void observe(Object[] arguments) {
    lookup.observe((GroupVersionKind) arguments[1]);
  }

  @Override
  public String holds(io.github.restmapfix.restmapper.GroupVersionKind gvk)
      throws ReflectiveOperationException {
    for (APIResource resource : Published.resources()) {
      if (resource.getGroup().equals(gvk.group())
          && resource.getKind().equals(gvk.kind())
          && resource.getVersions().contains(gvk.version())) {
        return gvk + " as " + resource.getResourcePlural();
      }
    }
    return "nothing for " + gvk;
  }
}
