package io.github.restmapfix.core.heal;

import io.github.restmapfix.restmapper.GroupVersion;
import io.github.restmapfix.restmapper.ResourcePath;
import io.github.restmapfix.restmapper.RestMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mappings that were taken out of a library, by the paths they make: handles, informers and watches
 * that were made of them go on asking for those. The 4,096 newest, since a library may give up all
 * kinds of a server for another's. Thread safe.
 */
public final class FormerMappings {

  private static final int MOST = 4_096;

  private final Map<List<Object>, RestMapping> byPath =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, RestMapping> eldest) {
          return size() > MOST;
        }
      };

  public synchronized void add(RestMapping mapping) {
    List<Object> path = path(mapping.gvk().groupVersion(), mapping.plural());
    byPath.remove(path); // the newest comes last
    byPath.put(path, mapping);
  }

  public synchronized Optional<RestMapping> at(ResourcePath path) {
    return Optional.ofNullable(byPath.get(path(path.groupVersion(), path.plural())));
  }

  private static List<Object> path(GroupVersion gv, String plural) {
    return List.of(gv, plural);
  }
}
