package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.Answer;
import io.github.restmapfix.restmapper.RestMapping;
import io.kubernetes.client.Discovery.APIResource;
import io.micronaut.kubernetes.client.DiscoveryCache;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers for a model class by group, version and kind: from what DiscoveryCache has read of that
 * version, else from the server. Nothing is written into DiscoveryCache: what the engine knows is
 * corrected when it changes.
 */
public final class DiscoveryCacheGateway implements Gateway {

  private final Copy copy;
  private final Lookup lookup;

  public DiscoveryCacheGateway(Copy copy) {
    this.copy = copy;
    this.lookup = new Lookup(copy, "micronaut.discovery");
  }

  /** (library, cache, class, what it found): an Optional in its place; null: it stays. */
  @Override
  public Object answer(Object[] arguments) throws Exception {
    DiscoveryCache cache = (DiscoveryCache) arguments[1];
    APIResource found = (APIResource) ((Optional<?>) arguments[3]).orElse(null);
    Optional<ModelKind> kind = wanted((Class<?>) arguments[2], found);
    if (kind.isEmpty()) {
      return null;
    }
    List<APIResource> read = read(cache, kind.get());
    if (read.isEmpty()) {
      return asked(cache, kind.get(), found);
    }
    if (!read.contains(found)) {
      return Optional.of(read.get(0));
    }
    sayIfAmbiguous(kind.get(), read);
    return null;
  }

  @Override
  public void observe(Object[] arguments) throws Exception {
    DiscoveryCache cache = (DiscoveryCache) arguments[1];
    APIResource found = (APIResource) ((Optional<?>) arguments[3]).orElse(null);
    Optional<ModelKind> kind = wanted((Class<?>) arguments[2], found);
    if (kind.isPresent() && !read(cache, kind.get()).contains(found)) {
      lookup.observe(
          CachedDiscovery.client(cache),
          kind.get().group(),
          kind.get().version(),
          kind.get().kind());
    }
  }

  /** Empty if what was found is in a group that the user wants left to the library. */
  private Optional<ModelKind> wanted(Class<?> type, APIResource found) {
    return found != null && copy.ignores(found.getGroup())
        ? Optional.empty()
        : Optional.of(ModelKind.of(type));
  }

  /**
   * What may be meant, of what the library has read: preferred versions. It claims their kinds for
   * all of the group's versions.
   */
  private static List<APIResource> read(DiscoveryCache cache, ModelKind kind)
      throws ReflectiveOperationException {
    return CachedDiscovery.resources(cache).stream()
        .filter(resource -> resource.getKind().equalsIgnoreCase(kind.kind()))
        .filter(resource -> kind.version().equals(resource.getPreferredVersion()))
        .filter(resource -> kind.mayBeIn(resource.getGroup()))
        .collect(Collectors.toList());
  }

  /** Not found, and found in a version to come, are the library's own answers. */
  private Optional<APIResource> asked(DiscoveryCache cache, ModelKind kind, APIResource found)
      throws ReflectiveOperationException {
    Optional<Answer> answer =
        lookup.answer(CachedDiscovery.client(cache), kind.group(), kind.version(), kind.kind());
    Optional<RestMapping> served =
        answer
            .filter(Answer::found)
            .map(Answer::mapping)
            .filter(mapping -> kind.mayBeIn(mapping.gvk().group()));
    if (served.isPresent()) {
      return served.map(Published::resource);
    }
    boolean absent = answer.filter(a -> a.outcome() == Answer.Outcome.ABSENT).isPresent();
    return absent && found != null && kind.isOfAnotherThan(found.getGroup())
        ? Optional.empty()
        : null;
  }

  private void sayIfAmbiguous(ModelKind kind, List<APIResource> read) {
    if (read.size() > 1) {
      copy.report()
          .once(
              "ambiguous " + kind,
              "micronaut.discovery: "
                  + kind
                  + " is served in "
                  + read.stream().map(APIResource::getGroup).sorted().collect(Collectors.toList())
                  + ", and its class does not say which is meant; left to the library."
                  + " ModelMapper.addModelMap of client-java tells");
    }
  }
}
