package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.heal.FormerMappings;
import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.Everything;
import io.github.restmapfix.restmapper.GroupVersion;
import io.github.restmapfix.restmapper.RestMapping;
import io.kubernetes.client.Discovery.APIResource;
import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.util.ModelMapper;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What ModelMapper holds: the last discovery, a plain HashSet that readers iterate without a lock,
 * so that it is replaced by a copy and never changed; and the maps by class.
 */
final class Published {

  private static final Object WRITE = new Object();

  private Published() {}

  static Set<APIResource> resources() throws ReflectiveOperationException {
    @SuppressWarnings("unchecked") // the field's declared type
    Set<APIResource> resources = (Set<APIResource>) field("lastAPIDiscovery").get(null);
    return resources;
  }

  /** Everything that a cluster serves, instead of what was known of another one. */
  static void replace(Set<APIResource> resources, long untilMillis, FormerMappings former)
      throws ReflectiveOperationException {
    synchronized (WRITE) {
      publish(resources, resources, former);
      field("nextDiscoveryRefreshTimeMillis").setLong(null, untilMillis);
    }
  }

  /**
   * These groups as they are now; all others, and versions that could not be asked, stay.
   *
   * @param groups by name
   * @param served what is served in them
   * @param former takes what goes: handles that were made of it keep its path
   */
  static void change(
      Map<String, Everything.Group> groups, Set<APIResource> served, FormerMappings former)
      throws ReflectiveOperationException {
    synchronized (WRITE) {
      Set<APIResource> all = new HashSet<>(served);
      for (APIResource old : resources()) {
        Everything.Group group = groups.get(old.getGroup());
        List<String> kept = new ArrayList<>(old.getVersions());
        kept.removeIf(v -> group != null && (group.known(v) || !group.versions().contains(v)));
        if (kept.equals(old.getVersions())) {
          all.add(old);
        } else if (!kept.isEmpty()) {
          all.add(with(kept, old));
        }
      }
      publish(all, served, former);
    }
  }

  /** Takes out exactly this mapping, if it is still there, and puts another in its place. */
  static boolean exchange(RestMapping held, Optional<RestMapping> now, FormerMappings former)
      throws ReflectiveOperationException {
    synchronized (WRITE) {
      GroupVersion gv = held.gvk().groupVersion();
      Set<APIResource> all = new HashSet<>();
      boolean found = false;
      for (APIResource old : resources()) {
        List<String> kept = new ArrayList<>(old.getVersions());
        if (!old.getGroup().equals(gv.group())
            || !kept.contains(gv.version())
            || !PublishedPaths.mapping(gv.version(), old).equals(Optional.of(held))) {
          all.add(old);
          continue;
        }
        found = true;
        kept.remove(gv.version());
        if (!kept.isEmpty()) {
          all.add(with(kept, old));
        }
      }
      if (found) {
        Set<APIResource> changed = new HashSet<>();
        now.ifPresent(mapping -> changed.add(resource(mapping)));
        all.addAll(changed);
        publish(all, changed, former);
      }
      return found;
    }
  }

  private static APIResource with(List<String> versions, APIResource old) {
    String preferred = old.getPreferredVersion();
    APIResource other =
        new APIResource(
            old.getGroup(),
            versions,
            versions.contains(preferred) ? preferred : versions.get(0),
            old.getKind(),
            old.getNamespaced(),
            old.getResourcePlural(),
            old.getResourceSingular());
    other.getSubResources().addAll(old.getSubResources());
    return other;
  }

  private static void publish(Set<APIResource> all, Set<APIResource> changed, FormerMappings former)
      throws ReflectiveOperationException {
    PublishedPaths.lost(resources(), all).forEach(former::add);
    forgetOthers(all);
    changed.forEach(Published::register);
    field("lastAPIDiscovery").set(null, all);
  }

  /** The library's own refresh reads the server at its next call. */
  static void expire() throws ReflectiveOperationException {
    field("nextDiscoveryRefreshTimeMillis").setLong(null, 0);
  }

