package io.github.restmapfix.clientjava.live;

import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.util.ModelMapper;
import java.util.Optional;

/**
 * What a model class says of its kind. Version and kind are in its name, as Micronaut reads it; a
 * group is only known of what the application registered with client-java's ModelMapper, and of the
 * few of client-java's own models that have it in their names. Immutable.
 */
final class ModelKind {

  private static final String OWN_MODELS = "io.kubernetes.client.openapi.models.";

  private final String group; // null: not known
  private final String version;
  private final String kind;
  private final boolean builtIn;

  private ModelKind(String group, GroupVersionKind named, boolean builtIn) {
    this.group = group;
    this.version = named.getVersion();
    this.kind = named.getKind();
    this.builtIn = builtIn;
  }

  /** Of a class whose name has a version: others the library has refused by now. */
  static ModelKind of(Class<?> type) {
    boolean builtIn = type.getName().startsWith(OWN_MODELS);
    // client-java loads all of its models when it is asked for one, so not for those
    GroupVersionKind registered = builtIn ? null : ModelMapper.getGroupVersionKindByClass(type);
    if (registered != null) {
      return new ModelKind(registered.getGroup(), registered, false);
    }
    GroupVersionKind named =
        new io.micronaut.kubernetes.client.ModelMapper()
            .getGroupVersionKindByClass(type.asSubclass(KubernetesObject.class));
    boolean hasGroup = !named.getGroup().isEmpty() || type.getSimpleName().startsWith("Core");
    return new ModelKind(builtIn && hasGroup ? named.getGroup() : null, named, builtIn);
  }

  /** Empty if the class does not say; the core group is the empty string. */
  Optional<String> group() {
    return Optional.ofNullable(group);
  }

  String version() {
    return version;
  }

  String kind() {
    return kind;
  }

  /** False of a group that cannot be meant. */
  boolean mayBeIn(String other) {
    return group == null ? !builtIn || isKubernetes(other) : group.equals(other);
  }

  /** True if the class says another group than this one. */
  boolean isOfAnotherThan(String other) {
    return group != null && !group.equals(other);
  }

  /** Core and apps, but not serving.knative.dev, which has a Service as well. */
  private static boolean isKubernetes(String group) {
    return !group.contains(".") || group.endsWith(".k8s.io");
  }

  @Override
  public String toString() {
    return version + " " + kind;
  }
}
