package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.heal.FormerMappings;
import io.github.restmapfix.core.heal.Healer;
import io.github.restmapfix.core.heal.Remedy;
import io.github.restmapfix.fabric8.Updates;
import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.ResourcePath;
import io.github.restmapfix.restmapper.RestMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code Handlers.genericDefinitions} of one root client, as long as the application keeps it. What
 * the application wrote itself, in the annotations of a class, is none of ours.
 */
final class Definitions {

  private final Copy copy;
  private final Session session;
  private final Map<List<Object>, ResourceDefinitionContext> contexts;
  private final FormerMappings former;

  Definitions(
      Copy copy,
      Session session,
      Map<List<Object>, ResourceDefinitionContext> contexts,
      FormerMappings former) {
    this.copy = copy;
    this.session = session;
    this.contexts = contexts;
    this.former = former;
  }

  Session session() {
    return session;
  }

  /** All that are held now. */
  List<Held> all() {
    List<Held> all = new ArrayList<>();
    for (ResourceDefinitionContext context : contexts.values()) {
      mapping(context).ifPresent(mapping -> all.add(new Held(mapping, context)));
    }
    return all;
  }

  /** What a path was made of, now or formerly. */
  Optional<Held> at(ResourcePath path) {
    if (copy.ignores(path.groupVersion().group())) {
      return Optional.empty();
    }
    for (Held held : all()) {
      if (held.mapping.gvk().groupVersion().equals(path.groupVersion())
          && held.mapping.plural().equals(path.plural())) {
        return Optional.of(held);
      }
    }
    return former.at(path).map(mapping -> new Held(mapping, null));
  }

  /** Where a path is now of which its mapping is a former one; same scope, other plural. */
  Optional<ResourcePath> movedTo(ResourcePath path) {
    return at(path)
        .filter(former -> former.context == null)
        .map(former -> former.mapping)
        .flatMap(former -> now(former).filter(now -> now.namespaced() == former.namespaced()))
        .map(now -> path.withPlural(now.plural()));
  }

  /** A kind that came back, and that only watches ask for, is held nowhere but in the engine. */
  private Optional<RestMapping> now(RestMapping former) {
    ResourceDefinitionContext held = contexts.get(key(former.gvk()));
    return held == null ? Healer.known(new Clients(copy).of(session), former).now() : mapping(held);
  }

  /**
   * Takes out what is stale, unless somebody was faster; a mapping that is served now takes its
   * place. Soon, and never on this thread, which may be a client's or the engine's.
   */
  void heal(String patch, Held held, Remedy remedy) {
    if (!remedy.stale() || held.context == null) {
      return;
    }
    former.add(held.mapping);
    copy.memory(Updates.class, Updates::new).add(() -> replace(patch, held, remedy));
  }

  private void replace(String patch, Held held, Remedy remedy) {
    try {
      if (isReplaced(held, remedy)) {
        copy.report().evicted(patch, held.mapping, remedy.now());
      }
    } catch (Throwable failure) {
      copy.failed(patch, failure);
    }
  }

  private boolean isReplaced(Held held, Remedy remedy) {
    List<Object> key = key(held.mapping.gvk());
    return remedy
        .now()
        .map(now -> contexts.replace(key, held.context, context(now)))
        .orElseGet(() -> contexts.remove(key, held.context));
  }

  /** As Handlers makes it. */
  static List<Object> key(GroupVersionKind gvk) {
    return Arrays.asList(gvk.kind(), gvk.apiVersion());
  }

  static ResourceDefinitionContext context(RestMapping mapping) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(mapping.gvk().group())
        .withVersion(mapping.gvk().version())
        .withKind(mapping.gvk().kind())
        .withPlural(mapping.plural())
        .withNamespaced(mapping.namespaced())
        .build();
  }

  private Optional<RestMapping> mapping(ResourceDefinitionContext context) {
    String group = context.getGroup() == null ? "" : context.getGroup();
    return GroupVersionKind.of(group, context.getVersion(), context.getKind())
        .filter(gvk -> !RegisteredKinds.has(session.serialization(), gvk.apiVersion(), gvk.kind()))
        .map(
            gvk ->
                RestMapping.of(
                    gvk,
                    ApiResource.of(
                        gvk.kind(),
                        context.getPlural(),
                        "",
                        context.isNamespaceScoped(),
                        List.of())));
  }

  /** A mapping, and the value that it is read from; that is null for a former one. */
  static final class Held {
    private final RestMapping mapping;
    private final ResourceDefinitionContext context;

    private Held(RestMapping mapping, ResourceDefinitionContext context) {
      this.mapping = mapping;
      this.context = context;
    }

    RestMapping mapping() {
      return mapping;
    }
  }
}
