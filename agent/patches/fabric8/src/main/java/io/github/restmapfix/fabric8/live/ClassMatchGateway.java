package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.restmapper.GroupVersionKind;
import java.lang.reflect.Field;
import java.util.Optional;

/** Says that another version's or group's class answered, once for each kind. Changes nothing. */
public final class ClassMatchGateway implements Gateway {

  private final Copy copy;

  public ClassMatchGateway(Copy copy) {
    this.copy = copy;
  }

  @Override
  public Object answer(Object[] arguments) throws ReflectiveOperationException {
    observe(arguments);
    return null;
  }

  @Override
  public void observe(Object[] arguments) throws ReflectiveOperationException {
    Class<?> found = (Class<?>) arguments[2];
    asked(arguments[1])
        .filter(asked -> !copy.ignores(asked.group()))
        .filter(asked -> !asked.apiVersion().equals(apiVersion(found)))
        .ifPresent(asked -> say(asked, found));
  }

  private void say(GroupVersionKind asked, Class<?> found) {
    String belongs = apiVersion(found);
    copy.report()
        .once(
            "class-match " + asked,
            "fabric8.class-match: "
                + asked
                + " is answered with "
                + found.getName()
                + (belongs == null
                    ? ", which is no kind of any version: objects are read as that"
                    : ", the class of "
                        + belongs
                        + ": objects are read as that, and requests go to "
                        + belongs)
                + "; left as it is. fabric8 6.0 and later compares group and version; before,"
                + " register a class for it, of your own or the generic one:"
                + " KubernetesDeserializer.registerCustomKind(\""
                + asked.apiVersion()
                + "\", \""
                + asked.kind()
                + "\", GenericKubernetesResource.class)");
  }

  /**
   * Up to 5.12.1 the key is a string, then a {@code TypeKey}. Empty where no version was asked for:
   * there any class is right.
   */
  private static Optional<GroupVersionKind> asked(Object key) throws ReflectiveOperationException {
    if (key instanceof String) {
      String[] words = ((String) key).split("#", 2);
      return words.length == 2 ? GroupVersionKind.parse(words[0], words[1]) : Optional.empty();
    }
    String group = field(key, "apiGroup");
    return GroupVersionKind.of(
        group == null ? "" : group, field(key, "version"), field(key, "kind"));
  }

  private static String field(Object key, String name) throws ReflectiveOperationException {
    Field field = key.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return (String) field.get(key);
  }

  /** Null for what is only a part of objects, as a container is of a pod. */
  private static String apiVersion(Class<?> type) {
    Group group = type.getAnnotation(Group.class);
    Version version = type.getAnnotation(Version.class);
    if (version == null || group == null || group.value().isEmpty()) {
      return version == null ? null : version.value();
    }
    return group.value() + "/" + version.value();
  }
}
