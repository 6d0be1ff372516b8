package io.github.restmapfix.core;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that creates, changes or deletes a custom resource definition, told from its method and
 * path alone. The definition's name is its plural, a dot and its group; a POST names it only in its
 * body.
 */
public final class CrdWrite {

  private static final Pattern PATH =
      Pattern.compile(
          "/apis/apiextensions\\.k8s\\.io/[^/?]+/customresourcedefinitions(?:/([^/?]+))?(?:/status)?(?:\\?.*)?$");

  private final String group;

  private CrdWrite(String group) {
    this.group = group;
  }

  /** Empty for reads and for everything else. The path may have a base path before it. */
  public static Optional<CrdWrite> at(String method, String path) {
    if (path == null || !path.contains("/customresourcedefinitions") || !isWrite(method)) {
      return Optional.empty();
    }
    Matcher matcher = PATH.matcher(path);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String name = matcher.group(1);
    return Optional.of(new CrdWrite(name == null ? null : name.substring(name.indexOf('.') + 1)));
  }

  /** The group, if the path tells it; else it is {@code spec.group} of the body. */
  public Optional<String> group() {
    return Optional.ofNullable(group);
  }

  private static boolean isWrite(String method) {
    return "POST".equalsIgnoreCase(method)
        || "PUT".equalsIgnoreCase(method)
        || "PATCH".equalsIgnoreCase(method)
        || "DELETE".equalsIgnoreCase(method);
  }
}