  static void add(APIResource resource) throws ReflectiveOperationException {
    synchronized (WRITE) {
      Set<APIResource> more = new HashSet<>(resources());
      more.add(resource);
      register(resource);
      field("lastAPIDiscovery").set(null, more);
    }
  }

  static APIResource resource(RestMapping mapping) {
    String version = mapping.gvk().version();
    return resource(mapping.gvk().group(), List.of(version), version, mapping.resource());
  }

  static APIResource resource(
      String group, List<String> versions, String preferred, ApiResource served) {
    APIResource resource =
        new APIResource(
            group,
            versions,
            preferred,
            served.kind(),
            served.namespaced(),
            served.plural(),
            served.singular());
    resource.getSubResources().addAll(served.subresources());
    return resource;
  }

  /**
   * The kind of a model class that came with the library. By the map, since the result type of
   * preBuiltGetGroupVersionKindByClass changed in 19.0.0.
   */
  static Optional<GroupVersionKind> preBuiltKindOf(Class<?> type)
      throws ReflectiveOperationException {
    return ((Map<?, ?>) field("preBuiltClassesByGVK").get(null))
        .entrySet().stream()
            .filter(entry -> entry.getValue() == type)
            .map(entry -> (GroupVersionKind) entry.getKey())
            .findFirst();
  }

  /** As ModelMapper.refresh does; before 22.0.0 a custom kind has no class to be mapped to. */
  @SuppressWarnings("unchecked") // what ModelMapper maps kinds to
  private static void register(APIResource resource) {
    String group = resource.getGroup();
    String kind = resource.getKind();
    for (String version : resource.getVersions()) {
      Class<?> type = ModelMapper.getApiTypeClass(group, version, kind);
      if (type != null) {
        ModelMapper.addModelMap(
            group,
            version,
            kind,
            resource.getResourcePlural(),
            resource.getNamespaced(),
            (Class<? extends KubernetesObject>) type,
            (Class<? extends KubernetesListObject>)
                ModelMapper.getApiTypeClass(group, version, kind + "List"));
      }
    }
  }

  /** Another cluster's plural must not answer for this one. */
  private static void forgetOthers(Set<APIResource> fresh) throws ReflectiveOperationException {
    Set<Object> kept = new HashSet<>();
    fresh.forEach(resource -> kept.addAll(kinds(resource)));
    for (APIResource old : resources()) {
      for (GroupVersionKind gvk : kinds(old)) {
        if (!kept.contains(gvk)) {
          forget(gvk);
        }
      }
    }
  }

  private static void forget(GroupVersionKind gvk) throws ReflectiveOperationException {
    Object byKind = field("classesByGVK").get(null);
    Map<?, ?> classes = map(byKind, "kvMap");
    Object type = classes.get(gvk);
    if (type != null && comesBack(gvk, type)) {
      classes.remove(gvk);
      map(byKind, "vkMap").remove(type, gvk);
      map(field("classesByGVR").get(null), "vkMap").remove(type);
      ((Map<?, ?>) field("isNamespacedByClasses").get(null)).remove(type);
    }
  }

  /** A class that the application registered with its plural is kept nowhere else. */
  private static boolean comesBack(GroupVersionKind gvk, Object type) {
    Class<?> anyKinds = ModelMapper.getApiTypeClass("", "", ""); // null before 22.0.0
    return type == anyKinds
        || type
            == ModelMapper.preBuiltGetApiTypeClass(gvk.getGroup(), gvk.getVersion(), gvk.getKind());
  }

  private static List<GroupVersionKind> kinds(APIResource resource) {
    return resource.getVersions().stream()
        .map(version -> new GroupVersionKind(resource.getGroup(), version, resource.getKind()))
        .collect(java.util.stream.Collectors.toList());
  }

  private static Map<?, ?> map(Object biDirectional, String name)
      throws ReflectiveOperationException {
    Field field = biDirectional.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return (Map<?, ?>) field.get(biDirectional);
  }

  private static Field field(String name) throws ReflectiveOperationException {
    Field field = ModelMapper.class.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
