package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.restmapper.RestMapping;
import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.util.Optional;

/** From a model class to its mapping: the class says its group, version and kind. */
final class TypedLookup {

  private final Lookup lookup;

  TypedLookup(Copy copy, String patch) {
    lookup = new Lookup(copy, patch);
  }

  Optional<RestMapping> find(Class<?> type) throws ReflectiveOperationException {
    Optional<RestMapping> mapping = kindOf(type).flatMap(lookup::find);
    if (mapping.isPresent()) {
      Published.add(Published.resource(mapping.get()));
    }
    return mapping;
  }

  void observe(Class<?> type) throws ReflectiveOperationException {
    kindOf(type).ifPresent(lookup::observe);
  }

  private static Optional<GroupVersionKind> kindOf(Class<?> type)
      throws ReflectiveOperationException {
    if (type == DynamicKubernetesObject.class) {
      return Optional.empty(); // stands for every custom kind, so for none
    }
    GroupVersionKind gvk = ModelMapper.getGroupVersionKindByClass(type);
    return gvk == null ? Published.preBuiltKindOf(type) : Optional.of(gvk);
  }
}
